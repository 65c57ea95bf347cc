package io.zhiyin.signals.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.count.Hash64;
import io.zhiyin.signals.count.Strength;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PairCounterTest {
  private static final long START = 1_700_000_000;
  private static final int ITEMS = 150;

  private static PairRules rules(
      int halfLifeDays, int window, int withinDays, int neighbours, int minShoppers) {
    return new PairRules(
        Duration.ofDays(halfLifeDays),
        new PairRules.Reach(window, Duration.ofDays(withinDays), Duration.ofDays(withinDays / 10)),
        Strength.cosine(3),
        new PairRules.Limits(Duration.ofMinutes(30), neighbours, 0, minShoppers, 10_000));
  }

  private static PairRules kept(PairRules rules, int neighbours, int waiting) {
    PairRules.Limits limits = rules.limits();
    return new PairRules(
        rules.halfLife(),
        rules.reach(),
        rules.strength(),
        new PairRules.Limits(
            limits.sessionPause(), neighbours, waiting, limits.minShoppers(), limits.windows()));
  }

  private static PairRules by(PairRules rules, Strength strength) {
    return new PairRules(rules.halfLife(), rules.reach(), strength, rules.limits());
  }

  /** Shoppers with tastes: most items near their own, some that everybody likes. */
  private static void run(long seed, int events, PairCounter counter, NaivePairs naive) {
    Random random = new Random(seed);
    long time = START;
    for (int i = 0; i < events; i++) {
      time += random.nextInt(900);
      long when = random.nextInt(15) == 0 ? time - random.nextInt(200_000) : time;
      int shopper = random.nextInt(60);
      boolean named = shopper % 2 == 0;
      long session = Hash64.of("s" + shopper, named ? "n" + time / 5_000 : "");
      int[] items = new int[random.nextInt(5) == 0 ? 1 + random.nextInt(12) : 1];
      for (int k = 0; k < items.length; k++) {
        int near = shopper * 5 + (int) Math.round(random.nextGaussian() * 5);
        int any = (int) (ITEMS * Math.pow(random.nextDouble(), 4));
        items[k] = Math.floorMod(random.nextInt(3) == 0 ? any : near, ITEMS);
      }
      Meeting meeting = new Meeting(Hash64.of("s" + shopper), session, named, when);
      counter.count(meeting, items, item -> {});
      naive.count(meeting, items);
    }
  }

  private static Map<Integer, Double> neighbours(PairCounter counter, int item) {
    Map<Integer, Double> neighbours = new HashMap<>();
    counter.neighbours(item, (other, strength, shoppers) -> neighbours.put(other, strength));
    return neighbours;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 30, 20, 0, 1",
    "2, 0, 20, 0, 3",
    "3, 1, 5, 0, 2",
    "4, 180, 20, 30, 3",
    "5, 0, 3, 2, 1",
    "6, 7, 200, 30, 5"
  })
  void countsAsTheNaiveCounterWhileNothingIsForgotten(
      long seed, int halfLife, int window, int within, int minShoppers) {
    for (Strength.Measure measure : Strength.Measure.values()) {
      Strength strength = new Strength(measure, 0.3, 3);
      countsAsNaive(by(rules(halfLife, window, within, ITEMS, minShoppers), strength), seed);
    }
  }

  private static void countsAsNaive(PairRules rules, long seed) {
    PairCounter counter = new PairCounter(rules, 0.01);
    NaivePairs naive = new NaivePairs(rules, START);
    run(seed, 4_000, counter, naive);
    int seen = 0;
    for (int item = 0; item < ITEMS; item++) {
      String where = rules.strength() + " seed " + seed + " item " + item;
      assertEquals(naive.support(item), counter.support(item), 1e-6, where);
      Map<Integer, Double> exact = naive.neighbours(item);
      Map<Integer, Double> counted = neighbours(counter, item);
      assertEquals(exact.keySet(), counted.keySet(), where);
      counted.forEach((other, its) ->
          assertEquals(exact.getOrDefault(other, 0.0), its, 1e-9, () -> where + "->" + other));
      seen += counted.size();
    }
    assertTrue(seen > 300, "the test saw pairs: " + seen);
  }

  /** Views that lead to purchases: node 2i of the naive counter is i viewed, 2i + 1 i bought. */
  @ParameterizedTest
  @CsvSource({"1, 30, 20, 0, 1", "2, 0, 3, 0, 2", "3, 7, 5, 30, 2"})
  void whatLeadsToWhatIsCountedAsTheNaiveCounterDoes(
      long seed, int halfLife, int window, int within, int minShoppers) {
    PairRules rules =
        by(
            rules(halfLife, window, within, ITEMS, minShoppers),
            new Strength(Strength.Measure.LIFT_DAMPED, 0.25, 3));
    PairCounter counter = PairCounter.leading(rules, 0.01);
    NaivePairs naive = new NaivePairs(rules, true, START);
    Random random = new Random(seed);
    for (int i = 0; i < 4_000; i++) {
      int shopper = random.nextInt(40);
      Meeting meeting = new Meeting(Hash64.mix(shopper), i / 50, true, START + i * 600L);
      int[] items = random.ints(1 + random.nextInt(3), 0, 1 + shopper * 2).toArray();
      if (random.nextInt(4) == 0) {
        counter.count(meeting, items, item -> {});
        naive.count(meeting, Arrays.stream(items).map(item -> 2 * item + 1).toArray());
      } else {
        counter.first(meeting, items, item -> {});
        naive.count(meeting, Arrays.stream(items).map(item -> 2 * item).toArray());
      }
    }
    int seen = 0;
    for (int item = 0; item < ITEMS; item++) {
      Map<Integer, Double> exact = new HashMap<>();
      naive.neighbours(2 * item).forEach((node, its) -> exact.put(node / 2, its));
      Map<Integer, Double> counted = neighbours(counter, item);
      assertEquals(exact.keySet(), counted.keySet(), "seed " + seed + " item " + item);
      counted.forEach((other, its) -> assertEquals(exact.getOrDefault(other, 0.0), its, 1e-9));
      seen += counted.size();
    }
    assertTrue(seen > 300, "the test saw pairs: " + seen);
  }

  @ParameterizedTest
  @EnumSource(Strength.Measure.class)
  void landmarksThatMoveOnChangeNothing(Strength.Measure measure) {
    PairRules rules = by(rules(1, 20, 0, 100, 1), new Strength(measure, 0.2, 3));
    PairCounter far = new PairCounter(rules, 0.01);
    PairCounter near = new PairCounter(rules, 0.01);
    Random random = new Random(7);
    long early = START - 1_000L * 86_400;
    far.count(new Meeting(9, 99_999, true, early), new int[] {500, 501}, item -> {});
    for (int i = 0; i < 500; i++) {
      Meeting meeting = new Meeting(i % 20, i / 10, true, START + i * 3_000L);
      int[] items = random.ints(3, 0, 30).distinct().toArray();
      far.count(meeting, items, item -> {});
      near.count(meeting, items, item -> {});
    }
    for (int item = 0; item < 30; item++) {
      Map<Integer, Double> expected = neighbours(near, item);
      Map<Integer, Double> got = neighbours(far, item);
      assertEquals(expected.keySet(), got.keySet());
      got.forEach((other, its) -> assertEquals(expected.getOrDefault(other, 0.0), its, 1e-9));
    }
  }

  /** Pairs that are forgotten cost little: of the true top 10 most are still found. */
  @ParameterizedTest
  @CsvSource({
    "1, 40, 0, 0.95",
    "2, 40, 0, 0.95",
    "1, 20, 0, 0.8",
    "2, 20, 0, 0.8",
    "1, 20, 10000, 0.95",
    "2, 20, 10000, 0.95"
  })
  void theTopIsMostlyRightWhenNeighboursAreBounded(long seed, int kept, int waiting, double least) {
    PairRules rules = kept(rules(30, 20, 0, kept, 2), kept, waiting);
    PairCounter counter = new PairCounter(rules, 0.01);
    NaivePairs naive = new NaivePairs(rules, START);
    run(seed, 20_000, counter, naive);
    double overlap = 0;
    int asked = 0;
    int full = 0;
    for (int item = 0; item < ITEMS; item++) {
      List<Integer> exact = naive.top(item, 10);
      Map<Integer, Double> counted = neighbours(counter, item);
      assertTrue(counted.size() <= kept);
      full += counted.size() == kept ? 1 : 0;
      if (!exact.isEmpty()) {
        Set<Integer> found = new HashSet<>(top(counted, 10));
        overlap += exact.stream().filter(found::contains).count() / (double) exact.size();
        asked++;
      }
    }
    double mean = overlap / asked;
    assertTrue(full > 10, "some were full: " + full);
    assertTrue(
        mean >= least,
        "seed " + seed + " kept " + kept + " waiting " + waiting + " overlap@10 " + mean);
  }

  /** Two products whose neighbours push each other out are counted on while they wait. */
  @Test
  void aPairThatWaitsIsCountedOn() {
    assertEquals(Set.of(2), keptByTheFirst(1));
    assertEquals(Set.of(11), keptByTheFirst(0));
  }

  private static Set<Integer> keptByTheFirst(int waiting) {
    PairCounter counter = new PairCounter(kept(rules(0, 20, 0, 1, 1), 1, waiting), 0.01);
    int[][] sessions = {{2, 3}, {2, 3}, {2, 3}, {1, 2}, {1, 10}, {1, 2}, {1, 11}};
    for (int i = 0; i < sessions.length; i++) {
      counter.count(new Meeting(i, i, true, START), sessions[i], item -> {});
    }
    return neighbours(counter, 1).keySet();
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 500", "2, 2, 50", "3, 1, 1"})
  void noMorePairsWaitThanMay(long seed, int neighbours, int waiting) {
    PairRules rules = rules(30, 20, 0, neighbours, 2);
    PairCounter none = new PairCounter(rules, 0.01);
    PairCounter some = new PairCounter(kept(rules, neighbours, waiting), 0.01);
    run(seed, 4_000, none, new NaivePairs(rules, START));
    run(seed, 4_000, some, new NaivePairs(rules, START));
    assertTrue(none.pairs() <= ITEMS * neighbours, "" + none.pairs());
    assertTrue(some.pairs() > none.pairs() / 2 + waiting / 2, "" + some.pairs());
    assertTrue(some.pairs() <= ITEMS * neighbours + waiting, "" + some.pairs());
  }

  private static List<Integer> top(Map<Integer, Double> strengths, int limit) {
    List<Integer> items = new ArrayList<>(strengths.keySet());
    items.sort(
        Comparator.<Integer>comparingDouble(i -> -strengths.getOrDefault(i, 0.0))
            .thenComparing(i -> i));
    return items.subList(0, Math.min(limit, items.size()));
  }

  @Test
  void oneShopperAloneShowsNothing() {
    PairCounter counter = new PairCounter(rules(0, 20, 0, 100, 3), 0.01);
    for (int session = 0; session < 50; session++) {
      counter.count(new Meeting(1, session, true, START), new int[] {1, 2}, item -> {});
      counter.count(
          new Meeting(Hash64.mix(40), session + 99, true, START), new int[] {1, 2}, i -> {});
    }
    assertEquals(Map.of(), neighbours(counter, 1));
    counter.count(new Meeting(Hash64.mix(41), 200, true, START), new int[] {1, 2}, item -> {});
    assertEquals(101.0 / 104, neighbours(counter, 1).getOrDefault(2, 0.0), 1e-12);
    assertEquals(101, counter.support(1), 1e-12);
  }

  /** A shop ten times as busy says the same, and what is rare goes with a best seller's seed. */
  @Test
  void aDampedLiftIsTheSeedsOwn() {
    PairRules rules =
        by(rules(0, 20, 0, 100, 1), new Strength(Strength.Measure.LIFT_DAMPED, 0.25, 0));
    for (int busy : new int[] {1, 10}) {
      PairCounter counter = new PairCounter(rules, 0.01);
      for (int session = 0; session < 16 * busy; session++) {
        int[] items = session < busy ? new int[] {1, 2} : new int[] {1};
        counter.count(new Meeting(session, session, true, START), items, item -> {});
      }
      assertEquals(Math.sqrt(1 / 8.0), neighbours(counter, 1).getOrDefault(2, 0.0), 1e-12);
      assertEquals(Math.sqrt(1 / 2.0), neighbours(counter, 2).getOrDefault(1, 0.0), 1e-12);
      counter.terms(
          2, (item, strength, shoppers) -> assertEquals(Math.sqrt(1 / 8.0), strength, 1e-12));
    }
  }

  @Test
  void aWindowIdleLongestIsForgotten() {
    PairRules two =
        new PairRules(
            Duration.ZERO,
            PairRules.Reach.session(20),
            Strength.cosine(0),
            new PairRules.Limits(Duration.ofMinutes(30), 100, 0, 1, 2));
    PairCounter counter = new PairCounter(two, 0.01);
    for (int session = 0; session < 3; session++) {
      counter.count(new Meeting(1, session, true, START), new int[] {1}, item -> {});
    }
    counter.count(new Meeting(1, 0, true, START), new int[] {2}, item -> {});
    counter.count(new Meeting(1, 2, true, START), new int[] {3}, item -> {});
    assertEquals(Set.of(3), neighbours(counter, 1).keySet());
  }

  @Test
  void whatLiesApartCountsLess() {
    PairCounter counter = new PairCounter(rules(0, 20, 100, 100, 1), 0.01);
    counter.count(new Meeting(1, 1, true, START), new int[] {1, 2}, item -> {});
    long later = START + Duration.ofDays(30).toSeconds();
    counter.count(new Meeting(1, 1, true, later), new int[] {3}, item -> {});
    assertEquals(1 / 4.0, neighbours(counter, 1).getOrDefault(2, 0.0), 1e-12);
    assertEquals(1 / 16.0, neighbours(counter, 1).getOrDefault(3, 0.0), 1e-12);
  }
}
