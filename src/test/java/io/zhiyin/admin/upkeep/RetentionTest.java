package io.zhiyin.admin.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.EngineOpener.Place;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.log.EventLog.Entry;
import io.zhiyin.store.PostgresAddress;
import io.zhiyin.store.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Old events go, what they counted stays, and an erasure takes back exactly what is still known.
 */
@Timeout(120)
final class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Duration OLD = Duration.ofDays(90);
  private static final Duration NEW = Duration.ofDays(3);
  private static final List<String> ITEMS = IntStream.range(0, 12).mapToObj(i -> "i" + i).toList();
  private static final Shopper ANNA = new Shopper("anna", "");

  private final long seed = Long.getLong("zhiyin.seed", System.nanoTime());
  private final Random random = new Random(seed);
  @TempDir private Path folder;

  private Engine open(String name, String retention, Optional<PostgresAddress> store)
      throws IOException {
    Path config = folder.resolve("config-" + retention);
    if (Files.notExists(config)) {
      Files.createDirectories(config);
      try (Stream<Path> files = Files.list(Path.of("index-config"))) {
        for (Path file : files.toList()) {
          Files.copy(file, config.resolve(String.valueOf(file.getFileName())));
        }
      }
      Path events = config.resolve("events.yaml");
      String text = Files.readString(events);
      Files.writeString(events, text.replace("retention: forever", "retention: " + retention));
    }
    return EngineOpener.open(
        new Place(folder.resolve(name), config, store),
        OptionalInt.of(1),
        Clock.fixed(NOW, ZoneOffset.UTC),
        Progress.SILENT);
  }

  private List<Event> events(String name, Duration ago, int count) {
    List<String> users = List.of("anna", "ben", "cleo", "dan");
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String user = users.get(random.nextInt(users.size()));
      events.add(
          Events.of(
              name + i,
              random.nextInt(4) == 0 ? EventType.PURCHASE : EventType.VIEW_ITEM,
              NOW.minus(ago).plusSeconds(i * 60L),
              new Shopper(user, ""),
              random.nextBoolean() ? "" : "s" + user + i / 20,
              List.of(EventItem.of(ITEMS.get(random.nextInt(ITEMS.size()))))));
    }
    return events;
  }

  private static Map<String, ItemSignals> said(Engine shop) {
    Map<String, ItemSignals> said = new HashMap<>();
    ITEMS.forEach(id -> said.put(id, shop.signals().of(id)));
    return said;
  }

  private static List<String> log(Engine shop) {
    List<String> ids = new ArrayList<>();
    shop.events().replay(0, (Entry entry) -> ids.add(entry.event().eventId()));
    return ids;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWentStaysCountedAndAnErasureTakesBackWhatIsKnown(boolean postgres) throws Exception {
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    Optional<PostgresAddress> store =
        postgres ? Optional.of(PostgresServer.newDatabase()) : Optional.empty();
    List<Event> old = events("old", OLD, 300);
    List<Event> fresh = new ArrayList<>(events("new", NEW, 300));
    fresh.addAll(events("late", OLD, 5)); // told after newer ones: they stay
    Map<String, ItemSignals> expected;
    Map<String, ItemSignals> expectedWithoutAnna;
    try (Engine never = open("never", "forever", Optional.empty());
        Engine without = open("without", "forever", Optional.empty())) {
      never.events().append(old).join();
      without.events().append(old).join();
      never.operating().retention().run(Progress.SILENT);
      assertEquals(300, never.events().count());
      never.events().append(fresh).join();
      without
          .events()
          .append(fresh.stream().filter(e -> !e.shopper().equals(ANNA)).toList())
          .join();
      expected = said(never);
      expectedWithoutAnna = said(without);
    }
    try (Engine shop = open("shop", "30d", store)) {
      shop.events().append(old).join();
      shop.operating().retention().run(Progress.SILENT);
      assertEquals(List.of(), log(shop));
      shop.events().append(fresh).join();
      shop.operating().retention().run(Progress.SILENT);
      assertEquals(fresh.stream().map(Event::eventId).toList(), log(shop));
      assertEquals(305, shop.events().count());
      assertEquals(
          "PT720H 300",
          shop.operating().retention().kept().age()
              + " "
              + shop.operating().status().snapshot().retention().gone());
      assertEquals(expected, said(shop));
    }
    Files.delete(folder.resolve("shop/signals.checkpoint"));
    try (Engine shop = open("shop", "30d", store)) {
      assertEquals(expected, said(shop));
      long kept = fresh.stream().filter(e -> e.shopper().equals(ANNA)).count();
      assertEquals(kept, shop.privacy().erasure().erase(ANNA).events());
      assertEquals(expectedWithoutAnna, said(shop));
      assertFalse(expected.equals(expectedWithoutAnna));
    }
    try (Engine shop = open("shop", "30d", store)) {
      assertEquals(expectedWithoutAnna, said(shop));
      assertEquals(0, shop.operating().status().snapshot().lag());
    }
  }

  @Test
  void aSnapshotHoldsWhatStandsForTheEventsThatWent() throws Exception {
    try (Engine shop = open("shop", "30d", Optional.empty())) {
      shop.events().append(events("old", OLD, 100)).join();
      shop.operating().retention().run(Progress.SILENT);
      shop.events().append(events("new", NEW, 50)).join();
      Map<String, ItemSignals> before = said(shop);
      String id = shop.operating().snapshots().create().id();
      shop.events().append(events("more", Duration.ofDays(1), 50)).join();
      shop.operating().restore().run(id, Progress.SILENT);
      assertEquals(before, said(shop));
      assertEquals(50, shop.events().count());
      assertTrue(shop.events().expiry().through() > 0);
    }
  }
}
