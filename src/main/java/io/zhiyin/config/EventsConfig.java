package io.zhiyin.config;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code events.yaml}; the file says what each setting does.
 *
 * @param weights GA4 event name → what it adds to popularity
 * @param pairs kind's name → how it is counted, sorted by name
 */
public record EventsConfig(
    Map<String, Double> weights,
    Duration sessionPause,
    Map<String, Pairs> pairs,
    Duration popularityHalfLife,
    int minShoppers,
    int neighbours,
    double drift,
    boolean defaultConsent) {
  static final Set<String> KINDS = Set.of("co_view", "co_cart", "co_buy");

  private static final Set<String> EVENTS =
      Set.of(
          "view_item_list",
          "select_item",
          "view_item",
          "add_to_cart",
          "remove_from_cart",
          "add_to_wishlist",
          "begin_checkout",
          "purchase",
          "refund",
          "rate",
          "dismiss");

  /**
   * How one kind of pair is counted.
   *
   * @param within zero: within one session
   * @param halfLife zero: never fades
   */
  public record Pairs(int window, Duration within, Duration halfLife) {}

  static EventsConfig read(Section section) {
    Section pairs = section.section("pairs");
    Map<String, Pairs> kinds = new TreeMap<>();
    kinds.put("co_view", pairs(pairs.section("co_view"), Duration.ZERO, 30));
    kinds.put("co_cart", pairs(pairs.section("co_cart"), Duration.ZERO, 60));
    kinds.put("co_buy", pairs(pairs.section("co_buy"), Duration.ofDays(30), 180));
    return new EventsConfig(
        section.signedNumbers(
            "weights",
            Map.of(
                "select_item", 0.5,
                "view_item", 1.0,
                "add_to_wishlist", 2.0,
                "add_to_cart", 3.0,
                "purchase", 5.0,
                "refund", -5.0),
            EVENTS),
        section.duration(
            "session_pause", Duration.ofMinutes(30), Duration.ofMinutes(1), Duration.ofDays(1)),
        kinds,
        section.duration(
            "popularity_half_life", Duration.ofDays(14), Duration.ZERO, Duration.ofDays(36_500)),
        section.whole("min_shoppers", 3, 1, 100),
        section.whole("neighbours", 100, 10, 1000),
        section.within("drift", 0.01, 0.005, 0.5),
        section.flag("default_consent", true));
  }

  private static Pairs pairs(Section section, Duration within, int halfLifeDays) {
    Duration most = Duration.ofDays(36_500);
    return new Pairs(
        section.whole("window", 20, 2, 200),
        section.text("within", "").equals("session")
            ? Duration.ZERO
            : section.duration("within", within, Duration.ZERO, most),
        section.duration("half_life", Duration.ofDays(halfLifeDays), Duration.ZERO, most));
  }
}
