package io.zhiyin.signals.count;

import java.time.Duration;

/**
 * How one kind of pair is counted.
 *
 * @param halfLife zero: nothing fades
 * @param window a product pairs with this many products before it, 1..{@value Window#REMEMBERED}
 * @param within how long two products count as met; zero: within one session
 * @param closeness a pair whose times lie so far apart weighs half of one met at once, by 1/(1 +
 *     apart/closeness); zero: however far apart, it weighs the same
 * @param limits what is kept
 */
public record PairRules(
    Duration halfLife, int window, Duration within, Duration closeness, Limits limits) {
  /**
   * Bounds that hold whatever the kind.
   *
   * @param sessionPause ends a session that has no id
   * @param neighbours pairs a product keeps, >= 1
   * @param minShoppers distinct shoppers before a pair shows, 1..100
   * @param kappa evidence at which half of a pair's cosine is believed, >= 0
   * @param windows shoppers' or sessions' windows kept open; the one idle longest is forgotten
   */
  public record Limits(
      Duration sessionPause, int neighbours, int minShoppers, double kappa, int windows) {
    public Limits {
      between("neighbours", neighbours, 1, 10_000);
      between("min_shoppers", minShoppers, 1, 100);
      between("windows", windows, 1, 100_000_000);
      if (!(kappa >= 0 && kappa <= 1e9)) {
        throw new IllegalArgumentException("kappa must be in [0,1e9], got " + kappa);
      }
    }
  }

  public PairRules {
    between("window", window, 1, Window.REMEMBERED);
    if (halfLife.isNegative() || within.isNegative() || closeness.isNegative()) {
      throw new IllegalArgumentException(
          "half-life, within and closeness must be >= 0, got %s, %s and %s"
              .formatted(halfLife, within, closeness));
    }
  }

  /** Pairs weigh the same however far apart. */
  public PairRules(Duration halfLife, int window, Duration within, Limits limits) {
    this(halfLife, window, within, Duration.ZERO, limits);
  }

  /** What is left of a pair's weight for the distance of its times, in (0,1]. */
  double closeness(long one, long other) {
    double half = closeness.toSeconds();
    return half == 0 ? 1 : half / (half + Math.abs(one - other));
  }

  boolean bySession() {
    return within.isZero();
  }

  private static void between(String what, int value, int from, int to) {
    if (value < from || value > to) {
      throw new IllegalArgumentException(
          what + " must be in [" + from + "," + to + "], got " + value);
    }
  }
}
