package io.zhiyin.signals;

/**
 * How much is done with a product lately beside what is usual for it.
 *
 * @param lately weighted count that fades with the short half-life, > 0
 * @param expected what that count would be if everything went on as over the long half-life, >= 0
 */
public record Momentum(String itemId, double lately, double expected) {
  /** Keeps what happened once or twice from rising beyond all measure. */
  private static final double PRIOR = 5;

  /**
   * By how many standard deviations it is above the usual: (lately − expected) / √(expected +
   * {@value #PRIOR}), the score of a Poisson count with a prior; below 0 while it cools down.
   */
  public double rise() {
    return (lately - expected) / Math.sqrt(expected + PRIOR);
  }
}
