package io.zhiyin.search.suggest;

/**
 * A text that shoppers may mean.
 *
 * @param count products behind it, > 0
 * @param weight its rank among others before the match counts, > 0
 */
public record Entry(String text, Kind kind, long count, double weight) {
  /** Where a text comes from; {@code PRODUCT} is a word of titles. */
  public enum Kind {
    CATEGORY,
    BRAND,
    QUERY,
    PRODUCT
  }

  /** An entry whose weight is the logarithm of its products. */
  static Entry of(String text, Kind kind, long count) {
    return new Entry(text, kind, count, Math.log(2.0 + count));
  }
}
