package io.zhiyin.learn;

import io.zhiyin.learn.data.History;

/** A fitted model. Thread-safe. */
@FunctionalInterface
public interface Recommender {
  /**
   * Scores every item for a shopper.
   *
   * @param history may be empty; items beyond those the model knows are not in it
   * @param scores one place for each item, all 0; higher is better, 0 where the model says nothing.
   *     Items of the history are scored like all others; who asks leaves them out
   */
  void score(History history, float[] scores);

  /**
   * A history of one item alone; for a model that tells types of events apart, had in every way.
   */
  default History alone(int item) {
    return History.of(item);
  }
}
