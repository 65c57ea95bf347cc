package io.zhiyin.signals.pairs;

import io.zhiyin.signals.count.Decay;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Which pairs each product keeps as its neighbours: the heaviest ones it was offered, up to a
 * bound.
 *
 * <p>A full product takes a pair when it weighs at least as much as its lightest one, which then
 * goes (the first of equals); a pair that neither side keeps is {@link Waiting}, and once it is
 * forgotten its count starts anew: only pairs of two products with many neighbours each can fall
 * short. Heaviest, not strongest: strength would favour what was met once over what is met often,
 * and costs twice the memory reads.
 *
 * <p>O(1) an offer while there is room or the pair is too light, else O(bound).
 */
final class Neighbourhoods {
  static final int NONE = -1;

  private static final int[] EMPTY = {};

  private final PairPool pool;
  private final int most;
  private int[][] lists = {};
  private int[] sizes = {};
  private int[] oneSided = {};
  private double[] floors = {};

  Neighbourhoods(PairPool pool, int most) {
    this.pool = pool;
    this.most = most;
  }

  /** How many pairs a product keeps. */
  int size(int item) {
    return item < sizes.length ? sizes[item] : 0;
  }

  int pair(int item, int i) {
    return lists[item][i];
  }

  /** How many other products keep a pair with this one that it does not keep itself. */
  int oneSided(int item) {
    return item < sizes.length ? oneSided[item] : 0;
  }

  /**
   * Offers a pair to one of its products.
   *
   * @return the pair that this product kept until now and keeps no longer, or {@link #NONE}
   */
  int offer(int pair, int side) {
    if (pool.listed(pair, side)) {
      return NONE;
    }
    int item = pool.item(pair, side);
    include(Math.max(item, pool.item(pair, 1 - side)));
    if (sizes[item] < most) {
      append(item, pair);
      list(pair, side, true);
      return NONE;
    }
    double weight = pool.weight(pair);
    if (weight < floors[item]) {
      return NONE;
    }
    int[] list = lists[item];
    int lightest = 0;
    for (int i = 1; i < most; i++) {
      if (pool.weight(list[i]) < pool.weight(list[lightest])) {
        lightest = i;
      }
    }
    int old = list[lightest];
    floors[item] = pool.weight(old);
    if (weight < floors[item]) {
      return NONE;
    }
    list[lightest] = pair;
    list(old, pool.side(old, item), false);
    list(pair, side, true);
    return old;
  }

  /** Scales the bounds that are kept of the lightest weights. */
  void halve(int times) {
    for (int i = 0; i < floors.length; i++) {
      floors[i] = Decay.halved(floors[i], times);
    }
  }

  private void append(int item, int pair) {
    int size = sizes[item]++;
    if (size == lists[item].length) {
      lists[item] = Arrays.copyOf(lists[item], Math.min(most, Math.max(4, size * 2)));
    }
    lists[item][size] = pair;
  }

  private void list(int pair, int side, boolean yes) {
    count(pair, -1);
    pool.list(pair, side, yes);
    count(pair, 1);
  }

  private void count(int pair, int by) {
    for (int side = 0; side <= 1; side++) {
      if (pool.listed(pair, 1 - side) && !pool.listed(pair, side)) {
        oneSided[pool.item(pair, side)] += by;
      }
    }
  }

  private void include(int item) {
    int had = sizes.length;
    if (item >= had) {
      int larger = Math.max(item + 1, had + (had >> 1));
      lists = Arrays.copyOf(lists, larger);
      Arrays.fill(lists, had, larger, EMPTY);
      sizes = Arrays.copyOf(sizes, larger);
      oneSided = Arrays.copyOf(oneSided, larger);
      floors = Arrays.copyOf(floors, larger);
    }
  }

  /** Writes the lists in their order, which decides between equals. */
  void write(DataOutput out, int[] numbers) throws IOException {
    out.writeInt(sizes.length);
    for (int item = 0; item < sizes.length; item++) {
      out.writeInt(sizes[item]);
      for (int i = 0; i < sizes[item]; i++) {
        out.writeInt(numbers[lists[item][i]]);
      }
    }
  }

  void read(DataInput in) throws IOException {
    int items = in.readInt();
    if (items > 0) {
      include(items - 1);
    }
    for (int item = 0; item < items; item++) {
      int size = in.readInt();
      for (int i = 0; i < size; i++) {
        int pair = in.readInt();
        append(item, pair);
        list(pair, pool.side(pair, item), true);
      }
    }
  }
}
