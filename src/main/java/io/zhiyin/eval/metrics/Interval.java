package io.zhiyin.eval.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The 95 % percentile bootstrap interval of a mean over cases (users, sessions, queries): 1,000
 * resamples with replacement from a given seed (Efron and Tibshirani, An Introduction to the
 * Bootstrap, 1993). Over 20,000 cases the resampled sum is drawn from its normal limit instead,
 * which differs by less than the interval's own noise and costs nothing.
 *
 * @param low at most {@code high}; both 0 without cases
 */
public record Interval(double low, double high) {
  private static final int RESAMPLES = 1_000;
  private static final int MANY = 20_000;
  private static final double NORMAL_95 = 1.959964;

  /** Of the mean of {@code values}. */
  public static Interval ofMean(double[] values, long seed) {
    int n = values.length;
    if (n == 0) {
      return new Interval(0, 0);
    }
    if (n > MANY) {
      return normal(values);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += values[random.nextInt(n)];
      }
      means[r] = sum / n;
    }
    Arrays.sort(means);
    return new Interval(means[(int) (0.025 * RESAMPLES)], means[(int) (0.975 * RESAMPLES)]);
  }

  private static Interval normal(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double half = NORMAL_95 * Math.sqrt(squares) / values.length;
    return new Interval(mean - half, mean + half);
  }
}
