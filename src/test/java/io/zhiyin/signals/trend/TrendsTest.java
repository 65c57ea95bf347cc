package io.zhiyin.signals.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.Momentum;
import io.zhiyin.signals.count.Ordinals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trends against sums over all events. */
final class TrendsTest {
  private static final long DAY = 86_400;
  private static final TrendRules RULES =
      new TrendRules(Duration.ofDays(1), Duration.ofDays(14), 3);

  private record Happened(int item, double weight, long time, String region, long shopper) {}

  private static double decayed(List<Happened> all, int item, String region, long now, long days) {
    return all.stream()
        .filter(each -> each.item == item && (region.isEmpty() || each.region.equals(region)))
        .mapToDouble(each -> each.weight * Math.pow(2, (each.time - now) / (double) (days * DAY)))
        .sum();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countsAreSumsOverAllEvents(long seed) {
    Random random = new Random(seed);
    Ordinals ids = new Ordinals();
    Trends trends = new Trends(ids, RULES);
    List<Happened> all = new ArrayList<>();
    long now = 1_700_000_000;
    for (int i = 0; i < 800; i++) {
      now += random.nextInt(20_000);
      Happened each =
          new Happened(
              ids.of("i" + random.nextInt(30)),
              1 + random.nextInt(5),
              now - random.nextInt(5_000),
              random.nextInt(3) == 0 ? "" : "r" + random.nextInt(3),
              random.nextInt(20));
      all.add(each);
      trends.add(each.item, each.weight, each.time, each.region, each.shopper);
    }
    for (String region : List.of("", "r0", "r1", "r2")) {
      List<Momentum> active = trends.active(region, 100, now);
      assertTrue(active.size() > 20, region);
      for (Momentum its : active) {
        int item = ids.find(its.itemId());
        double longer = decayed(all, item, region, now, 14) / 14;
        assertEquals(decayed(all, item, region, now, 1), its.lately(), 1e-9 * its.lately());
        assertEquals(longer, its.expected(), 1e-9 * longer, "seed " + seed);
      }
      assertEquals(
          active.stream()
              .sorted(
                  Comparator.comparingDouble(Momentum::lately)
                      .reversed()
                      .thenComparing(Momentum::itemId))
              .toList(),
          active);
      assertEquals(active.subList(0, 7), trends.active(region, 7, now));
    }
  }

  @Test
  void whatGoesOnAsEverDoesNotRiseAndWhatIsNewDoes() {
    Ordinals ids = new Ordinals();
    Trends trends = new Trends(ids, RULES);
    for (long hour = 0; hour < 24 * 100; hour++) {
      trends.add(ids.of("steady"), 5, hour * 3_600, "", 1);
      if (hour > 24 * 99) {
        trends.add(ids.of("new"), 1, hour * 3_600, "", 1);
      }
    }
    List<Momentum> active = trends.active("", 10, 24 * 100 * 3_600);
    assertEquals(List.of("steady", "new"), active.stream().map(Momentum::itemId).toList());
    assertEquals(0, active.getFirst().rise(), 0.5);
    assertTrue(active.getLast().rise() > 3, () -> "" + active.getLast().rise());
  }

  @Test
  void aRegionShowsOnceEnoughShoppersStandBehindIt() {
    Ordinals ids = new Ordinals();
    Trends trends = new Trends(ids, RULES);
    int tea = ids.of("tea");
    for (int i = 0; i < 5; i++) {
      trends.add(tea, 1, 0, "here", i % 2 + 1);
      trends.add(tea, 1, 0, "here", 0);
    }
    assertEquals(List.of(), trends.active("here", 5, 0));
    trends.add(tea, 1, 0, "here", 3);
    assertEquals(11, trends.active("here", 5, 0).getFirst().lately(), 1e-9);
    assertEquals(List.of(), trends.active("there", 5, 0));
  }

  @Test
  void regionsAndTheirProductsAreBounded() throws IOException {
    Ordinals ids = new Ordinals();
    Trends trends = new Trends(ids, RULES);
    for (int i = 0; i < 9_000; i++) {
      trends.add(ids.of("i" + i), 1 + i % 7, i, "large", i + 1);
    }
    List<Momentum> kept = trends.active("large", 10_000, 9_000);
    assertTrue(kept.size() > 1_000 && kept.size() <= 4_000, "" + kept.size());
    assertEquals(7, kept.getFirst().lately(), 1);
    for (int i = 0; i < 500; i++) {
      trends.add(0, 1, 9_000, "r" + i, i % 3 + 1);
    }
    assertEquals(List.of(), trends.active("large", 10, 9_000));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    trends.write(new DataOutputStream(out));
    Trends read = new Trends(ids, RULES);
    read.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));
    assertEquals(trends.active("", 100, 9_000), read.active("", 100, 9_000));
    for (Trends each : List.of(trends, read)) {
      each.add(0, 1, 9_000, "r499", 1);
      each.add(0, 1, 9_000, "r499", 3);
    }
    assertEquals(1, trends.active("r499", 9, 9_000).size());
    assertEquals(trends.active("r499", 9, 9_000), read.active("r499", 9, 9_000));
  }

  @Test
  void rulesHaveBounds() {
    Duration day = Duration.ofDays(1);
    assertThrows(IllegalArgumentException.class, () -> new TrendRules(day, day, 3));
    assertThrows(IllegalArgumentException.class, () -> new TrendRules(day, day.multipliedBy(3), 0));
    assertThrows(IllegalArgumentException.class, () -> new TrendRules(Duration.ZERO, day, 3));
  }
}
