package io.zhiyin.eval.metrics;

import java.util.Arrays;

/**
 * Which cases belong together and say nothing for themselves: neither intervals nor p-values take
 * them for independent.
 */
public final class Groups {
  private final int[] of;
  private final int[] sizes;

  private Groups(int[] of, int[] sizes) {
    this.of = of;
    this.sizes = sizes;
  }

  /** Each case by itself. */
  public static Groups single(int cases) {
    int[] of = new int[cases];
    Arrays.setAll(of, i -> i);
    return of(of);
  }

  /**
   * By the group of each case.
   *
   * @param of numbers from 0 without gaps
   */
  public static Groups of(int[] of) {
    int[] sizes = new int[Arrays.stream(of).max().orElse(-1) + 1];
    for (int group : of) {
      sizes[group]++;
    }
    return new Groups(of.clone(), sizes);
  }

  /** Of the first cases alone. */
  public Groups first(int cases) {
    return of(Arrays.copyOf(of, Math.min(cases, of.length)));
  }

  /** Cases of each group. */
  public int[] sizes() {
    return sizes.clone();
  }

  /** Sum of the cases' values by group. */
  public double[] sums(double[] values) {
    double[] sums = new double[sizes.length];
    for (int i = 0; i < of.length; i++) {
      sums[of[i]] += values[i];
    }
    return sums;
  }
}
