package io.zhiyin.signals;

import java.util.Locale;
import java.util.Optional;

/** What a shopper did, by GA4's names; the short names of files are accepted as well. */
public enum EventType {
  VIEW_ITEM_LIST(""),
  SELECT_ITEM("click"),
  VIEW_ITEM("view"),
  ADD_TO_CART("cart"),
  REMOVE_FROM_CART(""),
  ADD_TO_WISHLIST("fav"),
  BEGIN_CHECKOUT(""),
  PURCHASE("buy"),
  REFUND("refund"),
  SEARCH(""),
  VIEW_PROMOTION(""),
  SELECT_PROMOTION(""),
  RATE("rate"),
  DISMISS("");

  private final String shortName;

  EventType(String shortName) {
    this.shortName = shortName;
  }

  /** GA4's name, such as {@code view_item}. */
  public String ga4() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads GA4's name or the short one, exactly spelled. */
  public static Optional<EventType> parse(String name) {
    for (EventType type : values()) {
      if (type.ga4().equals(name) || (!type.shortName.isEmpty() && type.shortName.equals(name))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
