package io.zhiyin.index.lucene.facet;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Attribute values that are numbers: written as decimal ones; "5d", "0x1p3" and "NaN", which Java
 * reads, are none.
 */
public final class DecimalNumber {
  /** Short, so that no run of digits is matched at length. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,300}(?:\\.\\d{1,300})?(?:[eE][+-]?\\d{1,3})?");

  private DecimalNumber() {}

  /** Of a levelled value; never -0.0. */
  public static OptionalDouble of(String value) {
    if (!NUMBER.matcher(value).matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(value);
    return Double.isFinite(number) ? OptionalDouble.of(number + 0.0) : OptionalDouble.empty();
  }
}
