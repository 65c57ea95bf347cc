package io.zhiyin.catalog;

/**
 * One thing wrong with an input, said so that its sender can mend it.
 *
 * @param field where: a field's path in the contract's spelling, such as {@code variants[2].price}; empty for the
 *     whole input
 * @param rule what should hold, such as {@code must be >= 0}
 * @param value what was found, shortened to 100 characters; empty when absent
 */
public record Problem(String field, String rule, String value) {
  private static final int SHOWN = 100;

  public Problem {
    if (value.length() > SHOWN) {
      value = value.substring(0, SHOWN) + "…";
    }
  }
}
