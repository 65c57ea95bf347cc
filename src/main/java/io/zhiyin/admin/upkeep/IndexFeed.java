package io.zhiyin.admin.upkeep;

import io.zhiyin.admin.models.Model;
import io.zhiyin.admin.models.Models;
import io.zhiyin.catalog.store.ProductChange;
import io.zhiyin.catalog.store.ProductStore;
import io.zhiyin.index.Change;
import io.zhiyin.index.Documents;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the index in step with the store and with the signals: one thread that follows the store's
 * change feed and folds drifted signals into their documents.
 *
 * <p>The index is a view that remembers the sequence number it has applied, so catching up after a
 * crash, from nothing, and during normal work are the same loop. Products are searchable within
 * {@link Pace#refresh}, at once for whoever waits in {@link #awaitVisible}. Long because applying,
 * folding, showing and committing share one turn and its state.
 */
public final class IndexFeed implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(IndexFeed.class.getName());

  /**
   * Changes taken over at a time: large enough to keep all cores analysing, small enough to be seen
   * soon.
   */
  static final int BATCH = 500;

  /** Changes to be taken over from which on the rest is done {@value #RARELY} times less often. */
  private static final int FAR_BEHIND = 10 * BATCH;

  private static final int RARELY = 10;

  /**
   * How often what happens.
   *
   * @param refresh changes become visible after at most this
   * @param fold signals are folded in this often
   * @param foldBatch documents folded at a time
   * @param commit the index is made durable this often; the store is durable without it
   */
  public record Pace(Duration refresh, Duration fold, int foldBatch, Duration commit) {
    public static final Pace DEFAULT =
        new Pace(Duration.ofMillis(500), Duration.ofSeconds(1), 200, Duration.ofSeconds(15));
  }

  private final ProductStore store;
  private final ProductIndex index;
  private final Signals signals;
  private final Models models;
  private final Pace pace;

  private final ReentrantLock turn = new ReentrantLock(true);
  private final Condition wake = turn.newCondition();
  private final Condition seen = turn.newCondition();
  private final Map<String, ItemSignals> unseen = new HashMap<>();
  private final Thread thread = new Thread(this::run, "index-feed");
  private final AtomicLong refolds = new AtomicLong();
  private final Set<String> folded = ConcurrentHashMap.newKeySet();
  private volatile boolean noting;
  private boolean closed;
  private boolean changed;
  private boolean uncommitted;
  private final PriorityQueue<Long> awaited = new PriorityQueue<>();
  private long visible;
  private long refreshedAt = System.nanoTime();
  private long foldedAt = refreshedAt;
  private long committedAt = refreshedAt;
  private long retryAt = refreshedAt;

  public IndexFeed(
      ProductStore store, ProductIndex index, Signals signals, Models models, Pace pace) {
    this.store = store;
    this.index = index;
    this.signals = signals;
    this.models = models;
    this.pace = pace;
    thread.setDaemon(true);
  }

  /** Brings the index up to date, learns what is folded in it, and starts following. */
  public void start() {
    exclusively(() -> {
      catchUp(index, models.serving());
      show();
      learnFolded();
    });
    store.onChange(this::wake);
    thread.start();
  }

  /** Runs something while the index stands still; questions go on. */
  public void exclusively(Runnable work) {
    turn.lock();
    try {
      work.run();
    } finally {
      turn.unlock();
    }
  }

  /**
   * Puts other documents in the live ones' place: {@code swap} runs while the index stands still,
   * and whether it succeeds or throws, the signals are told what the live documents carry then.
   */
  void swapping(Runnable swap) {
    exclusively(() -> {
      show();
      try {
        swap.run();
      } finally {
        learnFolded();
      }
    });
  }

  /**
   * Applies all that the store has committed by now to some documents; what is written meanwhile is
   * left to the next time, so that this ends however fast writers are. To be called {@link
   * #exclusively} for live documents.
   *
   * @param model that the documents carry
   */
  public void catchUp(Documents documents, Model model) {
    long target = store.lastSequence();
    while (documents.applied() < target && applyNext(documents, model) > 0) {
      // Until the target is reached.
    }
  }

  /** Applies the next batch of changes and says how many there were. */
  int applyNext(Documents documents, Model model) {
    List<ProductChange> changes = store.changesAfter(documents.applied(), BATCH);
    if (!changes.isEmpty()) {
      documents.apply(
          changes.parallelStream().map(change -> toChange(change, model)).toList(),
          changes.getLast().sequence());
    }
    return changes.size();
  }

  private Change toChange(ProductChange change, Model model) {
    return change
        .product()
        .<Change>map(product -> new Change.Put(product, signals(product.id(), model)))
        .orElseGet(() -> new Change.Delete(change.id()));
  }

  /** What a product's document carries: what shoppers did lately, and what a model says. */
  ItemSignals signals(String id, Model model) {
    return signals.of(id).with(model.of(id));
  }

  /** Tells the signals what the live index's documents carry: after opening it and after a swap. */
  private void learnFolded() {
    signals.nothingFolded();
    for (PairKind kind : PairKind.values()) {
      index.strengths(kind, (seed, strengths) -> signals.indexed(kind, seed, strengths));
    }
  }

  /**
   * Writes the signals of some products into their live documents whatever these carry, for when
   * counters were counted anew; visible and durable when it returns.
   */
  public void refold(Collection<String> ids) {
    exclusively(() -> {
      show();
      learnFolded();
      unseen.putAll(fold(index, ids, models.serving()));
      show();
      commit();
      refolds.incrementAndGet();
    });
  }

  /** How often {@link #refold} ended. */
  long refolds() {
    return refolds.get();
  }

  /** Notes from now on, or no longer, which live documents are folded anew. */
  void noteFolds(boolean on) {
    noting = on;
    folded.clear();
  }

  /** Writes the signals that were noted into a draft, too. */
  void passFolds(Documents draft, Model model) {
    List<String> ids = List.copyOf(folded);
    ids.forEach(folded::remove);
    fold(draft, ids, model);
  }

  private Map<String, ItemSignals> fold(Documents documents, Collection<String> ids, Model model) {
    Map<String, ItemSignals> folds = new HashMap<>();
    ids.forEach(id -> folds.put(id, signals(id, model)));
    List<Change> changes = new ArrayList<>();
    folds.forEach((id, its) -> changes.add(new Change.Fold(id, its)));
    documents.apply(changes, documents.applied());
    return folds;
  }

  /**
   * Waits until the change with this sequence number is visible to questions.
   *
   * @return whether it is; false when the time ran out
   */
  public boolean awaitVisible(long sequence, Duration atMost) {
    long left = atMost.toNanos();
    turn.lock();
    try {
      awaited.add(sequence);
      wake.signalAll();
      while (visible < sequence && left > 0 && !closed) {
        left = seen.awaitNanos(left);
      }
      return visible >= sequence;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      awaited.remove(sequence);
      turn.unlock();
    }
  }

  private void wake() {
    // Only a hint: the writer must not wait for a batch that is being applied.
    if (turn.tryLock()) {
      try {
        wake.signalAll();
      } finally {
        turn.unlock();
      }
    }
  }

  private void run() {
    while (true) {
      turn.lock();
      try {
        if (closed) {
          return;
        }
        if (System.nanoTime() < retryAt || !step()) {
          wake.awaitNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, "The index could not follow the store; it is tried again", e);
        retryAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      } finally {
        turn.unlock();
      }
    }
  }

  /** One round; says whether there was something to apply. */
  private boolean step() {
    List<ProductChange> changes = store.changesAfter(index.applied(), BATCH);
    if (!changes.isEmpty()) {
      Model model = models.serving();
      List<Change> puts = changes.parallelStream().map(change -> toChange(change, model)).toList();
      index.apply(puts, changes.getLast().sequence());
      for (Change change : puts) {
        if (change instanceof Change.Put(var product, var its)) {
          unseen.put(product.id(), its);
        }
      }
      changed = true;
    }
    long now = System.nanoTime();
    if (now - foldedAt >= unhurried(pace.fold())) {
      foldedAt = now;
      Map<String, ItemSignals> folds =
          fold(index, signals.drifted(pace.foldBatch()), models.serving());
      unseen.putAll(folds);
      if (noting) {
        folded.addAll(folds.keySet());
      }
      changed |= !folds.isEmpty();
    }
    if (changed && (awaited() || now - refreshedAt >= unhurried(pace.refresh()))) {
      show();
    } else if (!changed) {
      sawAll();
    }
    if (uncommitted && now - committedAt >= pace.commit().toNanos()) {
      commit();
    }
    return !changes.isEmpty();
  }

  /** Whether somebody waits for what was applied. */
  private boolean awaited() {
    Long first = awaited.peek();
    return first != null && first <= index.applied();
  }

  /**
   * Nanoseconds between two times. Far behind the store, what is shown is old in any case, and both
   * showing and folding, which shows first, take time from applying.
   */
  private long unhurried(Duration between) {
    return lag() > FAR_BEHIND ? between.toNanos() * RARELY : between.toNanos();
  }

  private void show() {
    index.refresh();
    signals.folded(unseen);
    unseen.clear();
    changed = false;
    uncommitted = true;
    refreshedAt = System.nanoTime();
    sawAll();
  }

  private void sawAll() {
    visible = index.applied();
    seen.signalAll();
  }

  private void commit() {
    index.commit();
    uncommitted = false;
    committedAt = System.nanoTime();
  }

  /** The sequence number that the live index has taken over. */
  long applied() {
    return index.applied();
  }

  /**
   * Products changed in the store that the index has not taken over yet: a lower bound of how far
   * it lags.
   */
  public long lag() {
    return Math.max(0, store.lastSequence() - index.applied());
  }

  /** Stops following and makes the index durable. */
  @Override
  public void close() {
    turn.lock();
    try {
      closed = true;
      wake.signalAll();
      seen.signalAll();
    } finally {
      turn.unlock();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    index.commit();
  }
}
