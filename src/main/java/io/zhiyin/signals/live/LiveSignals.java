package io.zhiyin.signals.live;

import io.zhiyin.signals.DailyFeedback;
import io.zhiyin.signals.Feedback;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.Momentum;
import io.zhiyin.signals.Neighbour;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.Signals;
import io.zhiyin.signals.Visit;
import io.zhiyin.signals.history.Histories;
import io.zhiyin.signals.log.EventLog;
import io.zhiyin.signals.pairs.PairCounter;
import io.zhiyin.signals.robots.Robots;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Logger;

/**
 * The signals, counted from the event log as it grows.
 *
 * <p>Entries are taken one at a time, each under the write lock for as long as its pairs take (a
 * view some µs, a purchase of 200 products some ms); questions hold the read lock and never each
 * other up. Work over many products lets go of the lock every {@value #CHUNK} of them. Between a
 * refresh of the index and {@link #folded} an overlay may still speak of the documents before: for
 * that moment a product whose strength went there and back counts by its old document. Long because
 * all of it reads or writes under that one lock.
 */
public final class LiveSignals implements Signals {
  private static final Logger LOG = Logger.getLogger(LiveSignals.class.getName());

  /** Products looked at under one hold of the lock: below a millisecond. */
  private static final int CHUNK = 64;

  /**
   * Products that each {@link #drifted} looks at beside those that something happened to. At a call
   * a second a million products take about an hour.
   */
  private static final int SWEEP = 256;

  /** Products with unknown folded popularity that each {@link #drifted} has folded to know it. */
  private static final int SWEEP_UNKNOWN = 8;

  private final SignalSettings settings;
  private final EventLog log;
  private final Beginning beginning;
  private final Histories histories;
  private final Predicate<Shopper> refuses;
  private final ReentrantLock turn = new ReentrantLock();
  private final ReentrantLock recounting = new ReentrantLock();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Drift drift = new Drift();
  private Counters counters;

  /** Empty until {@link #load} and {@link #follow}; nobody refuses. */
  public LiveSignals(SignalSettings settings, EventLog log, Clock clock) {
    this(settings, log, clock, shopper -> false);
  }

  /**
   * @param refuses shoppers who have no history, whatever the log holds
   */
  public LiveSignals(
      SignalSettings settings, EventLog log, Clock clock, Predicate<Shopper> refuses) {
    this.settings = settings;
    this.log = log;
    this.beginning = new Beginning(settings, log);
    this.histories = new Histories(log, clock);
    this.refuses = refuses;
    this.counters = new Counters(settings, log.erasures());
  }

  /**
   * Counts what the log holds above the number reached, and from then on everything appended to it.
   * A state that is ahead of the log belongs to another one and is counted anew. To be called once.
   */
  public void follow() {
    turn.lock();
    try {
      long erasures = log.erasures();
      if (sequence() > log.lastSequence() || counters.erasures() != erasures) {
        LOG.warning("The saved counters are of another event log; they are counted anew from it");
        begin();
      } else if (sequence() < log.expiry().through()) {
        begin();
      }
      log.onAppend(this::apply);
      log.replay(sequence(), this::apply);
    } finally {
      turn.unlock();
    }
  }

  /** Lets what was loaded go before what stands for the beginning is read: never both in memory. */
  private void begin() {
    replace(new Counters(settings, log.erasures()));
    replace(beginning.counters());
  }

  /**
   * Counts everything anew, after the log lost events: the state is then, to the bit, that of a log
   * that never held them, with nothing folded. What went for its age before stays counted.
   * Questions and appends go on meanwhile and are held up only by the last stretch. Costs what
   * counting the whole log costs, and the memory of a second set of counters until it is done; one
   * at a time.
   */
  public void recount() {
    recounting.lock();
    try {
      Counters fresh = beginning.counters();
      log.replay(fresh.sequence(), entry -> fresh.apply(entry, item -> {}));
      turn.lock();
      try {
        log.replay(fresh.sequence(), entry -> fresh.apply(entry, item -> {}));
        replace(fresh);
        histories.forget();
      } finally {
        turn.unlock();
      }
    } finally {
      recounting.unlock();
    }
  }

  /**
   * Lets the events go that are older than a time; what they were counted to stays, here and
   * whenever it is counted anew. Costs a count of what goes, and meanwhile the memory of what has
   * gone and goes, counted beside the live ones.
   *
   * @return whether any may be removed from the log now
   */
  public boolean expire(Instant before) {
    recounting.lock();
    try {
      return beginning.moveTo(before);
    } finally {
      recounting.unlock();
    }
  }

  /** Counts entries in log order; those already counted are passed over. */
  public void apply(List<EventLog.Entry> entries) {
    entries.forEach(this::apply);
  }

  /** Counts one entry, unless it was counted already. */
  public void apply(EventLog.Entry entry) {
    turn.lock();
    try {
      change(() -> counters.apply(entry, drift::add));
      histories.happened(entry.event());
    } finally {
      turn.unlock();
    }
  }

  /** Under how many erasures of the log it was counted; the log's own, unless one broke off. */
  public long erasures() {
    return ask(reading -> reading.counters().erasures());
  }

  /** The number of the last entry counted; 0 when there is none. */
  public long sequence() {
    return ask(reading -> reading.counters().sequence());
  }

