package io.zhiyin.index.lucene.schema;

/**
 * What Lucene's {@code FeatureField} keeps of a weight: the upper 17 bits of the float, 9
 * significant ones, as a term's frequency. It cuts the others off, up to 0.4 %; rounded beforehand
 * by {@link #nearest} a weight is at most 0.2 % off, to either side.
 */
public final class FeatureBits {
  private static final int DROPPED = 15;
  private static final int HALF = 1 << (DROPPED - 1);

  private FeatureBits() {}

  /** The nearest weight that a feature can hold. */
  public static float nearest(float weight) {
    return decoded(encoded(weight));
  }

  /** The next smaller weight than one that a feature can hold. */
  public static float lower(float weight) {
    return decoded(encoded(weight) - 1);
  }

  /** A weight's frequency, larger for larger weights. */
  public static int encoded(float weight) {
    return (Float.floatToIntBits(weight) + HALF) >>> DROPPED;
  }

  /** The weight that a frequency stands for. */
  public static float decoded(int frequency) {
    return Float.intBitsToFloat(frequency << DROPPED);
  }
}
