package io.zhiyin.recommend.strategy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which signals a shelf is made from. */
public enum Strategy {
  /** Content and behaviour, mixed by evidence. */
  AUTO,
  CONTENT,
  CO_VIEW,
  CO_CART,
  CO_BUY,
  /** Bought by those who viewed the seeds before. */
  VIEW_BUY,
  /** Carted or bought together, and from another leaf category than any seed. */
  COMPLEMENT,
  /** Viewed together, and from the department (the category's root) of a seed. */
  SUBSTITUTE,
  /** What shoppers do most with lately, in the seeds' departments where there are seeds. */
  TRENDING,
  /** The newest, in the seeds' departments where there are seeds. */
  RECENT;

  /** All labels, for messages. */
  public static final String LABELS =
      Arrays.stream(values()).map(Strategy::label).collect(Collectors.joining(", "));

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
