package io.zhiyin.learn.data;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;

/**
 * What one shopper had, oldest first; an item may stand more than once. The arrays are not to be
 * changed.
 */
public final class History {
  private final int[] items;
  private final float[] weights;
  private final byte[] kinds;
  private final long[] times;

  /**
   * @param weights how much each interaction says, above 0; 1 for a plain one
   */
  public History(int[] items, float[] weights) {
    this(items, weights, new byte[items.length]);
  }

  /**
   * @param weights how much each interaction says, above 0; 1 for a plain one
   * @param kinds of event, small numbers from 0
   */
  public History(int[] items, float[] weights, byte[] kinds) {
    this(items, weights, kinds, new long[items.length]);
  }

  /**
   * @param weights how much each interaction says, above 0; 1 for a plain one
   * @param kinds of event, small numbers from 0
   * @param times Unix seconds, ascending; 0 when unknown
   */
  public History(int[] items, float[] weights, byte[] kinds, long[] times) {
    this.items = items;
    this.weights = weights;
    this.kinds = kinds;
    this.times = times;
  }

  /** Plain interactions. */
  public static History of(int... items) {
    float[] ones = new float[items.length];
    Arrays.fill(ones, 1);
    return new History(items, ones);
  }

  public int size() {
    return items.length;
  }

  public int item(int at) {
    return items[at];
  }

  public float weight(int at) {
    return weights[at];
  }

  /** What kind of event. */
  public byte kind(int at) {
    return kinds[at];
  }

  /**
   * Whether the interaction starts a basket: those of one known time are one basket, without times
   * each is one of its own.
   */
  public boolean startsBasket(int at) {
    return at == 0 || times[at] == 0 || times[at] != times[at - 1];
  }

  /** Each item once, at its last place and of that kind, with its highest weight; order kept. */
  public History distinct() {
    Int2IntOpenHashMap place = new Int2IntOpenHashMap(items.length);
    float[] best = new float[items.length];
    for (int at = items.length - 1; at >= 0; at--) {
      int last = place.putIfAbsent(items[at], at + 1);
      int to = last == 0 ? at : last - 1;
      best[to] = Math.max(best[to], weights[at]);
    }
    if (place.size() == items.length) {
      return this;
    }
    int n = 0;
    int[] kept = new int[place.size()];
    float[] its = new float[place.size()];
    byte[] how = new byte[place.size()];
    long[] when = new long[place.size()];
    for (int at = 0; at < items.length; at++) {
      if (place.get(items[at]) == at + 1) {
        kept[n] = items[at];
        how[n] = kinds[at];
        when[n] = times[at];
        its[n++] = best[at];
      }
    }
    return new History(kept, its, how, when);
  }
}
