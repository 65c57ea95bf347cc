package io.zhiyin.eval.metrics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Errors of predicted ratings: mae = Σ|p − r| / n, rmse = √(Σ(p − r)² / n), over all n ratings
 * whoever's they are. Intervals are 95 % percentile bootstraps over shoppers, who are drawn with
 * all their ratings, 1,000 times (as {@link Interval}, but of a quotient of sums). Not thread-safe.
 */
public final class Errors {
  public static final Metric RMSE = new Metric(Metric.Kind.RMSE, 1);
  public static final Metric MAE = new Metric(Metric.Kind.MAE, 1);

  private static final int RESAMPLES = 1_000;

  private final int[] ratings;
  private final double[] absolute;
  private final double[] squared;

  /**
   * @param shoppers how many
   */
  public Errors(int shoppers) {
    this.ratings = new int[shoppers];
    this.absolute = new double[shoppers];
    this.squared = new double[shoppers];
  }

  /** Takes a prediction for a shopper. */
  public void add(int shopper, double predicted, double rating) {
    ratings[shopper]++;
    absolute[shopper] += Math.abs(predicted - rating);
    squared[shopper] += (predicted - rating) * (predicted - rating);
  }

  /** By name; both 0 without ratings. */
  public Map<String, Double> values() {
    double n = Math.max(1, Arrays.stream(ratings).sum());
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(RMSE.toString(), Math.sqrt(Arrays.stream(squared).sum() / n));
    values.put(MAE.toString(), Arrays.stream(absolute).sum() / n);
    return values;
  }

  /** By name. */
  public Map<String, Interval> intervals(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int shoppers = ratings.length;
    double[] rmse = new double[RESAMPLES];
    double[] mae = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES && shoppers > 0; r++) {
      double n = 0;
      for (int i = 0; i < shoppers; i++) {
        int drawn = random.nextInt(shoppers);
        n += ratings[drawn];
        rmse[r] += squared[drawn];
        mae[r] += absolute[drawn];
      }
      rmse[r] = Math.sqrt(rmse[r] / Math.max(1, n));
      mae[r] /= Math.max(1, n);
    }
    Map<String, Interval> intervals = new LinkedHashMap<>();
    intervals.put(RMSE.toString(), middle(rmse));
    intervals.put(MAE.toString(), middle(mae));
    return intervals;
  }

  private static Interval middle(double[] resampled) {
    Arrays.sort(resampled);
    return new Interval(resampled[(int) (0.025 * RESAMPLES)], resampled[(int) (0.975 * RESAMPLES)]);
  }

  /**
   * What methods are compared by, shopper by shopper: the sums of squared (rmse) and of absolute
   * errors (mae), so that a shopper with more ratings counts more, as in the measures.
   */
  public Cases cases() {
    Cases cases = new Cases(List.of(RMSE, MAE), ratings.length);
    for (int shopper = 0; shopper < ratings.length; shopper++) {
      cases.set(shopper, RMSE, squared[shopper]);
      cases.set(shopper, MAE, absolute[shopper]);
    }
    return cases;
  }
}
