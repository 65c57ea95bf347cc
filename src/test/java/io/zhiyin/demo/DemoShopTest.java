package io.zhiyin.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.input.EventReader;
import io.zhiyin.signals.input.ReadEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The demo shop is the one that is checked in, passes the borders whole, and has structure. */
final class DemoShopTest {
  private static final Path DATA = Path.of(System.getProperty("basedir", "."), "data/demo");
  private static final DemoShop SHOP = DemoShop.make(DemoShop.SEED);
  private static final Map<String, Product> PRODUCTS =
      SHOP.products().stream()
          .map(ProductReader::read)
          .collect(Collectors.toMap(Product::id, product -> product));
  private static final List<Event> EVENTS = read(SHOP.events(), DemoShop.END);

  /** Every line must be accepted by a service whose clock stands at the story's end. */
  private static List<Event> read(List<String> lines, Instant now) {
    EventReader reader = new EventReader(Clock.fixed(now, ZoneOffset.UTC), () -> "made up", true);
    List<Event> events = new ArrayList<>();
    for (String line : lines) {
      switch (reader.read(line.getBytes(StandardCharsets.UTF_8))) {
        case ReadEvent.Accepted(Event event, boolean _) -> events.add(event);
        case ReadEvent.Rejected rejected -> throw new AssertionError(line + " " + rejected);
        case ReadEvent.Withheld() -> throw new AssertionError(line);
      }
    }
    return events;
  }

  /** Lines, not bytes: JDKs may pack differently. */
  @Test
  void theFilesAreWhatTheGeneratorMakes() throws IOException {
    String advice = "run ./zhiyin generate demo";
    assertEquals(SHOP.products(), DemoFiles.read(DATA.resolve(DemoFiles.PRODUCTS)), advice);
    assertEquals(SHOP.events(), DemoFiles.read(DATA.resolve(DemoFiles.EVENTS)), advice);
  }

  @Test
  void anotherSeedMakesAnotherShop() {
    assertNotEquals(SHOP.products(), DemoShop.make(1).products());
  }

  @Test
  void itIsAsBigAsItSays() {
    assertEquals(SHOP.products().size(), PRODUCTS.size(), "ids are unique");
    assertTrue(PRODUCTS.size() >= 1_900 && PRODUCTS.size() <= 2_300, PRODUCTS.size() + " products");
    assertTrue(distinct(p -> p.category().names().getFirst()).size() >= 12, "departments");
    assertEquals(20, distinct(Product::shopId).size(), "shops");
    Set<String> titles = distinct(Product::title);
    assertTrue(titles.size() > 0.99 * PRODUCTS.size(), titles.size() + " titles");
    assertTrue(PRODUCTS.values().stream().anyMatch(p -> !p.offer().inStock()), "some sold out");
    long users = EVENTS.stream().map(e -> e.shopper().userId()).distinct().count() - 1;
    assertEquals(300, users);
    assertTrue(EVENTS.size() > 25_000, EVENTS.size() + " events");
    assertEquals(EVENTS.size(), EVENTS.stream().map(Event::eventId).distinct().count());
  }

  private static Set<String> distinct(Function<Product, String> part) {
    return PRODUCTS.values().stream().map(part).collect(Collectors.toSet());
  }

  @Test
  void eventsAreOfItsProductsWithinSixtyDaysAndInOrder() {
    Instant start = DemoShop.END.minus(Duration.ofDays(60));
    for (Event event : EVENTS) {
      assertTrue(!event.time().isBefore(start) && event.time().isBefore(DemoShop.END));
      for (EventItem item : event.items()) {
        assertTrue(PRODUCTS.containsKey(item.itemId()), item.itemId());
      }
    }
    assertEquals(EVENTS.stream().sorted(Comparator.comparing(Event::time)).toList(), EVENTS);
  }

  /** Among shoppers who bought a tent, sleeping bags are bought far more often than elsewhere. */
  @Test
  void complementsAreBoughtTogetherFarAboveChance() {
    assertTrue(lift("帐篷", "睡袋") > 3, "tent and sleeping bag: " + lift("帐篷", "睡袋"));
    assertTrue(lift("智能手机", "手机壳") > 3, "phone and case: " + lift("智能手机", "手机壳"));
    assertTrue(lift("奶粉", "纸尿裤") > 3, "milk and nappies: " + lift("奶粉", "纸尿裤"));
    assertTrue(lift("帐篷", "奶粉") < 1, "tent and milk: " + lift("帐篷", "奶粉"));
  }

  private static double lift(String one, String other) {
    Map<String, Set<String>> baskets = new HashMap<>();
    EVENTS.stream()
        .filter(event -> event.type() == EventType.PURCHASE && !event.shopper().userId().isEmpty())
        .forEach(event ->
            event
                .items()
                .forEach(item ->
                    baskets
                        .computeIfAbsent(event.shopper().userId(), user -> new HashSet<>())
                        .add(leaf(item.itemId()))));
    double both = share(baskets, leaves -> leaves.contains(one) && leaves.contains(other));
    return both
        / (share(baskets, leaves -> leaves.contains(one))
            * share(baskets, leaves -> leaves.contains(other)));
  }

  private static String leaf(String id) {
    return Objects.requireNonNull(PRODUCTS.get(id), id).category().leaf();
  }

  private static double share(Map<String, Set<String>> baskets, Predicate<Set<String>> of) {
    return (double) baskets.values().stream().filter(of).count() / baskets.size();
  }

  /** A case fits a phone that is sold here, and says so in its title. */
  @Test
  void casesNameTheirPhones() {
    List<Product> cases =
        PRODUCTS.values().stream()
            .filter(p -> p.category().names().getLast().equals("手机壳"))
            .toList();
    assertTrue(cases.size() > 20);
    for (Product one : cases) {
      String phone = one.attributes().getOrDefault("适用型号", List.of()).getFirst();
      assertTrue(one.title().contains("适用" + phone), one.title());
    }
  }

  @Test
  void movedToAnyDayItEndsWithinADayOfIt() {
    Instant now = Instant.parse("2031-03-05T07:30:00Z");
    Moved moved = Moved.to(now);
    Instant last = moved.event(EVENTS.getLast()).time();
    assertTrue(
        last.isBefore(now) && last.isAfter(now.minus(Duration.ofHours(26))), last.toString());
    assertEquals(0, moved.by().toSeconds() % 86_400);
    assertEquals(Duration.ZERO, Moved.to(DemoShop.END.minusSeconds(1)).by());
    Product first = ProductReader.read(SHOP.products().getFirst());
    Product later = ProductReader.read(moved.product(SHOP.products().getFirst()));
    assertEquals(
        first.lifetime().createdAt().orElseThrow().plus(moved.by()),
        later.lifetime().createdAt().orElseThrow());
    assertEquals(first.attributes(), later.attributes());
  }
}
