package io.zhiyin.signals.count;

/**
 * What was counted of a product, or of a pair, over sessions (or shoppers' days) i.
 *
 * @param weight Σ gᵢ, >= 0
 * @param squares Σ gᵢ², >= 0
 */
public record Sums(double weight, double squares) {
  public static final Sums NONE = new Sums(0, 0);

  /** Kish's effective number (Σg)² / Σg², sessions of equal weight that this is worth. */
  public double evidence() {
    return squares <= 0 ? 0 : weight / squares * weight;
  }

  /** How many times the typical session fits into a weight of 1: Σg / Σg²; 1 when nothing fades. */
  public double scale() {
    return squares <= 0 ? 0 : weight / squares;
  }
}
