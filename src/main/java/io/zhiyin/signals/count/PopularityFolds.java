package io.zhiyin.signals.count;

import java.util.Arrays;

/**
 * What the documents carry of popularity, as far as that is known.
 *
 * <p>After a start nobody knows, and then a document counts as right until something happens to its
 * product: reading all of them would cost more than it mends.
 */
public final class PopularityFolds {
  /** Below this a popularity is as good as none. */
  private static final double NOTHING = 0.01;

  private static final float UNKNOWN = Float.NaN;

  private final double tolerance;
  private float[] carried = {};

  /**
   * @param tolerance relative difference up to which a folded popularity counts as right
   */
  public PopularityFolds(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Something happened to a product: a document of which nothing is known has become wrong. */
  public void changed(int item) {
    include(item);
    if (Float.isNaN(carried[item])) {
      carried[item] = 0;
    }
  }

  public void folded(int item, double popularity) {
    include(item);
    carried[item] = (float) popularity;
  }

  public void forget() {
    Arrays.fill(carried, UNKNOWN);
  }

  public boolean unknown(int item) {
    return item >= carried.length || Float.isNaN(carried[item]);
  }

  public boolean drifted(int item, double popularity) {
    if (unknown(item)) {
      return false;
    }
    double larger = Math.max(popularity, carried[item]);
    return larger >= NOTHING && Math.abs(popularity - carried[item]) > tolerance * larger;
  }

  private void include(int item) {
    int had = carried.length;
    if (item >= had) {
      carried = Arrays.copyOf(carried, Math.max(item + 1, had + (had >> 1)));
      Arrays.fill(carried, had, carried.length, UNKNOWN);
    }
  }
}
