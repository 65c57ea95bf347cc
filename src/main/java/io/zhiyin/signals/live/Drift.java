package io.zhiyin.signals.live;

import io.zhiyin.signals.pairs.PairCounter;
import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.BitSet;

/**
 * Finds products whose documents carry something wrong without looking at all of them: a queue of
 * those that something happened to, each at most once, first come first served, and a slow round
 * over the rest.
 *
 * <p>What happens to A makes A's document wrong, and those of A's neighbours, which carry A's term:
 * looking at A queues those that it did. The round finds what neither sees: popularity that only
 * faded, and products that keep a pair with an A that does not keep it itself. The queue is
 * thread-safe; looking needs the counters' lock.
 */
final class Drift {
  private final IntArrayFIFOQueue queue = new IntArrayFIFOQueue();
  private final BitSet waiting = new BitSet();
  private int swept;

  synchronized void add(int item) {
    if (!waiting.get(item)) {
      waiting.set(item);
      queue.enqueue(item);
    }
  }

  /** The first one, taken out; -1 when there is none. */
  private synchronized int poll() {
    if (queue.isEmpty()) {
      return -1;
    }
    int item = queue.dequeueInt();
    waiting.clear(item);
    return item;
  }

  synchronized void clear() {
    queue.clear();
    waiting.clear();
  }

  /**
   * Looks at some of the queue, adding drifted products to {@code found} until it has {@code
   * limit}.
   *
   * @return whether there may be more
   */
  boolean look(Counters counters, int products, int limit, IntSet found) {
    for (int i = 0; i < products && found.size() < limit; i++) {
      int item = poll();
      if (item < 0) {
        return false;
      }
      for (PairCounter pairs : counters.kinds().values()) {
        pairs.folds().driftedNeighbours(item, neighbour -> addUnless(found, neighbour));
      }
      if (counters.drifted(item)) {
        found.add(item);
      }
    }
    return true;
  }

  private void addUnless(IntSet found, int item) {
    if (!found.contains(item)) {
      add(item);
    }
  }

  /**
   * Goes on with the round: queues what drifted.
   *
   * @return up to {@code unknowns} products of whose documents' popularity nothing is known
   */
  IntSet sweep(Counters counters, int products, int unknowns) {
    int size = counters.ids().size();
    IntSet unknown = new IntOpenHashSet();
    for (int i = 0; i < Math.min(products, size); i++) {
      swept = swept + 1 < size ? swept + 1 : 0;
      if (counters.drifted(swept)) {
        add(swept);
      } else if (unknown.size() < unknowns
          && counters.popularityFolds().unknown(swept)
          && counters.popularity(swept) > 0) {
        unknown.add(swept);
      }
    }
    return unknown;
  }
}
