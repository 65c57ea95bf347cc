package io.zhiyin.signals.pairs;

import io.zhiyin.signals.count.Strength;
import java.time.Duration;

/**
 * How one kind of pair is counted.
 *
 * @param halfLife zero: nothing fades
 * @param limits what is kept
 */
public record PairRules(Duration halfLife, Reach reach, Strength strength, Limits limits) {
  /**
   * What a product is paired with.
   *
   * @param window this many products before it, 1..{@value Window#REMEMBERED}
   * @param within how long two products count as met; zero: within one session
   * @param closeness a pair whose times lie so far apart weighs half of one met at once, by 1/(1 +
   *     apart/closeness); zero: however far apart, it weighs the same
   */
  public record Reach(int window, Duration within, Duration closeness) {
    public Reach {
      between("window", window, 1, Window.REMEMBERED);
      if (within.isNegative() || closeness.isNegative()) {
        throw new IllegalArgumentException(
            "within and closeness must be >= 0, got %s and %s".formatted(within, closeness));
      }
    }

    /** Within a session, where pairs weigh the same however far apart. */
    public static Reach session(int window) {
      return new Reach(window, Duration.ZERO, Duration.ZERO);
    }
  }

  /**
   * Bounds that hold whatever the kind.
   *
   * @param sessionPause ends a session that has no id
   * @param neighbours pairs a product keeps, >= 1
   * @param waiting pairs of a kind that no product keeps whose counts go on, >= 0
   * @param minShoppers distinct shoppers before a pair shows, 1..100
   * @param windows shoppers' or sessions' windows kept open; the one idle longest is forgotten
   */
  public record Limits(
      Duration sessionPause, int neighbours, int waiting, int minShoppers, int windows) {
    public Limits {
      between("neighbours", neighbours, 1, 10_000);
      between("waiting", waiting, 0, 100_000_000);
      between("min_shoppers", minShoppers, 1, 100);
      between("windows", windows, 1, 100_000_000);
    }
  }

  public PairRules {
    if (halfLife.isNegative()) {
      throw new IllegalArgumentException("half-life must be >= 0, got " + halfLife);
    }
  }

  /** What is left of a pair's weight for the distance of its times, in (0,1]. */
  double closeness(long one, long other) {
    double half = reach.closeness().toSeconds();
    return half == 0 ? 1 : half / (half + Math.abs(one - other));
  }

  boolean bySession() {
    return reach.within().isZero();
  }

  private static void between(String what, int value, int from, int to) {
    if (value < from || value > to) {
      throw new IllegalArgumentException(
          what + " must be in [" + from + "," + to + "], got " + value);
    }
  }
}
