package io.zhiyin.bench;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Half a year of any number of events over a {@link BenchShop}'s products, from a seed: sessions of
 * {@value #SESSION} one after the other, each at one of many tastes (the first ones are the most
 * popular), its products within about 20 of the taste's; of a hundred events 85 are views, 10 carts
 * and 5 purchases; a shopper for every {@value #EACH} events. The same seed and numbers give the
 * same events.
 */
final class BenchVisits {
  private static final int SESSION = 5;
  private static final int EACH = 50;
  private static final double NEAR = 20;
  private static final long SECONDS = 180L * 86_400;
  private static final long BEGIN = 1_750_000_000;

  private final int products;
  private final int size;
  private final long seed;

  BenchVisits(int products, int size, long seed) {
    this.products = products;
    this.size = size;
    this.seed = seed;
  }

  int size() {
    return size;
  }

  List<Event> events(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::event).toList();
  }

  private Event event(int i) {
    return new Event(
        "e" + i,
        type(Math.floorMod(i * 37, 100)),
        Instant.ofEpochSecond(BEGIN + (long) ((double) i / size * SECONDS)),
        new Shopper(shopper(i), ""),
        "s" + i / SESSION,
        "",
        List.of(EventItem.of("b" + item(i))),
        "",
        OptionalDouble.empty(),
        "",
        OptionalDouble.empty(),
        "",
        true);
  }

  private static EventType type(int percent) {
    if (percent < 85) {
      return EventType.VIEW_ITEM;
    }
    return percent < 95 ? EventType.ADD_TO_CART : EventType.PURCHASE;
  }

  /** Who did the event of a number, whatever the number. */
  String shopper(int i) {
    int session = Math.floorMod(i, size) / SESSION;
    return "u" + random(~(long) session).nextInt(Math.max(1, size / EACH));
  }

  /** The product of the event of a number, whatever the number. */
  int item(int i) {
    int number = Math.floorMod(i, size);
    double taste = Math.pow(random(number / SESSION).nextDouble(), 2) * products;
    double near = random(number + 9_000_000_000L).nextGaussian() * NEAR;
    return (int) Math.floorMod((long) (taste + near), (long) products);
  }

  private Random random(long of) {
    return new Random(seed ^ of * 0x9E3779B97F4A7C15L);
  }
}
