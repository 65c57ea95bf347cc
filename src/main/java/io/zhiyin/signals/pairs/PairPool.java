package io.zhiyin.signals.pairs;

import io.zhiyin.signals.count.Decay;
import io.zhiyin.signals.count.Sums;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Records of pairs of products, in parallel arrays by pair number; numbers of freed pairs are used
 * again.
 *
 * <p>A pair's two products are its sides: side 0 has the lower ordinal. Each side may <i>list</i>
 * the pair among its neighbours, and has a <i>folded</i> strength: what that product's document
 * carries for the other product. 30 + 4·minShoppers bytes a pair; the arrays grow by half.
 */
final class PairPool {
  private static final int FIRST = 16;
  private static final int BOTH = 3;
  private static final int WAITS = 4;
  private static final int MET = 8;

  private final int minShoppers;
  private int[] items = new int[2 * FIRST];
  private double[] weights = new double[FIRST];
  private double[] squares = new double[FIRST];
  private float[] folded = new float[2 * FIRST];
  private byte[] distinct = new byte[FIRST];
  private byte[] listed = new byte[FIRST];
  private int[] shoppers;
  private int used;
  private int free = -1;

  /**
   * @param minShoppers distinct shoppers are told apart up to this number
   */
  PairPool(int minShoppers) {
    this.minShoppers = minShoppers;
    this.shoppers = new int[FIRST * (minShoppers - 1)];
  }

  /** A new pair of two products, the lower ordinal first, with nothing counted. */
  int take(int lower, int higher) {
    int pair = free;
    if (pair < 0) {
      pair = used++;
      grow();
    } else {
      free = items[2 * pair];
    }
    items[2 * pair] = lower;
    items[2 * pair + 1] = higher;
    return pair;
  }

  void free(int pair) {
    weights[pair] = 0;
    squares[pair] = 0;
    folded[2 * pair] = 0;
    folded[2 * pair + 1] = 0;
    distinct[pair] = 0;
    items[2 * pair] = free;
    free = pair;
  }

  int item(int pair, int side) {
    return items[2 * pair + side];
  }

  int side(int pair, int item) {
    return items[2 * pair] == item ? 0 : 1;
  }

  int other(int pair, int item) {
    return items[2 * pair + 1 - side(pair, item)];
  }

  double weight(int pair) {
    return weights[pair];
  }

  Sums sums(int pair) {
    return new Sums(weights[pair], squares[pair]);
  }

  /** Distinct shoppers, told apart up to the minimum. */
  int distinct(int pair) {
    return distinct[pair];
  }

  void add(int pair, double weight, int shopper) {
    weights[pair] += weight;
    squares[pair] += weight * weight;
    int known = distinct[pair];
    if (known < minShoppers && !knows(pair, shopper)) {
      if (known < minShoppers - 1) {
        shoppers[pair * (minShoppers - 1) + known] = shopper;
      }
      distinct[pair]++;
    }
  }

  private boolean knows(int pair, int shopper) {
    int from = pair * (minShoppers - 1);
    for (int i = from; i < from + distinct[pair]; i++) {
      if (shoppers[i] == shopper) {
        return true;
      }
    }
    return false;
  }

  boolean listed(int pair, int side) {
    return (listed[pair] & (1 << side)) != 0;
  }

  boolean unlisted(int pair) {
    return (listed[pair] & BOTH) == 0;
  }

  /** Whether a pair stands in {@link Waiting}. */
  boolean waits(int pair) {
    return (listed[pair] & WAITS) != 0;
  }

  /** A pair comes to wait, not met since, or leaves. */
  void await(int pair, boolean yes) {
    listed[pair] = (byte) ((listed[pair] & BOTH) | (yes ? WAITS : 0));
  }

  /** Notes of a pair that waits that it was met. */
  void meet(int pair) {
    if (waits(pair)) {
      listed[pair] |= MET;
    }
  }

  boolean metAgain(int pair) {
    return (listed[pair] & MET) != 0;
  }

  void list(int pair, int side, boolean yes) {
    listed[pair] = (byte) (yes ? listed[pair] | (1 << side) : listed[pair] & ~(1 << side));
  }

  float folded(int pair, int side) {
    return folded[2 * pair + side];
  }

  void fold(int pair, int side, float strength) {
    folded[2 * pair + side] = strength;
  }

  void nothingFolded() {
    Arrays.fill(folded, 0);
  }

  void halve(int times) {
    for (int pair = 0; pair < used; pair++) {
      weights[pair] = Decay.halved(weights[pair], times);
      squares[pair] = Decay.halved(squares[pair], 2 * times);
    }
  }

  /** Pair numbers are below this. */
  int used() {
    return used;
  }

  private void grow() {
    if (used <= weights.length) {
      return;
    }
    int larger = weights.length + (weights.length >> 1);
    items = Arrays.copyOf(items, 2 * larger);
    weights = Arrays.copyOf(weights, larger);
    squares = Arrays.copyOf(squares, larger);
    folded = Arrays.copyOf(folded, 2 * larger);
    distinct = Arrays.copyOf(distinct, larger);
    listed = Arrays.copyOf(listed, larger);
    shoppers = Arrays.copyOf(shoppers, larger * (minShoppers - 1));
  }

  /** Writes what was counted, without what is listed, waits and is folded. */
  void write(int pair, DataOutput out) throws IOException {
    out.writeInt(items[2 * pair]);
    out.writeInt(items[2 * pair + 1]);
    out.writeDouble(weights[pair]);
    out.writeDouble(squares[pair]);
    out.writeByte(distinct[pair]);
    int known = Math.min(distinct[pair], minShoppers - 1);
    for (int i = 0; i < known; i++) {
      out.writeInt(shoppers[pair * (minShoppers - 1) + i]);
    }
  }

  /** Reads the next pair back. */
  int read(DataInput in) throws IOException {
    int lower = in.readInt();
    int pair = take(lower, in.readInt());
    weights[pair] = in.readDouble();
    squares[pair] = in.readDouble();
    distinct[pair] = in.readByte();
    int known = Math.min(distinct[pair], minShoppers - 1);
    for (int i = 0; i < known; i++) {
      shoppers[pair * (minShoppers - 1) + i] = in.readInt();
    }
    return pair;
  }
}
