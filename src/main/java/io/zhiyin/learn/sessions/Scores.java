package io.zhiyin.learn.sessions;

import it.unimi.dsi.fastutil.ints.IntHeapPriorityQueue;
import java.util.Arrays;

/**
 * Sums by number (an item, a session) where few of many are touched: adding, reading and clearing
 * cost only what was touched. Not thread-safe.
 */
public final class Scores {
  private final double[] values;
  private final boolean[] touched;
  private int[] order = new int[256];
  private int size;

  /** Sums for the numbers from 0 to below {@code catalogue}. */
  public Scores(int catalogue) {
    this.values = new double[catalogue];
    this.touched = new boolean[catalogue];
  }

  public void add(int number, double value) {
    if (!touched[number]) {
      touched[number] = true;
      if (size == order.length) {
        order = Arrays.copyOf(order, 2 * size);
      }
      order[size++] = number;
    }
    values[number] += value;
  }

  /** The sum; 0 when nothing was added. */
  public double value(int number) {
    return values[number];
  }

  /** How many numbers were touched. */
  public int size() {
    return size;
  }

  /** The number touched at a place from 0, in the order of touching. */
  public int touched(int place) {
    return order[place];
  }

  /** The numbers with the highest sums above 0, at most k: highest first, equals by number. */
  public int[] top(int k) {
    IntHeapPriorityQueue worst = new IntHeapPriorityQueue((a, b) -> better(b, a));
    for (int t = 0; t < size; t++) {
      int number = order[t];
      if (values[number] <= 0) {
        continue;
      }
      if (worst.size() < k) {
        worst.enqueue(number);
      } else if (k > 0 && better(number, worst.firstInt()) < 0) {
        worst.dequeueInt();
        worst.enqueue(number);
      }
    }
    int[] top = new int[worst.size()];
    for (int at = top.length - 1; at >= 0; at--) {
      top[at] = worst.dequeueInt();
    }
    return top;
  }

  private int better(int a, int b) {
    int byValue = Double.compare(values[b], values[a]);
    return byValue != 0 ? byValue : Integer.compare(a, b);
  }

  public void clear() {
    for (int t = 0; t < size; t++) {
      values[order[t]] = 0;
      touched[order[t]] = false;
    }
    size = 0;
  }
}
