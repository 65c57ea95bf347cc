package io.zhiyin.recommend;

import java.util.Locale;
import java.util.Optional;

/** Which signals a shelf is made from. */
public enum Strategy {
  /** Content and behaviour, mixed by evidence. */
  AUTO,
  CONTENT,
  CO_VIEW,
  CO_CART,
  CO_BUY;

  /** The contract's name, such as {@code co_view}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Strategy> parse(String label) {
    for (Strategy strategy : values()) {
      if (strategy.label().equals(label)) {
        return Optional.of(strategy);
      }
    }
    return Optional.empty();
  }
}
