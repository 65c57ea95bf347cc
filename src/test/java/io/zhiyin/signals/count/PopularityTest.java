package io.zhiyin.signals.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.unimi.dsi.fastutil.ints.IntList;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PopularityTest {
  private static final long START = 1_700_000_000;

  @ParameterizedTest
  @CsvSource({"1, 14, 1000", "2, 0, 1000", "3, 1, 100000", "4, 1, 3000000"})
  void leadersAreThoseOfAFullSort(long seed, int halfLifeDays, int pace) {
    Random random = new Random(seed);
    Ordinals ids = new Ordinals();
    int items = 200;
    IntStream.range(0, items).forEach(i -> ids.of("i" + random.nextInt(1_000_000) + "-" + i));
    Popularity popularity = new Popularity(ids, Duration.ofDays(halfLifeDays));
    double[] exact = new double[items];
    long now = START;
    for (int i = 0; i < 5_000; i++) {
      long step = random.nextInt(pace);
      for (int k = 0; k < items && halfLifeDays > 0; k++) {
        exact[k] *= Math.pow(2, -step / (halfLifeDays * 86_400.0));
      }
      now += step;
      int item = (int) (items * Math.pow(random.nextDouble(), 2));
      double weight = random.nextInt(10) == 0 ? -5 : 1 + random.nextInt(5);
      popularity.add(item, weight, now);
      exact[item] = Math.max(0, exact[item] + weight);
      if (i % 250 == 0) {
        check(popularity, ids, exact, now, "seed " + seed + " step " + i);
      }
    }
  }

  private static void check(
      Popularity popularity, Ordinals ids, double[] exact, long now, String where) {
    for (int item = 0; item < exact.length; item++) {
      assertEquals(exact[item], popularity.at(item, now), 1e-9 * (1 + exact[item]), where);
    }
    List<Integer> sorted =
        IntStream.range(0, exact.length)
            .boxed()
            .filter(i -> popularity.at(i, now) > 0)
            .sorted(
                Comparator.<Integer>comparingDouble(i -> -popularity.at(i, now))
                    .thenComparing(ids::id))
            .toList();
    IntList top = popularity.top(30);
    // Values too small to tell apart after dividing may still be ordered: compare values there.
    for (int i = 0; i < Math.min(30, sorted.size()); i++) {
      double expected = popularity.at(sorted.get(i), now);
      assertEquals(expected, popularity.at(top.getInt(i), now), where);
      if (expected > 1e-100) {
        assertEquals(sorted.get(i), top.getInt(i), where);
      }
    }
  }

  @Test
  void nothingIsPopularBeforeAnythingHappened() {
    Ordinals ids = new Ordinals();
    Popularity popularity = new Popularity(ids, Duration.ofDays(1));
    assertTrue(popularity.top(10).isEmpty());
    assertEquals(0, popularity.at(3, START));
    popularity.add(ids.of("b"), 1, START);
    popularity.add(ids.of("a"), 1, START);
    popularity.add(ids.of("c"), -3, START);
    assertEquals(IntList.of(1, 0), popularity.top(10));
    assertEquals(0.5, popularity.at(0, START + 86_400), 1e-12);
  }
}
