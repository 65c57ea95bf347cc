package io.zhiyin.learn;

import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;

/** A few shoppers, for figures counted by hand. */
public final class SmallShop {
  private SmallShop() {}

  /** Everything weighs 1, without times. */
  public static Training of(Training.Asked asked, int items, int[]... had) {
    return of(asked, items, had, new float[had.length][]);
  }

  /**
   * The same with weights.
   *
   * @param weights by shopper and place; a missing row is of ones
   */
  public static Training of(Training.Asked asked, int items, int[][] had, float[][] weights) {
    Interactions.Builder builder = new Interactions.Builder();
    for (int user = 0; user < had.length; user++) {
      for (int at = 0; at < had[user].length; at++) {
        float weight = weights[user] == null ? 1 : weights[user][at];
        builder.add(user, had[user][at], 0, weight, (byte) 0);
      }
    }
    return new Training(builder.build(had.length, items), asked, false, 1);
  }

  /** What a fitted method says of every item. */
  public static float[] scores(Method method, Params params, Training training, int... history) {
    return scores(method.fit(training, params), training, History.of(history));
  }

  public static float[] scores(Recommender model, Training training, History history) {
    float[] scores = new float[training.interactions().items()];
    model.score(history, scores);
    return scores;
  }
}
