package io.zhiyin.signals.pairs;

import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * What the index's documents carry of one kind of pair, beside what they should carry.
 *
 * <p>The document of B should carry a term A with strength(A,B) for every pair that B keeps. Of
 * each kept pair this knows what B's document carries ({@code folded}); of terms that B's document
 * carries without keeping the pair it knows only that there are some ({@code stale}). So for any
 * seed A whose list holds B: if B is not stale and folded agrees with the strength, the index's
 * value is right, and else the {@link #overlay} gives it.
 */
public final class Folds {
  private final PairCounter counter;
  private final Roles roles;
  private final PairPool pool;
  private final Neighbourhoods lists;
  private final double tolerance;
  private final BitSet stale = new BitSet();

  Folds(PairCounter counter, double tolerance) {
    this.counter = counter;
    this.roles = counter.roles();
    this.pool = counter.pool();
    this.lists = counter.lists();
    this.tolerance = tolerance;
  }

  /** One side of a pair keeps it no longer; its document may still carry it. */
  void left(int pair, int side) {
    if (pool.folded(pair, side) > 0) {
      pool.fold(pair, side, 0);
      stale.set(pool.item(pair, side));
    }
  }

  /** No document carries anything. */
  public void nothing() {
    pool.nothingFolded();
    stale.clear();
  }

  /**
   * The documents' strengths under one term, other product → strength; no other carries the term.
   */
  public void indexed(int product, Int2DoubleMap strengths) {
    int seed = roles.seed(product);
    for (int i = 0; i < lists.size(seed); i++) {
      int pair = lists.pair(seed, i);
      pool.fold(pair, 1 - pool.side(pair, seed), 0);
    }
    for (Int2DoubleMap.Entry entry : strengths.int2DoubleEntrySet()) {
      carries(roles.follower(entry.getIntKey()), seed, entry.getDoubleValue());
    }
  }

  /** The whole of one document: its terms with their strengths. */
  public void folded(int product, Int2DoubleMap terms) {
    int item = roles.follower(product);
    stale.clear(item);
    for (int i = 0; i < lists.size(item); i++) {
      int pair = lists.pair(item, i);
      pool.fold(pair, pool.side(pair, item), 0);
    }
    for (Int2DoubleMap.Entry entry : terms.int2DoubleEntrySet()) {
      carries(item, roles.seed(entry.getIntKey()), entry.getDoubleValue());
    }
  }

  private void carries(int item, int term, double strength) {
    int pair = counter.find(item, term);
    if (pair == PairIndex.NONE || !pool.listed(pair, pool.side(pair, item))) {
      stale.set(item);
    } else {
      pool.fold(pair, pool.side(pair, item), (float) strength);
    }
  }

  /** Whether a product's own document carries something wrong. */
  public boolean drifted(int product) {
    int item = roles.follower(product);
    if (stale.get(item)) {
      return true;
    }
    for (int i = 0; i < lists.size(item); i++) {
      int pair = lists.pair(item, i);
      int side = pool.side(pair, item);
      if (wrong(counter.strength(pair, side), pool.folded(pair, side))) {
        return true;
      }
    }
    return false;
  }

  /** Visits the neighbours whose documents carry a wrong strength under this product's term. */
  public void driftedNeighbours(int product, IntConsumer visitor) {
    int item = roles.seed(product);
    for (int i = 0; i < lists.size(item); i++) {
      int pair = lists.pair(item, i);
      int side = 1 - pool.side(pair, item);
      if (pool.listed(pair, side) && wrong(counter.strength(pair, side), pool.folded(pair, side))) {
        visitor.accept(roles.product(pool.item(pair, side)));
      }
    }
  }

  /**
   * The values Σ weight·strength over all seeds of those products in any seed's list whose
   * documents do not give it.
   *
   * <p>O(Σ list) look-ups; a product that keeps a pair with a seed that does not keep it itself
   * costs one more for each such seed.
   */
  public Int2DoubleMap overlay(int[] seeds, double[] weights) {
    Int2DoubleOpenHashMap sums = new Int2DoubleOpenHashMap();
    IntSet wrong = new IntOpenHashSet();
    for (int s = 0; s < seeds.length; s++) {
      int seed = roles.seed(seeds[s]);
      for (int i = 0; i < lists.size(seed); i++) {
        int pair = lists.pair(seed, i);
        int side = 1 - pool.side(pair, seed);
        int other = pool.item(pair, side);
        double strength = counter.strength(pair, side);
        sums.addTo(roles.product(other), weights[s] * strength);
        if (stale.get(other) || wrong(strength, pool.folded(pair, side))) {
          wrong.add(roles.product(other));
        }
      }
    }
    sums.keySet().retainAll(wrong);
    for (int s = 0; s < seeds.length; s++) {
      if (lists.oneSided(roles.seed(seeds[s])) > 0) {
        addUnlisted(roles.seed(seeds[s]), weights[s], sums);
      }
    }
    return sums;
  }

  private void addUnlisted(int seed, double weight, Int2DoubleOpenHashMap sums) {
    for (Int2DoubleMap.Entry sum : sums.int2DoubleEntrySet()) {
      int pair = counter.find(seed, roles.follower(sum.getIntKey()));
      int side = pair == PairIndex.NONE ? 0 : 1 - pool.side(pair, seed);
      if (pair != PairIndex.NONE && pool.listed(pair, side) && !pool.listed(pair, 1 - side)) {
        double strength = counter.strength(pair, side);
        sum.setValue(sum.getDoubleValue() + weight * strength);
      }
    }
  }

  private boolean wrong(double strength, float folded) {
    return Math.abs(strength - folded) > tolerance * Math.max(strength, folded);
  }
}
