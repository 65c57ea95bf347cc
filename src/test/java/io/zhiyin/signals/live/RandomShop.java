package io.zhiyin.signals.live;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Seeded events of a made-up shop: shoppers with tastes, some items liked by all, some out of
 * order.
 */
final class RandomShop {
  private static final List<EventType> TYPES =
      List.of(
          EventType.VIEW_ITEM,
          EventType.VIEW_ITEM,
          EventType.VIEW_ITEM,
          EventType.SELECT_ITEM,
          EventType.ADD_TO_CART,
          EventType.PURCHASE,
          EventType.REFUND,
          EventType.SEARCH);

  final Random random;
  private final int items;
  private final int shoppers;
  private long time = 1_700_000_000;
  private int number;

  RandomShop(long seed, int items, int shoppers) {
    this.random = new Random(seed);
    this.items = items;
    this.shoppers = shoppers;
  }

  Event next() {
    time += random.nextInt(600);
    if (random.nextInt(500) == 0) {
      time += 40 * 86_400;
    }
    long when = random.nextInt(20) == 0 ? time - random.nextInt(100_000) : time;
    EventType type = TYPES.get(random.nextInt(TYPES.size()));
    int shopper = random.nextInt(shoppers + 1);
    List<EventItem> its = new ArrayList<>();
    int size = type == EventType.SEARCH ? 0 : 1 + (random.nextInt(4) == 0 ? random.nextInt(5) : 0);
    for (int i = 0; i < size; i++) {
      its.add(EventItem.of(item(shopper)));
    }
    return event(type, when, shopper(shopper), session(shopper), its);
  }

  private Shopper shopper(int number) {
    return switch (number % 3) {
      case 0 -> number == 0 ? Shopper.NOBODY : new Shopper("u" + number, "");
      case 1 -> new Shopper("", "c" + number);
      default -> new Shopper("u" + number, "c" + number);
    };
  }

  private String session(int shopper) {
    return random.nextBoolean() ? "" : "s" + shopper + "-" + time / 7200;
  }

  /** Shoppers like items around their own number, and everybody the first ones. */
  String item(int shopper) {
    int near = shopper * 7 + (int) Math.round(random.nextGaussian() * 4);
    int any = (int) (items * Math.pow(random.nextDouble(), 3));
    return "i" + Math.floorMod(random.nextInt(3) == 0 ? any : near, items);
  }

  Event event(EventType type, long when, Shopper shopper, String session, List<EventItem> items) {
    return new Event(
        "e" + number++,
        type,
        Instant.ofEpochSecond(when),
        shopper,
        session,
        "",
        items,
        type == EventType.SEARCH ? "words" : "",
        OptionalDouble.empty(),
        "",
        OptionalDouble.empty(),
        shopper.known() ? "r" + Math.floorMod(shopper.key().hashCode(), 4) : "",
        true);
  }
}
