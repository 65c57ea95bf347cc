package io.zhiyin.signals.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.Neighbour;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Shopper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LiveSignalsTest {
  private static final long START = 1_700_000_000;

  private final FakeLog log = new FakeLog();
  private final LiveSignals signals =
      new LiveSignals(SignalSettings.DEFAULT, log, Clock.systemUTC());
  private int number;

  @BeforeEach
  void follow() {
    signals.follow();
  }

  private void happens(EventType type, Shopper shopper, String session, long at, String... items) {
    log.add(
        Events.of(
            "e" + number++,
            type,
            Instant.ofEpochSecond(START + at),
            shopper,
            session,
            Arrays.stream(items).map(EventItem::of).toList()));
  }

  private static Shopper client(int number) {
    return new Shopper("", "c" + number);
  }

  @Test
  void threeShoppersWhoSawBothMakeAPair() {
    for (int shopper = 0; shopper < 3; shopper++) {
      assertEquals(List.of(), signals.neighbours(PairKind.CO_VIEW, "tea"));
      happens(EventType.VIEW_ITEM, client(shopper), "", shopper, "tea");
      happens(EventType.SELECT_ITEM, client(shopper), "", shopper + 60, "cup");
    }
    // cosine 1 (all three saw both), evidence 3 of 3 + 3.
    List<Neighbour> neighbours = signals.neighbours(PairKind.CO_VIEW, "tea");
    assertEquals(1, neighbours.size());
    assertEquals("cup", neighbours.getFirst().itemId());
    assertEquals(0.5, neighbours.getFirst().strength(), 1e-4);
    assertEquals(3, neighbours.getFirst().shoppers());
    assertEquals(3, signals.support(PairKind.CO_VIEW, "cup"), 1e-4);
    assertEquals(List.of(), signals.neighbours(PairKind.CO_BUY, "tea"));
    assertEquals(
        Map.of("cup", neighbours.getFirst().strength()),
        signals.overlay(PairKind.CO_VIEW, Map.of("tea", 1.0, "unknown", 1.0)));
  }

  @Test
  void aPauseEndsASessionWithoutIdButNotOneWithIt() {
    for (int shopper = 0; shopper < 3; shopper++) {
      happens(EventType.VIEW_ITEM, client(shopper), "", 0, "a");
      happens(EventType.VIEW_ITEM, client(shopper), "", 1801, "b");
      happens(EventType.VIEW_ITEM, client(shopper), "s" + shopper, 0, "x");
      happens(EventType.VIEW_ITEM, client(shopper), "t" + shopper, 60, "z");
      happens(EventType.VIEW_ITEM, client(shopper), "s" + shopper, 7200, "y");
    }
    assertEquals(List.of(), signals.neighbours(PairKind.CO_VIEW, "a"));
    assertEquals(
        List.of("y"),
        signals.neighbours(PairKind.CO_VIEW, "x").stream().map(Neighbour::itemId).toList());
  }

  @Test
  void purchasesMeetWithAllOfTheirOrderAndTheFiftyBefore() {
    String[] order = new String[60];
    Arrays.setAll(order, i -> "o" + i);
    for (int shopper = 0; shopper < 3; shopper++) {
      happens(EventType.PURCHASE, client(shopper), "", 0, order);
      happens(EventType.PURCHASE, client(shopper), "", 30 * 86_400, "later");
      happens(EventType.PURCHASE, client(shopper), "", 31 * 86_400, "much-later");
    }
    assertEquals(59, signals.neighbours(PairKind.CO_BUY, "o0").size());
    assertEquals(61, signals.neighbours(PairKind.CO_BUY, "o59").size());
    List<Neighbour> found = signals.neighbours(PairKind.CO_BUY, "much-later");
    assertEquals(50, found.size());
    assertEquals("later", found.getFirst().itemId(), "the nearest in time is the strongest");
  }

  @Test
  void whatIsBoughtGoesWithWhatWasViewedBeforeAndNotTheOtherWayRound() {
    for (int shopper = 0; shopper < 3; shopper++) {
      happens(EventType.PURCHASE, client(shopper), "", 0, "before");
      happens(EventType.VIEW_ITEM, client(shopper), "", 60, "phone");
      happens(EventType.VIEW_ITEM, client(shopper), "", 120, "case");
      happens(EventType.PURCHASE, client(shopper), "", 180, "case", "film");
      happens(EventType.VIEW_ITEM, client(shopper), "", 240, "after");
    }
    assertEquals(
        List.of("case", "film"),
        signals.neighbours(PairKind.VIEW_BUY, "phone").stream().map(Neighbour::itemId).toList());
    assertEquals(
        List.of("film"),
        signals.neighbours(PairKind.VIEW_BUY, "case").stream().map(Neighbour::itemId).toList());
    for (String none : List.of("film", "before", "after")) {
      assertEquals(List.of(), signals.neighbours(PairKind.VIEW_BUY, none));
      assertEquals(0, signals.support(PairKind.VIEW_BUY, none));
    }
    assertEquals(6, signals.support(PairKind.VIEW_BUY, "phone"), 1e-3);
    assertEquals(
        Set.of("phone"),
        signals.of("case").neighbours().getOrDefault(PairKind.VIEW_BUY, List.of()).stream()
            .map(Neighbour::itemId)
            .collect(Collectors.toSet()));
    assertEquals(
        Set.of("case", "film"), signals.overlay(PairKind.VIEW_BUY, Map.of("phone", 1.0)).keySet());
  }

  @Test
  void eventsOfNobodyCountForPopularityOnly() {
    happens(EventType.PURCHASE, Shopper.NOBODY, "s", 0, "a", "b");
    happens(EventType.VIEW_ITEM, Shopper.NOBODY, "s", 0, "a", "b");
    happens(EventType.REFUND, Shopper.NOBODY, "s", 0, "b");
    assertEquals(0, signals.pairs());
    assertEquals(6, signals.popularity("a"), 1e-9);
    assertEquals(List.of("a", "b"), signals.popular(5));
    assertEquals(List.of("a"), signals.popular(1));
    happens(EventType.VIEW_ITEM, Shopper.NOBODY, "", 14 * 86_400, "c");
    assertEquals(3, signals.popularity("a"), 1e-9);
    assertEquals(0, signals.popularity("unknown"));
  }

  @Test
  void popularityIsFoldedWhenItDrifted() {
    happens(EventType.VIEW_ITEM, Shopper.NOBODY, "", 0, "a");
    assertEquals(List.of("a"), signals.drifted(10));
    assertEquals(List.of("a"), signals.drifted(10), "not folded yet");
    signals.folded(Map.of("a", signals.of("a")));
    assertEquals(List.of(), signals.drifted(10));
    // Nothing happens to it but time: the round over all products finds it.
    happens(EventType.VIEW_ITEM, Shopper.NOBODY, "", 5 * 86_400, "b");
    assertEquals(List.of("a", "b"), signals.drifted(10).stream().sorted().toList());
  }

  @Test
  void afterAStartDocumentsCountAsRightInWhatTheIndexTells() {
    for (int shopper = 0; shopper < 3; shopper++) {
      happens(EventType.VIEW_ITEM, client(shopper), "", shopper, "tea", "cup");
    }
    float strength = (float) signals.neighbours(PairKind.CO_VIEW, "tea").getFirst().strength();
    signals.nothingFolded();
    signals.indexed(PairKind.CO_VIEW, "tea", Map.of("cup", strength));
    assertEquals(Map.of(), signals.overlay(PairKind.CO_VIEW, Map.of("tea", 1.0)));
    assertEquals(1, signals.overlay(PairKind.CO_VIEW, Map.of("cup", 1.0)).size());
    assertTrue(signals.drifted(10).contains("tea"));
  }

  @Test
  void anEntryCountsOnce() {
    happens(EventType.VIEW_ITEM, client(1), "", 0, "a");
    signals.apply(log.entries);
    assertEquals(1, signals.popularity("a"), 1e-9);
  }

  /** Questions while events come and documents are folded: no failure, no value out of range. */
  @Test
  void questionsMayBeAskedWhileEventsCome() throws Exception {
    RandomShop shop = new RandomShop(1, 100, 30);
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Integer>> askers = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        int offset = thread * 50;
        askers.add(threads.submit(() -> ask(done, offset)));
      }
      Future<?> folder =
          threads.submit(() -> {
            while (!done.get()) {
              Map<String, ItemSignals> folds = new HashMap<>();
              signals.drifted(20).forEach(id -> folds.put(id, signals.of(id)));
              signals.folded(folds);
            }
          });
      for (int i = 0; i < 5_000; i++) {
        log.add(shop.next());
      }
      done.set(true);
      for (Future<Integer> asker : askers) {
        assertTrue(asker.get(30, TimeUnit.SECONDS) > 0);
      }
      folder.get(30, TimeUnit.SECONDS);
    }
    LiveSignals alone = new LiveSignals(SignalSettings.DEFAULT, log, Clock.systemUTC());
    alone.apply(log.entries);
    for (int i = 0; i < 100; i++) {
      assertEquals(alone.of("i" + i), signals.of("i" + i));
    }
  }

  private int ask(AtomicBoolean done, int offset) {
    int asked = 0;
    while (!done.get() || asked == 0) {
      Map<String, Double> seeds = new HashMap<>();
      for (int i = 0; i < 20; i++) {
        seeds.put("i" + (offset + i), 0.05);
      }
      for (double value : signals.overlay(PairKind.CO_VIEW, seeds).values()) {
        assertTrue(value >= 0 && value <= 1 + 1e-9, () -> "value " + value);
      }
      signals.popular(10);
      signals.neighbours(PairKind.CO_BUY, "i" + offset);
      asked++;
    }
    return asked;
  }
}
