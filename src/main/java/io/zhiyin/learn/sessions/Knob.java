package io.zhiyin.learn.sessions;

import java.util.random.RandomGenerator;

/**
 * A number to tune.
 *
 * @param low at most {@code usual}
 * @param high at least {@code usual}
 * @param usual the value when nobody tunes
 * @param scale how values are spread
 */
public record Knob(String name, double low, double high, double usual, Scale scale) {
  /** How values are spread between the ends: evenly, by ratio, or in whole numbers by ratio. */
  public enum Scale {
    EVEN,
    RATIO,
    WHOLE
  }

  public Knob {
    if (!(low <= usual && usual <= high) || (scale != Scale.EVEN && low <= 0)) {
      throw new IllegalArgumentException(
          name
              + " must have low <= usual <= high, above 0 by ratio, got "
              + low
              + ", "
              + usual
              + ", "
              + high);
    }
  }

  public static Knob even(String name, double low, double high, double usual) {
    return new Knob(name, low, high, usual, Scale.EVEN);
  }

  public static Knob ratio(String name, double low, double high, double usual) {
    return new Knob(name, low, high, usual, Scale.RATIO);
  }

  public static Knob whole(String name, int low, int high, int usual) {
    return new Knob(name, low, high, usual, Scale.WHOLE);
  }

  /** A value anywhere in the range. */
  public double draw(RandomGenerator random) {
    return at(random.nextDouble());
  }

  /** A value near another: a normal step of a sixth of the range. */
  public double near(double value, RandomGenerator random) {
    double place =
        scale == Scale.EVEN ? share(low, value, high) : share(ln(low), ln(value), ln(high));
    return at(Math.clamp(place + random.nextGaussian() / 6, 0, 1));
  }

  private double at(double place) {
    return switch (scale) {
      case EVEN -> low + place * (high - low);
      case RATIO -> Math.exp(ln(low) + place * (ln(high) - ln(low)));
      case WHOLE -> Math.rint(Math.exp(ln(low) + place * (ln(high) - ln(low))));
    };
  }

  private static double share(double from, double value, double to) {
    return to > from ? (value - from) / (to - from) : 0;
  }

  private static double ln(double value) {
    return Math.log(value);
  }
}
