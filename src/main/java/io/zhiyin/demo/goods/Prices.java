package io.zhiyin.demo.goods;

/** Prices as shops write them: they end in nines and eights. */
final class Prices {
  private Prices() {}

  /** The price that a shop would write instead of this one, > 0. */
  static double charming(double price) {
    if (price < 10) {
      return cents(Math.max(1, Math.floor(price)) + 0.9);
    }
    if (price < 100) {
      return cents(Math.rint(price) - (price % 2 < 1 ? 0.1 : 0.2));
    }
    double step = price < 1_000 ? 10 : 100;
    return Math.max(step, Math.rint(price / step) * step) - 1;
  }

  /** What it is said to have cost before. */
  static double before(double price, Dice dice) {
    return Math.max(price, charming(price * dice.between(1.1, 1.7)));
  }

  private static double cents(double price) {
    return Math.rint(price * 100) / 100;
  }
}
