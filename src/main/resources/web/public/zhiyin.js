/*!
 * zhiyin.js: tells Zhiyin what shoppers do. No dependencies; include it in any shop page:
 *
 *   <script src="https://search.example/zhiyin.js" data-endpoint="https://search.example" defer></script>
 *   zhiyin.view('p1'); zhiyin.click('p1', {queryId, index: 3}); zhiyin.cart('p1', {quantity: 1, price: 99});
 *   zhiyin.purchase([{item_id: 'p1', quantity: 1, price: 99, queryId}]); zhiyin.search('帐篷', {queryId});
 *   zhiyin.watch(element, {item: 'p1', queryId, index: 0});   // an impression once half of it was seen
 *   zhiyin.signIn('user-1'); zhiyin.signOut(); zhiyin.consent(false);
 *
 * Events are kept in a queue, sent in batches of at most 100 after 400 ms or when the page is left (sendBeacon), and tried
 * again while the server cannot be reached, on the tab's next page too; each has an id, so nothing counts twice. flush()
 * promises whether all that was told so far was taken; what was refused is said in the console. Without consent only what is needed to count is sent: no user, no client, a session that ends with
 * the tab.
 */
(function (root) {
  'use strict';
  var BATCH = 100;
  var WAIT = 400;
  var MOST = 1000;
  var PAUSE = 30 * 60 * 1000;
  var own = document.currentScript;
  var endpoint = (own && own.getAttribute('data-endpoint')) || '';
  var queue = [];
  var timer = null;
  var failures = 0;
  var going = null;
  var seen = new WeakSet();

  function id() {
    return root.crypto && crypto.randomUUID
      ? crypto.randomUUID()
      : 'x-' + Date.now().toString(36) + '-' + Math.random().toString(36).slice(2);
  }

  // Storage may be forbidden; then everything lives as long as the page.
  function store(kind) {
    var memory = {};
    try {
      var it = root[kind];
      it.setItem('zhiyin.probe', '1');
      it.removeItem('zhiyin.probe');
      return it;
    } catch (e) {
      return {
        getItem: function (k) { return k in memory ? memory[k] : null; },
        setItem: function (k, v) { memory[k] = String(v); },
        removeItem: function (k) { delete memory[k]; }
      };
    }
  }
  var lasting = store('localStorage');
  var fleeting = store('sessionStorage');

  function granted() { return lasting.getItem('zhiyin.consent') !== 'no'; }

  function client() {
    var known = lasting.getItem('zhiyin.client');
    if (!known) { known = 'c-' + id(); lasting.setItem('zhiyin.client', known); }
    return known;
  }

  // A session ends after half an hour's pause, as the server's own do.
  function session() {
    var now = Date.now();
    var last = Number(fleeting.getItem('zhiyin.last') || 0);
    var known = fleeting.getItem('zhiyin.session');
    if (!known || now - last > PAUSE) { known = 's-' + id(); fleeting.setItem('zhiyin.session', known); }
    fleeting.setItem('zhiyin.last', String(now));
    return known;
  }

  function who() {
    var it = { session_id: session() };
    if (granted()) {
      it.client_id = client();
      var user = lasting.getItem('zhiyin.user');
      if (user) { it.user_id = user; }
    }
    return it;
  }

  function track(event, items, more) {
    var it = Object.assign(
      { event_id: id(), event: event, timestamp: new Date().toISOString(), consent: { personalization: granted(), analytics: granted() } },
      who(), more || {});
    if (items && items.length) { it.items = items; }
    queue.push(it);
    if (queue.length > MOST) { queue.shift(); }
    if (queue.length >= BATCH && !failures) { return flush(); }
    if (!timer) { timer = setTimeout(flush, WAIT); }
    return Promise.resolve();
  }

  // One request at a time; whoever asks meanwhile has the rest sent behind it.
  function flush() {
    if (going) { return going.then(function (taken) { return failures ? false : queue.length ? flush() : taken; }); }
    clearTimeout(timer);
    timer = null;
    if (!queue.length) { return Promise.resolve(true); }
    var batch = queue.splice(0, BATCH);
    going = send(batch).then(function (taken) {
      going = null;
      return queue.length && !failures ? flush().then(function (rest) { return taken && rest; }) : taken;
    });
    return going;
  }

  function send(batch) {
    return fetch(endpoint + '/v1/events', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' }, // as sendBeacon's: no preflight
      body: JSON.stringify({ events: batch }),
      keepalive: true
    }).then(function (answer) {
      if (answer.status === 429 || answer.status >= 500) { throw new Error('HTTP ' + answer.status); }
      failures = 0;
      return answer.json().catch(function () { return {}; }).then(function (said) {
        var rejected = said.rejected || [];
        if (!answer.ok || rejected.length) { console.warn('zhiyin: events refused', said); }
        root.dispatchEvent(new CustomEvent('zhiyin:sent', { detail: { events: batch, status: answer.status, rejected: rejected } }));
        return answer.ok && !rejected.length;
      });
    }).catch(function () {
      queue = batch.concat(queue).slice(-MOST);
      failures = Math.min(failures + 1, 6);
      if (!timer) { timer = setTimeout(flush, WAIT * Math.pow(2, failures)); }
      return false;
    });
  }

  // A beacon tells nobody what became of it: where the server was away, the tab's next page tells the rest.
  function leave() {
    while (queue.length && !failures && navigator.sendBeacon &&
        navigator.sendBeacon(endpoint + '/v1/events', JSON.stringify({ events: queue.slice(0, BATCH) }))) {
      queue.splice(0, BATCH);
    }
    if (queue.length) { fleeting.setItem('zhiyin.queue', JSON.stringify(queue)); }
  }
  root.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden' && !failures) { flush(); }
  });
  try {
    queue = JSON.parse(fleeting.getItem('zhiyin.queue') || '[]');
  } catch (e) {
    queue = [];
  }
  fleeting.removeItem('zhiyin.queue');
  if (queue.length) { timer = setTimeout(flush, WAIT); }

  var watcher = 'IntersectionObserver' in root ? new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (entry.isIntersecting && entry.target.zhiyinItem && !seen.has(entry.target)) {
        seen.add(entry.target);
        watcher.unobserve(entry.target);
        var it = entry.target.zhiyinItem;
        track('view_item_list', [{ item_id: it.item, index: it.index }], it.queryId ? { query_id: it.queryId } : {});
      }
    });
  }, { threshold: 0.5 }) : null;

  function item(itemId, more) {
    var it = { item_id: itemId };
    ['quantity', 'price', 'index'].forEach(function (k) { if (more && more[k] !== undefined) { it[k] = more[k]; } });
    return it;
  }
  function about(more) {
    return more && more.queryId ? { query_id: more.queryId } : {};
  }

  // An event names one answer: lines that come of several answers go in an event each.
  function purchase(lines, more) {
    var byAnswer = new Map();
    lines.forEach(function (line) {
      var of = line.queryId || (more && more.queryId) || '';
      byAnswer.set(of, (byAnswer.get(of) || []).concat(item(line.item_id, line)));
    });
    return Promise.all(Array.from(byAnswer, function (of) { return track('purchase', of[1], about({ queryId: of[0] })); }));
  }

  // An element that shows something else than before, or the same in another answer, can be seen again.
  function watch(element, more) {
    var before = element.zhiyinItem;
    element.zhiyinItem = more;
    if (!watcher || (before && before.item === more.item && before.queryId === more.queryId)) { return; }
    seen.delete(element);
    watcher.unobserve(element);
    watcher.observe(element);
  }

  root.zhiyin = {
    view: function (i, more) { return track('view_item', [item(i, more)], about(more)); },
    click: function (i, more) { return track('select_item', [item(i, more)], about(more)); },
    cart: function (i, more) { return track('add_to_cart', [item(i, more)], about(more)); },
    uncart: function (i, more) { return track('remove_from_cart', [item(i, more)], about(more)); },
    favourite: function (i, more) { return track('add_to_wishlist', [item(i, more)], about(more)); },
    dismiss: function (i, more) { return track('dismiss', [item(i, more)], about(more)); },
    purchase: purchase,
    search: function (term, more) { return track('search', [], Object.assign({ search_term: term }, about(more))); },
    watch: watch,
    signIn: function (user) { lasting.setItem('zhiyin.user', user); },
    signOut: function () { lasting.removeItem('zhiyin.user'); },
    /** Forgets the anonymous client: the next event comes from a new one. */
    renew: function () { lasting.removeItem('zhiyin.client'); fleeting.removeItem('zhiyin.session'); },
    /** Without consent a new session begins, which nothing before is known of. */
    consent: function (yes) {
      lasting.setItem('zhiyin.consent', yes ? 'yes' : 'no');
      if (!yes) { fleeting.removeItem('zhiyin.session'); }
    },
    granted: granted,
    who: who,
    flush: flush
  };
})(window);
