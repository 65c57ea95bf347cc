package io.zhiyin.learn;

/**
 * How much the weights of events tell beyond their sign: an event of weight w counts (w / mean
 * weight of the training)^exponent. With exponent 0, and wherever all weights are equal, that is
 * exactly 1.
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

  /** What an event of that weight counts; above 0. */
  public double of(float weight) {
    return exponent == 0 ? 1 : Math.pow(weight / mean, exponent);
  }
}
