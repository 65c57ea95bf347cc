package io.zhiyin.signals.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.Neighbour;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.count.Strength;
import io.zhiyin.signals.pairs.PairRules;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever happens and whenever documents are folded, index and overlay together give the fresh
 * strengths.
 */
final class OverlayTest {
  /** Some pairs that no product keeps stand beside those that are kept. */
  private static final int WAITING = 100;

  private static final int ITEMS = 120;

  /** An index that is nothing but what its documents carry. */
  private static final class FakeIndex {
    final Map<String, ItemSignals> documents = new HashMap<>();

    /** Documents carry 9 significant bits of a strength. */
    void put(Map<String, ItemSignals> its) {
      its.forEach((id, signals) -> {
        Map<PairKind, List<Neighbour>> carried = new EnumMap<>(PairKind.class);
        signals
            .neighbours()
            .forEach((kind, all) ->
                carried.put(
                    kind,
                    all.stream()
                        .map(n -> new Neighbour(n.itemId(), carried(n.strength()), n.shoppers()))
                        .toList()));
        documents.put(id, new ItemSignals(carried, signals.popularity()));
      });
    }

    private static double carried(double strength) {
      return Float.intBitsToFloat((Float.floatToIntBits((float) strength) + 0x4000) >>> 15 << 15);
    }

    double strength(PairKind kind, String seed, String item) {
      return documents
          .getOrDefault(item, ItemSignals.NONE)
          .neighbours()
          .getOrDefault(kind, List.of())
          .stream()
          .filter(n -> n.itemId().equals(seed))
          .mapToDouble(Neighbour::strength)
          .sum();
    }

    Map<String, Float> under(PairKind kind, String seed) {
      Map<String, Float> strengths = new HashMap<>();
      for (String id : documents.keySet()) {
        double strength = strength(kind, seed, id);
        if (strength > 0) {
          strengths.put(id, (float) strength);
        }
      }
      return strengths;
    }
  }

  private static SignalSettings settings(
      int neighbours, int minShoppers, int halfLifeDays, Strength.Measure measure) {
    PairRules.Limits limits =
        new PairRules.Limits(Duration.ofMinutes(30), neighbours, WAITING, minShoppers, 50);
    Duration halfLife = Duration.ofDays(halfLifeDays);
    Strength strength = new Strength(measure, 0.25, 3);
    PairRules inSession = new PairRules(halfLife, PairRules.Reach.session(5), strength, limits);
    return new SignalSettings(
        SignalSettings.DEFAULT.weights(),
        Map.of(
            PairKind.CO_VIEW, inSession,
            PairKind.VIEW_BUY, inSession,
            PairKind.CO_CART, inSession,
            PairKind.CO_BUY,
                new PairRules(
                    halfLife,
                    new PairRules.Reach(5, Duration.ofDays(30), Duration.ofDays(2)),
                    strength,
                    limits)),
        Duration.ofDays(14),
        0.01);
  }

  @ParameterizedTest
  @CsvSource({
    "1,8,3,30,COSINE",
    "2,8,1,0,LIFT_DAMPED",
    "3,100,2,1,LOG_LIKELIHOOD",
    "4,4,2,3,JACCARD",
    "5,2,1,30,LIFT_DAMPED",
    "6,3,3,0,LOG_LIKELIHOOD"
  })
  void indexAndOverlayGiveTheFreshStrength(
      long seed, int neighbours, int shoppers, int halfLife, Strength.Measure measure) {
    RandomShop shop = new RandomShop(seed, ITEMS, 40);
    FakeLog log = new FakeLog();
    LiveSignals signals =
        new LiveSignals(settings(neighbours, shoppers, halfLife, measure), log, Clock.systemUTC());
    signals.follow();
    FakeIndex index = new FakeIndex();
    Map<String, ItemSignals> unseen = new LinkedHashMap<>();
    int shown = 0;
    for (int step = 0; step < 4000; step++) {
      log.add(shop.next());
      switch (shop.random.nextInt(120)) {
        case 0, 1, 2 ->
            signals.drifted(1 + shop.random.nextInt(30)).forEach(i -> unseen.put(i, signals.of(i)));
        case 3 -> unseen.put(shop.item(3), signals.of(shop.item(3)));
        case 4, 5, 6 -> refresh(index, signals, unseen);
        case 7 -> restart(index, signals);
        default -> {}
      }
      if (step % 50 == 0) {
        String where = "seed " + seed + " step " + step;
        for (int i = 0; i < ITEMS; i++) {
          for (PairKind kind : PairKind.values()) {
            shown += checkSingle(index, signals, kind, "i" + i, where);
          }
        }
        checkTogether(signals, shop, where);
      }
    }
    assertTrue(shown > 1000, "the test saw pairs: " + shown);
  }

