package io.zhiyin.config.file;

import java.math.BigDecimal;

/**
 * Which numbers a setting may have, and how to say so.
 *
 * @param open whether {@code min} itself is outside
 */
public record Range(double min, boolean open, double max) {
  /** Far beyond any sensible setting; sums and products of such numbers stay finite. */
  private static final double HIGHEST = 1e9;

  /** From {@code min} to {@code max}, both inside. */
  public static Range of(double min, double max) {
    return new Range(min, false, max);
  }

  /** More than {@code min}. */
  public static Range above(double min) {
    return new Range(min, true, HIGHEST);
  }

  boolean holds(double number) {
    return (open ? number > min : number >= min) && number <= max;
  }

  /** The rule in words, such as {@code must be > 0}. */
  String rule() {
    if (open) {
      return "must be > " + plain(min) + (max == HIGHEST ? "" : " and at most " + plain(max));
    }
    return "must be from " + plain(min) + " to " + plain(max);
  }

  /** Refuses a number outside, naming rule and value. */
  public void check(String name, double number) {
    if (!holds(number)) {
      throw new IllegalArgumentException(name + " " + rule() + ", got " + plain(number));
    }
  }

  private static String plain(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString()
        : Double.toString(number);
  }
}
