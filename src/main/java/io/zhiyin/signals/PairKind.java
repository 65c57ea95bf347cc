package io.zhiyin.signals;

import java.util.Locale;

/** Which doing-together a pair of products was counted from; the name is also the index field's. */
public enum PairKind {
  /** Viewed within one session. */
  CO_VIEW,
  /** Put into the cart within one session. */
  CO_CART,
  /** Bought by one shopper within the configured days. */
  CO_BUY,
  /** The one viewed, the other bought after it; the only kind that has a direction. */
  VIEW_BUY;

  /**
   * Whether a pair says of its second product that it follows the first, and nothing of the
   * reverse.
   */
  public boolean directed() {
    return this == VIEW_BUY;
  }

  /** The field's name, such as {@code co_view}. */
  public String field() {
    return name().toLowerCase(Locale.ROOT);
  }
}