  private static void refresh(
      FakeIndex index, LiveSignals signals, Map<String, ItemSignals> unseen) {
    index.put(unseen);
    signals.folded(unseen);
    unseen.clear();
  }

  private static void restart(FakeIndex index, LiveSignals signals) {
    signals.nothingFolded();
    for (PairKind kind : PairKind.values()) {
      for (int i = 0; i < ITEMS; i++) {
        Map<String, Float> strengths = index.under(kind, "i" + i);
        if (!strengths.isEmpty()) {
          signals.indexed(kind, "i" + i, strengths);
        }
      }
    }
  }

  private static int checkSingle(
      FakeIndex index, LiveSignals signals, PairKind kind, String seed, String where) {
    Map<String, Double> overlay = signals.overlay(kind, Map.of(seed, 1.0));
    List<Neighbour> fresh = signals.neighbours(kind, seed);
    for (Neighbour neighbour : fresh) {
      String item = neighbour.itemId();
      double indexed = index.strength(kind, seed, item);
      double got = overlay.getOrDefault(item, indexed);
      assertEquals(
          neighbour.strength(),
          got,
          0.0101 * Math.max(neighbour.strength(), got),
          () -> where + " " + kind + " " + seed + " -> " + item);
      if (overlay.containsKey(item)) {
        assertEquals(neighbour.strength(), overlay.get(item), 1e-12);
      }
    }
    return fresh.size();
  }

  /** Over many seeds an overlay's value is the whole sum, whichever side keeps the pairs. */
  private static void checkTogether(LiveSignals signals, RandomShop shop, String where) {
    for (PairKind kind : PairKind.values()) {
      Map<String, Double> seeds = new HashMap<>();
      for (int i = 0; i < 10; i++) {
        seeds.put(shop.item(i), 0.05 + shop.random.nextDouble());
      }
      signals
          .overlay(kind, seeds)
          .forEach((item, value) ->
              assertEquals(
                  sum(signals, kind, seeds, item),
                  value,
                  1e-9,
                  () -> where + " " + kind + " " + item));
    }
  }

  private static double sum(
      LiveSignals signals, PairKind kind, Map<String, Double> seeds, String item) {
    double sum = 0;
    for (Map.Entry<String, Double> seed : seeds.entrySet()) {
      sum +=
          seed.getValue()
              * Math.max(
                  strength(signals.neighbours(kind, seed.getKey()), item),
                  strength(
                      signals.of(item).neighbours().getOrDefault(kind, List.of()), seed.getKey()));
    }
    return sum;
  }

  private static double strength(List<Neighbour> neighbours, String item) {
    return neighbours.stream()
        .filter(n -> n.itemId().equals(item))
        .mapToDouble(Neighbour::strength)
        .sum();
  }

  @ParameterizedTest
  @CsvSource({"11,8,COSINE", "12,100,JACCARD", "13,3,LIFT_DAMPED", "14,8,LOG_LIKELIHOOD"})
  void foldingEverythingThatDriftedMakesTheDocumentsRight(
      long seed, int neighbours, Strength.Measure measure) {
    RandomShop shop = new RandomShop(seed, ITEMS, 40);
    FakeLog log = new FakeLog();
    LiveSignals signals =
        new LiveSignals(settings(neighbours, 2, 30, measure), log, Clock.systemUTC());
    signals.follow();
    FakeIndex index = new FakeIndex();
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 100; i++) {
        log.add(shop.next());
      }
      Map<String, ItemSignals> folds = new HashMap<>();
      do {
        folds.clear();
        signals.drifted(7).forEach(id -> folds.put(id, signals.of(id)));
        assertTrue(folds.size() <= 7);
        refresh(index, signals, folds.isEmpty() ? folds : new HashMap<>(folds));
      } while (!folds.isEmpty());
      for (int i = 0; i < ITEMS; i++) {
        String item = "i" + i;
        String where = "seed " + seed + " round " + round + " " + item;
        check(signals.of(item), index.documents.getOrDefault(item, ItemSignals.NONE), where);
      }
    }
  }

  private static void check(ItemSignals fresh, ItemSignals carried, String where) {
    assertEquals(fresh.neighbours().keySet(), carried.neighbours().keySet(), where);
    fresh
        .neighbours()
        .forEach((kind, neighbours) -> {
          List<Neighbour> its = carried.neighbours().getOrDefault(kind, List.of());
          assertEquals(neighbours.size(), its.size(), where);
          for (Neighbour n : neighbours) {
            double strength = strength(its, n.itemId());
            assertEquals(n.strength(), strength, 0.0101 * Math.max(strength, n.strength()), where);
          }
        });
  }
}
