package io.zhiyin.recommend;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a shelf stands, which decides what fills it. */
public enum Scenario {
  HOME,
  /** Beside one product, or several. */
  PRODUCT,
  /** Beside what is in the cart, which is left out. */
  CART,
  /** Within one shop. */
  SHOP,
  /** Within one category and those below it. */
  CATEGORY,
  /** Where a search found nothing. */
  SEARCH_EMPTY;

  /** All labels, for messages. */
  public static final String LABELS =
      Arrays.stream(values()).map(Scenario::label).collect(Collectors.joining(", "));

  /** The contract's name, such as {@code search_empty}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Scenario> parse(String label) {
    for (Scenario scenario : values()) {
      if (scenario.label().equals(label)) {
        return Optional.of(scenario);
      }
    }
    return Optional.empty();
  }

  /** Whether such a shelf shows a mixture rather than the nearest of one kind. */
  boolean browsing() {
    return switch (this) {
      case HOME, SHOP, CATEGORY, SEARCH_EMPTY -> true;
      case PRODUCT, CART -> false;
    };
  }
}
