package io.zhiyin.catalog;

/**
 * One thing wrong with an input, said so that its sender can mend it.
 *
 * <p>Field and value may quote the input, so they are made fit to be written anywhere: shortened,
 * and unpaired surrogates replaced by U+FFFD.
 *
 * @param field where: a field's path in the contract's spelling, such as {@code variants[2].price};
 *     empty for the whole input; shortened to 200 characters
 * @param rule what should hold, such as {@code must be >= 0}
 * @param value what was found, shortened to 100 characters; empty when absent
 */
public record Problem(String field, String rule, String value) {
  private static final int SHOWN_PATH = 200;
  private static final int SHOWN = 100;

  public Problem {
    field = shown(field, SHOWN_PATH);
    value = shown(value, SHOWN);
  }

  private static String shown(String text, int limit) {
    boolean cut = text.length() > limit;
    if (!cut && text.codePoints().noneMatch(Problem::unpaired)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(limit)
        .map(c -> unpaired(c) ? '\uFFFD' : c)
        .forEach(shown::appendCodePoint);
    return shown.length() < text.length() ? shown.append('…').toString() : shown.toString();
  }

  private static boolean unpaired(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