  /** Pairs kept now, of all kinds. */
  public long pairs() {
    return ask(reading ->
        reading.counters().kinds().values().stream().mapToLong(PairCounter::pairs).sum());
  }

  /** Products that are known by an event or by the index. */
  public int items() {
    return ask(reading -> reading.counters().ids().size());
  }

  /**
   * Writes the whole state, for {@link #load}. Questions go on; entries appended meanwhile wait.
   *
   * @return the sequence number that it holds everything up to
   */
  public long save(OutputStream out) throws IOException {
    turn.lock();
    try {
      return Checkpoint.write(counters, out);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Takes a saved state over, with nothing folded.
   *
   * @throws IOException when it is damaged, of another version or counted by other settings; the
   *     state is then what it was
   */
  public void load(InputStream in) throws IOException {
    turn.lock();
    try {
      replace(Checkpoint.read(in, settings));
    } finally {
      turn.unlock();
    }
  }

  private void replace(Counters its) {
    change(() -> {
      counters = its;
      drift.clear();
    });
  }

  @Override
  public List<Neighbour> neighbours(PairKind kind, String itemId) {
    return ask(reading -> reading.neighbours(kind, itemId));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Counted as Kish's effective number (Σg)²/Σg²: sessions of one age count 1 each however old
   * they are, older ones beside newer ones less.
   */
  @Override
  public double support(PairKind kind, String itemId) {
    return ask(reading -> reading.support(kind, itemId));
  }

  @Override
  public Map<String, Double> overlay(PairKind kind, Map<String, Double> seeds) {
    return ask(reading -> reading.overlay(kind, seeds));
  }

  @Override
  public double popularity(String itemId) {
    return ask(reading -> reading.popularity(itemId));
  }

  @Override
  public List<String> popular(int limit) {
    return ask(reading -> reading.popular(limit));
  }

  @Override
  public List<Momentum> active(String region, int limit) {
    return ask(reading -> reading.active(region, limit));
  }

  @Override
  public List<Momentum> momentum(Collection<String> itemIds) {
    return ask(reading -> reading.momentum(itemIds));
  }

  @Override
  public ItemSignals of(String itemId) {
    return ask(reading -> reading.of(itemId));
  }

  /**
   * {@inheritDoc}
   *
   * <p>In turn, so that one call after another reaches all of them; a product comes again until it
   * was {@link #folded}. Empty only when nothing is known to have drifted.
   */
  @Override
  public List<String> drifted(int limit) {
    sweep();
    IntSet found = new IntLinkedOpenHashSet();
    while (found.size() < limit
        && ask(reading -> drift.look(reading.counters(), CHUNK, limit, found))) {
      // Until enough were found or none is left.
    }
    found.forEach(drift::add);
    return ask(reading -> found.intStream().mapToObj(i -> reading.counters().ids().id(i)).toList());
  }

  private void sweep() {
    for (int done = 0; done < SWEEP; done += CHUNK) {
      int unknowns = SWEEP_UNKNOWN * CHUNK / SWEEP;
      IntSet unknown = ask(reading -> drift.sweep(reading.counters(), CHUNK, unknowns));
      change(() -> unknown.forEach(counters.popularityFolds()::changed));
      unknown.forEach(drift::add);
    }
  }

  @Override
  public void folded(Map<String, ItemSignals> documents) {
    documents.forEach(
        (id, signals) -> change(() -> new Folding(counters, drift).folded(id, signals)));
  }

  @Override
  public void indexed(PairKind kind, String seed, Map<String, Float> strengths) {
    change(() -> new Folding(counters, drift).indexed(kind, seed, strengths));
  }

  @Override
  public void nothingFolded() {
    change(() -> new Folding(counters, drift).nothing());
  }

  @Override
  public List<Visit> history(Shopper shopper, String sessionId, int limit) {
    return refuses.test(shopper) ? List.of() : histories.of(shopper, sessionId, limit);
  }

  @Override
  public Set<String> done(Shopper shopper, String sessionId) {
    return refuses.test(shopper) ? Set.of() : histories.done(shopper, sessionId);
  }

  @Override
  public Map<String, Integer> shown(Shopper shopper, String sessionId) {
    return refuses.test(shopper) ? Map.of() : histories.shown(shopper, sessionId);
  }

  @Override
  public String region(Shopper shopper, String sessionId) {
    return refuses.test(shopper) ? "" : histories.region(shopper, sessionId);
  }

  @Override
  public List<Feedback> feedback() {
    return ask(reading -> reading.counters().answers().feedback());
  }

  @Override
  public List<DailyFeedback> feedback(int days) {
    return ask(reading -> reading.counters().answers().days().newest(days));
  }

  @Override
  public LeftOut leftOut() {
    return ask(reading -> {
      Robots robots = reading.counters().robots();
      return new LeftOut(robots.marked(), robots.events(), robots.purchases());
    });
  }

  private <T> T ask(Function<Reading, T> question) {
    return locked(lock.readLock(), () -> question.apply(new Reading(counters)));
  }

  private void change(Runnable change) {
    locked(
        lock.writeLock(),
        () -> {
          change.run();
          return true;
        });
  }

  private static <T> T locked(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
