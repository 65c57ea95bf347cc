package io.zhiyin.admin.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.EngineOpener.Place;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.catalog.store.ProductStore.Deletion;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.privacy.Consent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A restored shop answers as it did when the snapshot was made. */
@Timeout(120)
abstract class SnapshotsContract {
  @TempDir private Path folder;
  private int number;

  /** Opens the test's shop; what an earlier call wrote is there. */
  final Engine open() {
    return EngineOpener.open(place(shop()), OptionalInt.of(1), Clock.systemUTC(), Progress.SILENT);
  }

  final Path shop() {
    return folder.resolve("shop");
  }

  final Path folder() {
    return folder;
  }

  /** The place with the store that is tested. */
  abstract Place place(Path shop);

  static Product product(String id, String title) {
    return ProductReader.read(
        "{\"id\":\"%s\",\"title\":\"%s\",\"version\":7}".formatted(id, title));
  }

  final void view(Engine shop, String user, String... items) {
    List<Event> events = new ArrayList<>();
    for (String item : items) {
      number++;
      events.add(
          Events.of(
              "e" + number,
              EventType.VIEW_ITEM,
              Instant.parse("2026-05-01T00:00:00Z").plusSeconds(number),
              new Shopper(user, ""),
              "s-" + user,
              List.of(EventItem.of(item))));
    }
    shop.events().append(events).join();
  }

  static Map<String, ItemSignals> said(Engine shop) {
    Map<String, ItemSignals> said = new HashMap<>();
    for (String id : List.of("a", "b", "c", "d")) {
      said.put(id, shop.signals().of(id));
    }
    return said;
  }

  static void awaitVisible(Engine shop) {
    assertTrue(
        shop.operating()
            .feed()
            .awaitVisible(shop.products().lastSequence(), Duration.ofSeconds(30)));
  }

  @Test
  void whatWasChangedSinceIsTakenBack() throws Exception {
    Map<String, ItemSignals> before;
    try (Engine shop = open()) {
      shop.products().put(List.of(product("a", "甲"), product("b", "乙"), product("c", "丙")));
      view(shop, "anna", "a", "b");
      before = said(shop);
      Snapshots snapshots = shop.operating().snapshots();
      Snapshots.Snapshot first = snapshots.create();
      assertEquals(3, first.products());
      assertEquals(2, first.events());
      assertTrue(first.bytes() > 0);

      shop.products().delete(List.of(Deletion.of("b")));
      shop.products()
          .put(
              List.of(
                  product("d", "丁"),
                  ProductReader.read("{\"id\":\"a\",\"title\":\"新甲\",\"version\":8}")));
      view(shop, "ben", "a", "c", "d");
      shop.privacy().consents().put("ben", new Consent(false, true));
      shop.privacy().erasure().erase(new Shopper("anna", ""));
      awaitVisible(shop);
      Snapshots.Snapshot second = snapshots.create();
      assertEquals(List.of(second, first), snapshots.list());

      shop.operating().restore().run(first.id(), Progress.SILENT);
      assertEquals(before, said(shop));
      assertEquals("甲", shop.products().get("a").orElseThrow().title());
      assertEquals(3, shop.products().count());
      assertEquals(2, shop.events().count());
      assertEquals(Optional.empty(), shop.privacy().consents().of(new Shopper("ben", "")));
      assertTrue(shop.answering().index().product("b").isPresent());
      assertTrue(shop.answering().index().product("d").isEmpty());
      Map<String, Float> carried = new HashMap<>();
      shop.answering()
          .index()
          .strengths(
              PairKind.CO_VIEW, (seed, its) -> its.forEach((id, s) -> carried.put(seed + id, s)));
      assertEquals(2, carried.size(), carried::toString);
      // What is written afterwards is new to the index and to the counters.
      shop.products().put(List.of(product("d", "丁")));
      view(shop, "cleo", "c", "d");
      awaitVisible(shop);
      assertTrue(shop.answering().index().product("d").isPresent());
      assertEquals(1, shop.signals().neighbours(PairKind.CO_VIEW, "c").size());
      assertEquals(1, shop.signals().neighbours(PairKind.CO_VIEW, "a").size());
      assertEquals(Optional.empty(), snapshots.get("../shop"));
    }
    try (Engine shop = open()) {
      assertEquals(4, shop.events().count());
      assertEquals(4, shop.products().count());
      assertEquals(2, shop.operating().snapshots().list().size());
    }
    try (var left = Files.list(folder.resolve("shop/snapshots"))) {
      assertEquals(2, left.count());
    }
  }
}
