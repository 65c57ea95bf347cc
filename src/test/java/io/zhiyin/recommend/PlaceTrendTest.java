package io.zhiyin.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.catalog.CategoryPath;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.question.Filter;
import io.zhiyin.rank.Language;
import io.zhiyin.rank.Ranked;
import io.zhiyin.recommend.ShelfQuestion.Place;
import io.zhiyin.recommend.ShelfQuestion.Who;
import io.zhiyin.recommend.strategy.Strategy;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.Shopper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What rises in a small shop is found, however much is done elsewhere. */
@Timeout(120)
final class PlaceTrendTest {
  private static final int ELSEWHERE = 2_100;
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  @TempDir private Path folder;
  private int number;

  private static Product product(String id, String shop, String category) {
    return ProductReader.read(
        "{\"id\":\"%s\",\"title\":\"%s\",\"shop_id\":\"%s\",\"category\":[\"%s\"]}"
            .formatted(id, id, shop, category));
  }

  private Event view(String item, Instant time) {
    return Events.of(
        "e" + number++, EventType.VIEW_ITEM, time, Shopper.NOBODY, "", List.of(EventItem.of(item)));
  }

  private static List<Ranked> shelf(Engine engine, Scenario scenario, Place place) {
    return engine
        .answering()
        .recommendations()
        .of(
            new ShelfQuestion(
                scenario,
                List.of(),
                Who.NOBODY,
                place,
                OptionalDouble.of(0),
                new ShelfOptions(Strategy.AUTO, Filter.all(), Set.of(), 3, true, Language.EN)))
        .items();
  }

  private static List<String> rising(List<Ranked> items) {
    return items.stream()
        .filter(item -> item.parts().stream().anyMatch(part -> part.name().startsWith("trend")))
        .map(Ranked::id)
        .toList();
  }

  @Test
  void aSmallShopsAndCategorysOwnTrendLeadsItsShelf() {
    List<Product> products = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < ELSEWHERE; i++) {
      products.add(product("big" + i, "big", "busy"));
      for (int view = 0; view < 3; view++) {
        events.add(view("big" + i, NOW));
      }
    }
    for (String id : List.of("steady", "young", "idle")) {
      products.add(product(id, "small", "quiet"));
    }
    for (int day = 60; day > 2; day--) {
      events.addFirst(view("steady", NOW.minus(Duration.ofDays(day))));
    }
    events.add(view("young", NOW));
    events.add(view("young", NOW));
    try (Engine engine =
        EngineOpener.open(
            folder,
            Path.of("index-config"),
            OptionalInt.of(1),
            Clock.systemUTC(),
            Progress.SILENT)) {
      engine.products().put(products);
      engine.events().append(events).join();
      long last = engine.products().lastSequence();
      assertTrue(engine.operating().feed().awaitVisible(last, Duration.ofSeconds(60)));
      engine.operating().feed().refold(Set.of("steady", "young", "idle"));
      assertFalse(
          engine.signals().active("", 2_000).stream()
              .anyMatch(its -> its.itemId().equals("young")));
      Place shop = new Place("small", CategoryPath.NONE, "");
      Place category = new Place("", new CategoryPath(List.of("quiet")), "");
      for (Scenario scenario : List.of(Scenario.SHOP, Scenario.CATEGORY)) {
        List<Ranked> items = shelf(engine, scenario, scenario == Scenario.SHOP ? shop : category);
        assertEquals("young", items.getFirst().id(), scenario + " " + items);
        assertEquals(List.of("young"), rising(items));
        assertEquals(3, items.size());
      }
    }
  }
}
