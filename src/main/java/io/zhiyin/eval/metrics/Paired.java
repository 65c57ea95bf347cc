package io.zhiyin.eval.metrics;

import java.util.SplittableRandom;

/**
 * Whether two methods differ on the same cases: the two-sided p-value of Fisher's randomisation
 * test on the paired differences, 2,000 seeded sign flips (Smucker, Allan, Carterette, A comparison
 * of statistical significance tests for information retrieval evaluation, CIKM 2007). Smallest
 * value 1/2001. Cases without a difference cost nothing.
 */
public final class Paired {
  private static final int FLIPS = 2_000;

  private Paired() {}

  /**
   * The probability of a difference at least as large if the methods were the same; 1 when they
   * agree on every case.
   *
   * @throws IllegalArgumentException when the cases are not the same number
   */
  public static double pValue(double[] a, double[] b, long seed) {
    return pValue(a, b, Groups.single(a.length), seed);
  }

  /** The same where cases of one group change sides together. */
  public static double pValue(double[] a, double[] b, Groups groups, long seed) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "paired cases must be equally many, got " + a.length + " and " + b.length);
    }
    double[] differences = differences(groups.sums(a), groups.sums(b));
    double seen = 0;
    for (double difference : differences) {
      seen += difference;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int asLarge = 0;
    for (int r = 0; r < FLIPS; r++) {
      asLarge += Math.abs(flipped(differences, random)) >= Math.abs(seen) - 1e-12 ? 1 : 0;
    }
    return (asLarge + 1.0) / (FLIPS + 1.0);
  }

  private static double[] differences(double[] a, double[] b) {
    double[] all = new double[a.length];
    int n = 0;
    for (int i = 0; i < a.length; i++) {
      if (a[i] != b[i]) {
        all[n++] = a[i] - b[i];
      }
    }
    return java.util.Arrays.copyOf(all, n);
  }

  private static double flipped(double[] differences, SplittableRandom random) {
    double sum = 0;
    long bits = 0;
    for (int i = 0; i < differences.length; i++) {
      if ((i & 63) == 0) {
        bits = random.nextLong();
      }
      sum += (bits & 1) == 0 ? differences[i] : -differences[i];
      bits >>>= 1;
    }
    return sum;
  }
}
