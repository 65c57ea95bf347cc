package io.zhiyin.signals.pairs;

import io.zhiyin.signals.count.Hash64;
import io.zhiyin.signals.count.Joining;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The open windows of one kind of pair, the idle ones forgotten in the order in which they fell
 * idle in the log, so that a replay forgets the same.
 *
 * <p>A session with an id is one window for as long as its id comes; one without is cut where its
 * shopper paused; the part before is kept for a sign-in only, and is the first to be forgotten. A
 * window over days drops what is older. The windows of one shopper's sessions are linked, the one
 * opened last first, so that a sign-in finds those of the client.
 */
final class Windows {
  /** Sessions of a client that become the user's at a sign-in, the ones opened last. */
  private static final int JOINED = 64;

  private final PairRules rules;
  private final Long2LongOpenHashMap latest = new Long2LongOpenHashMap();
  private final Long2ObjectLinkedOpenHashMap<Window> open = new Long2ObjectLinkedOpenHashMap<>();

  Windows(PairRules rules) {
    this.rules = rules;
  }

  /** The window that something at a time belongs to, without what it no longer holds. */
  Window open(Meeting meeting) {
    long key = rules.bySession() ? meeting.session() : meeting.shopper();
    Window window = open.getAndMoveToLast(key);
    if (window == null) {
      window = fresh(meeting.shopper(), key);
    } else if (!rules.bySession()) {
      window.dropBefore(meeting.time() - rules.reach().within().toSeconds());
    } else if (!meeting.sessionNamed() && paused(meeting.time(), window.last())) {
      window = cut(key, window);
    }
    window.happened(meeting.time());
    return window;
  }

  private Window fresh(long shopper, long key) {
    Window window = new Window(shopper, link(shopper, key));
    open.putAndMoveToLast(key, window);
    if (open.size() > rules.limits().windows()) {
      long idle = open.firstLongKey();
      unlink(idle, open.removeFirst());
    }
    return window;
  }

  /** A new window under a key; the one that was goes under a key of its own. */
  private Window cut(long key, Window window) {
    long past = Hash64.mix(key ^ window.last());
    open.remove(key);
    open.putAndMoveToFirst(past, Window.joined(window, window, window.shopper(), window.other()));
    latest.put(window.shopper(), past);
    return fresh(window.shopper(), key);
  }

  /** Notes a window as its shopper's latest; answers the one that was, or 0. */
  private long link(long shopper, long key) {
    return rules.bySession() ? latest.put(shopper, key) : 0;
  }

  private void unlink(long key, Window window) {
    if (rules.bySession() && latest.get(window.shopper()) == key) {
      latest.remove(window.shopper());
    }
  }

  /**
   * Makes a client's windows the user's: that of the session at hand, or over days, becomes one
   * with the user's own, which then counts as used last.
   *
   * @return the client's windows as they were
   */
  List<Window> join(Joining joining) {
    List<Window> joined = new ArrayList<>();
    if (!rules.bySession()) {
      move(joining, joining.from(), joining.to(), joined);
      return joined;
    }
    long key = latest.remove(joining.from());
    for (Window window = open.get(key);
        window != null && window.shopper() == joining.from() && joined.size() < JOINED;
        window = open.get(key)) {
      long next = window.other();
      boolean now = key == joining.from(joining.sessionId());
      boolean unnamed = key == joining.from("");
      String session = now ? joining.sessionId() : "";
      move(joining, key, now || unnamed ? joining.to(session) : key, joined);
      key = next;
    }
    return joined;
  }

  private void move(Joining joining, long from, long to, List<Window> joined) {
    Window window = open.remove(from);
    if (window == null) {
      return;
    }
    joined.add(window);
    Window own = open.remove(to);
    long other = own == null ? link(joining.to(), to) : own.other();
    Window one = own == null ? window : own;
    boolean apart = to == joining.to("") && paused(window.last(), one.last());
    Window newer = window.last() > one.last() ? window : one;
    open.putAndMoveToLast(
        to, Window.joined(apart ? newer : one, apart ? newer : window, joining.to(), other));
  }

  private boolean paused(long one, long other) {
    return rules.bySession() && Math.abs(one - other) > rules.limits().sessionPause().toSeconds();
  }

  /** Whether two times are near enough for a pair. */
  boolean near(long one, long other) {
    return rules.bySession() || Math.abs(one - other) <= rules.reach().within().toSeconds();
  }

  int size() {
    return open.size();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(open.size());
    for (Map.Entry<Long, Window> entry : open.long2ObjectEntrySet()) {
      out.writeLong(entry.getKey());
      entry.getValue().write(out);
    }
    out.writeInt(latest.size());
    for (Long2LongMap.Entry entry : latest.long2LongEntrySet()) {
      out.writeLong(entry.getLongKey());
      out.writeLong(entry.getLongValue());
    }
  }

  void read(DataInput in, boolean named) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      long key = in.readLong();
      open.putAndMoveToLast(key, Window.read(in, named));
    }
    int links = named ? in.readInt() : 0;
    for (int i = 0; i < links; i++) {
      long shopper = in.readLong();
      latest.put(shopper, in.readLong());
    }
  }
}
