package io.zhiyin.signals.trend;

import java.time.Duration;

/**
 * What is lately, what is usual.
 *
 * @param lately half-life of the short count, >= 1 minute
 * @param usual half-life of the long count, at least twice the short one
 * @param minShoppers distinct shoppers behind a region before it shows, 1..100
 */
public record TrendRules(Duration lately, Duration usual, int minShoppers) {
  public static final TrendRules DEFAULT =
      new TrendRules(Duration.ofDays(1), Duration.ofDays(14), 3);

  public TrendRules {
    if (lately.compareTo(Duration.ofMinutes(1)) < 0
        || usual.compareTo(lately.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "half-lives of trends must be >= 1 minute and usual >= 2 · lately, got "
              + lately
              + " and "
              + usual);
    }
    if (minShoppers < 1 || minShoppers > 100) {
      throw new IllegalArgumentException("min_shoppers must be in [1,100], got " + minShoppers);
    }
  }

  /** What the short count is of the long one while nothing changes: the quotient of half-lives. */
  double steady() {
    return (double) lately.toSeconds() / usual.toSeconds();
  }
}
