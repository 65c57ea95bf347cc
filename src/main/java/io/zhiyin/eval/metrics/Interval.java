package io.zhiyin.eval.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The 95 % percentile bootstrap interval of a mean over cases (users, sessions, queries): 1,000
 * resamples with replacement from a given seed (Efron and Tibshirani, An Introduction to the
 * Bootstrap, 1993). Over 20,000 cases the resampled sum is drawn from its normal limit instead,
 * which differs by less than the interval's own noise and costs nothing. Cases that belong
 * together, such as the prefixes of one session, are drawn together.
 *
 * @param low at most {@code high}; both 0 without cases
 */
public record Interval(double low, double high) {
  private static final int RESAMPLES = 1_000;
  private static final int MANY = 20_000;
  private static final double NORMAL_95 = 1.959964;

  /** Of the mean of {@code values}, each a case of its own. */
  public static Interval ofMean(double[] values, long seed) {
    return ofMean(values, Groups.single(values.length), seed);
  }

  /** Of the mean of {@code values}, cases of one group drawn together. */
  public static Interval ofMean(double[] values, Groups groups, long seed) {
    int n = values.length;
    if (n == 0) {
      return new Interval(0, 0);
    }
    double[] sums = groups.sums(values);
    int[] sizes = groups.sizes();
    if (n > MANY) {
      return normal(sums, sizes);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      double sum = 0;
      double cases = 0;
      for (int i = 0; i < sums.length; i++) {
        int drawn = random.nextInt(sums.length);
        sum += sums[drawn];
        cases += sizes[drawn];
      }
      means[r] = sum / cases;
    }
    Arrays.sort(means);
    return new Interval(means[(int) (0.025 * RESAMPLES)], means[(int) (0.975 * RESAMPLES)]);
  }

  private static Interval normal(double[] sums, int[] sizes) {
    double cases = Arrays.stream(sizes).sum();
    double mean = Arrays.stream(sums).sum() / cases;
    double squares = 0;
    for (int i = 0; i < sums.length; i++) {
      double off = sums[i] - sizes[i] * mean;
      squares += off * off;
    }
    double half = NORMAL_95 * Math.sqrt(squares) / cases;
    return new Interval(mean - half, mean + half);
  }
}
