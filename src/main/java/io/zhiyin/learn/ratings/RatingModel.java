package io.zhiyin.learn.ratings;

/** A fitted model of ratings. Thread-safe. */
@FunctionalInterface
public interface RatingModel {
  /**
   * Predicts one shopper's ratings, each within the range of the ratings that were fitted on.
   *
   * @param user −1 when unknown
   * @param items −1 where unknown
   * @return by place in {@code items}; where nothing of its own is known a mean, never NaN
   */
  double[] predict(int user, int[] items);
}
