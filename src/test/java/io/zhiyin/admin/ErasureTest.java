package io.zhiyin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.Signals;
import io.zhiyin.signals.privacy.Receipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** After an erasure the shop is one that never saw the shopper. */
@Timeout(120)
final class ErasureTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  /** The user under erasure, who also used a phone without signing in. */
  private static final Shopper ANNA = new Shopper("anna", "");

  @TempDir private Path folder;
  private final Random random = new Random(seed());
  private int number;

  private static long seed() {
    long seed = Long.getLong("zhiyin.seed", System.nanoTime());
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    return seed;
  }

  private Engine open(String name) {
    return ThirtyItems.open(folder.resolve(name));
  }

  private Event event(Shopper shopper, EventType type) {
    number++;
    List<EventItem> items = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      items.add(EventItem.of("i" + random.nextInt(ThirtyItems.ITEMS)));
    }
    return new Event(
        "e" + number,
        type,
        START.plusSeconds(600L * number),
        shopper,
        random.nextBoolean() ? "" : "s" + shopper.key() + number / 10,
        "",
        items,
        "",
        OptionalDouble.empty(),
        "",
        OptionalDouble.empty(),
        random.nextBoolean() ? "" : "浙江",
        true);
  }

  private List<Event> events(int count) {
    EventType[] types = {EventType.VIEW_ITEM, EventType.ADD_TO_CART, EventType.PURCHASE};
    List<Shopper> shoppers =
        List.of(
            ANNA,
            new Shopper("anna", "phone"),
            new Shopper("", "phone"),
            new Shopper("ben", "tablet"),
            new Shopper("", "kiosk"),
            new Shopper("cleo", ""),
            Shopper.NOBODY);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event(shoppers.get(random.nextInt(shoppers.size())), types[random.nextInt(3)]));
    }
    return events;
  }

  private static boolean annas(Event event) {
    return event.shopper().userId().equals("anna")
        || event.shopper().equals(new Shopper("", "phone"));
  }

  /** Everything the counters say of every product, to the bit. */
  static Map<String, Object> said(Signals signals) {
    Map<String, Object> said = new HashMap<>();
    for (int i = 0; i < ThirtyItems.ITEMS; i++) {
      said.put("i" + i, signals.of("i" + i));
      for (PairKind kind : PairKind.values()) {
        said.put(kind + " i" + i, signals.support(kind, "i" + i));
      }
    }
    said.put("popular", signals.popular(ThirtyItems.ITEMS));
    said.put("active", signals.active("", ThirtyItems.ITEMS));
    said.put("active here", signals.active("浙江", ThirtyItems.ITEMS));
    return said;
  }

  /** What the documents carry: kind and seed → neighbour → strength. */
  private static Map<String, Map<String, Float>> carried(Engine engine) {
    Map<String, Map<String, Float>> carried = new HashMap<>();
    for (PairKind kind : PairKind.values()) {
      engine
          .answering()
          .index()
          .strengths(
              kind, (seed, strengths) -> carried.put(kind + " " + seed, Map.copyOf(strengths)));
    }
    return carried;
  }

  @Test
  void nothingIsLeftAndNothingBringsItBack() throws Exception {
    List<Event> all = events(600);
    List<Event> others = all.stream().filter(event -> !annas(event)).toList();
    Map<String, Object> expected;
    Map<String, Map<String, Float>> fields;
    try (Engine never = open("never")) {
      ThirtyItems.stock(never);
      never.events().append(others).join();
      expected = said(never.signals());
      never.operating().reindex().run(Progress.SILENT);
      fields = carried(never);
    }
    for (PairKind kind : PairKind.values()) {
      assertTrue(fields.keySet().stream().anyMatch(key -> key.startsWith(kind + " ")), "" + kind);
    }
    Receipt receipt;
    try (Engine shop = open("shop")) {
      ThirtyItems.stock(shop);
      shop.events().append(all).join();
      shop.operating().reindex().run(Progress.SILENT);
      shop.operating().feed().refold(Set.of());
      receipt = shop.privacy().erasure().erase(ANNA);
      copy(folder.resolve("shop"), folder.resolve("killed"));
      assertEquals(expected, said(shop.signals()));
      assertEquals(fields, carried(shop), "without a reindex");
      assertEquals(List.of(), shop.signals().history(ANNA, "", 50));
      assertEquals(List.of(), shop.signals().history(new Shopper("", "phone"), "", 50));
      assertEquals(0, shop.privacy().erasure().erase(ANNA).events());
      shop.operating().reindex().run(Progress.SILENT);
      assertEquals(fields, carried(shop));
    }
    assertEquals(all.size() - others.size(), receipt.events());
    Set<String> touched = new HashSet<>();
    all.stream()
        .filter(ErasureTest::annas)
        .forEach(event -> event.items().forEach(item -> touched.add(item.itemId())));
    assertEquals(touched.size(), receipt.items());
    assertTrue(receipt.pairs() > 0);
    // What was on disk when the receipt was given is enough.
    try (Engine killed = open("killed")) {
      assertEquals(expected, said(killed.signals()));
      assertEquals(others.size(), killed.events().count());
    }
  }

  @Test
  void oneThatBrokeOffIsMadeUpForByTheNext() throws Exception {
    List<Event> all = events(300);
    try (Engine shop = open("broken off")) {
      ThirtyItems.stock(shop);
      shop.events().append(all).join();
      shop.events().erase(ANNA, entry -> {}).join(); // and no more
      assertEquals(0, shop.privacy().erasure().erase(ANNA).events());
      try (Engine never = open("never there")) {
        ThirtyItems.stock(never);
        never.events().append(all.stream().filter(event -> !annas(event)).toList()).join();
        assertEquals(said(never.signals()), said(shop.signals()));
      }
    }
  }

  /**
   * One that ended after the events went, before anything else did: what is saved afterwards was
   * counted before, as what a kill leaves.
   */
  @Test
  void oneThatWasCutOffIsMadeUpForByTheNextStart() throws Exception {
    List<Event> all = events(300);
    Path data = folder.resolve("cut off");
    try (Engine shop = open("cut off")) {
      ThirtyItems.stock(shop);
      shop.events().append(all).join();
      shop.events().append(List.of(search("安娜的秘密"))).join();
      shop.operating().reindex().run(Progress.SILENT);
      assertTrue(shop.answering().index().generations().size() > 1);
      Files.writeString(data.resolve("erasing"), "");
      shop.events().erase(ANNA, entry -> {}).join();
    }
    assertTrue(Files.readString(data.resolve("queries.tsv")).contains("安娜"));
    try (Engine shop = open("cut off");
        Engine never = open("never")) {
      assertEquals(1, shop.answering().index().generations().size());
      assertFalse(Files.readString(data.resolve("queries.tsv")).contains("安娜"));
      assertFalse(Files.exists(data.resolve("erasing")));
      ThirtyItems.stock(never);
      never.events().append(all.stream().filter(event -> !annas(event)).toList()).join();
      assertEquals(said(never.signals()), said(shop.signals()));
      assertTrue(shop.privacy().erasure().erase(new Shopper("cleo", "")).events() > 0);
      assertFalse(Files.exists(data.resolve("erasing")), "one that was finished leaves nothing");
    }
  }

  private static Event search(String term) {
    return new Event(
        "search",
        EventType.SEARCH,
        START,
        ANNA,
        "",
        "",
        List.of(),
        term,
        OptionalDouble.empty(),
        "",
        OptionalDouble.empty(),
        "",
        true);
  }

  @Test
  void earlierGenerationsAndTheQueryLogForgetTheShopper() throws Exception {
    try (Engine shop = open("words")) {
      ThirtyItems.stock(shop);
      shop.events().append(events(100)).join();
      Event search = search("安娜的秘密");
      shop.events().append(List.of(search)).join();
      shop.operating().reindex().run(Progress.SILENT);
      shop.operating().reindex().run(Progress.SILENT);
      assertTrue(shop.answering().index().generations().size() > 1);
      shop.privacy().erasure().erase(ANNA);
      assertEquals(1, shop.answering().index().generations().size());
      assertFalse(Files.readString(folder.resolve("words/queries.tsv")).contains("安娜"));
      try (Stream<Path> files = Files.list(folder.resolve("words/index"))) {
        assertEquals(
            1, files.filter(file -> file.getFileName().toString().startsWith("gen-")).count());
      }
    }
    assertFalse(Files.readString(folder.resolve("words/queries.tsv")).contains("安娜"));
  }

  @Test
  void aCheckpointFromBeforeAnErasureIsOfNoUse() throws Exception {
    List<Event> all = events(200);
    Map<String, Object> before;
    try (Engine shop = open("old")) {
      ThirtyItems.stock(shop);
      shop.events().append(all).join();
      before = said(shop.signals());
    }
    Path checkpoint = folder.resolve("old/signals.checkpoint");
    Path kept = folder.resolve("kept");
    Files.copy(checkpoint, kept);
    Map<String, Object> after;
    try (Engine shop = open("old")) {
      assertEquals(before, said(shop.signals()));
      shop.privacy().erasure().erase(ANNA);
      after = said(shop.signals());
    }
    Files.copy(kept, checkpoint, StandardCopyOption.REPLACE_EXISTING);
    try (Engine shop = open("old")) {
      assertEquals(after, said(shop.signals()));
      assertFalse(before.equals(after));
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!file.getFileName().toString().equals("owner")) {
          Files.copy(file, target);
        }
      }
    }
  }
}
