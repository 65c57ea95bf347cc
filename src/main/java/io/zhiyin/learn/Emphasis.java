package io.zhiyin.learn;

import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.SparseMatrix;

/**
 * How much the weights of events tell beyond their sign: e = (w / mean weight of the
 * training)^exponent is what an event of weight w counts, in what is fitted and in the history that
 * a model is asked with; of several events of a shopper with an item the heaviest. With exponent 0,
 * and wherever all weights are equal, that is exactly 1. (Weights as confidence: Hu, Koren,
 * Volinsky, Collaborative filtering for implicit feedback datasets, ICDM 2008.)
 *
 * @param exponent 0: not at all, 1: as given
 * @param mean above 0
 */
public record Emphasis(double exponent, double mean) {
  /** All events count the same. */
  public static final Emphasis NONE = new Emphasis(0, 1);

  /** The exponent as a setting of methods: {@code emphasis}. */
  public static Setting setting() {
    return Setting.ofWeights("emphasis", 0, 0, 0.5, 1);
  }

  /** By the setting, which must be among {@code params}. */
  public static Emphasis of(Training training, Params params) {
    return new Emphasis(params.get("emphasis"), training.interactions().meanWeight());
  }

  /** Shopper by item, each pair once with what its heaviest event counts, ascending. */
  public SparseMatrix of(Interactions interactions) {
    if (exponent == 0) {
      return interactions.binary();
    }
    SparseMatrix heaviest = interactions.heaviest();
    float[] counts = new float[heaviest.entries()];
    for (int at = 0; at < counts.length; at++) {
      counts[at] = (float) of(heaviest.value(at));
    }
    return heaviest.withValues(counts);
  }

  /** What an event of that weight counts; above 0. */
  public double of(float weight) {
    return exponent == 0 ? 1 : Math.pow(weight / mean, exponent);
  }
}
