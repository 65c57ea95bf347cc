package io.zhiyin.eval.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class StatisticsTest {
  @Test
  void intervalCoversTheTrueMeanAboutNineteenTimesInTwenty() {
    Random random = new Random(11);
    int covered = 0;
    for (int trial = 0; trial < 200; trial++) {
      double[] values = random.doubles(200).map(v -> v < 0.3 ? 1 : 0).toArray();
      Interval interval = Interval.ofMean(values, trial);
      covered += interval.low() <= 0.3 && 0.3 <= interval.high() ? 1 : 0;
    }
    assertTrue(covered >= 180 && covered <= 199, "covered " + covered + " of 200");
  }

  @Test
  void intervalIsRepeatableAndDefinedForNothing() {
    double[] values = {0, 1, 0, 0, 1};
    assertEquals(Interval.ofMean(values, 7), Interval.ofMean(values, 7));
    assertEquals(new Interval(0, 0), Interval.ofMean(new double[0], 7));
  }

  @Test
  void normalLimitAgreesWithResampling() {
    double[] few = new Random(3).doubles(20_000).map(v -> v < 0.1 ? 1 : 0).toArray();
    double[] many = Arrays.copyOf(few, 20_001);
    Interval sampled = Interval.ofMean(few, 1);
    Interval normal = Interval.ofMean(many, 1);
    assertEquals(sampled.low(), normal.low(), 5e-4);
    assertEquals(sampled.high(), normal.high(), 5e-4);
  }

  @Test
  void pairedTestTellsSameFromDifferent() {
    Random random = new Random(5);
    double[] a = random.doubles(400).map(v -> v < 0.5 ? 1 : 0).toArray();
    double[] better = Arrays.stream(a).map(v -> random.nextInt(5) == 0 ? 1 : v).toArray();
    assertEquals(1, Paired.pValue(a, a, 1));
    assertTrue(Paired.pValue(better, a, 1) < 0.01);
    // Two of four differences up, two down: nothing seen, every flip is at least as far.
    assertEquals(1, Paired.pValue(new double[] {1, 0, 1, 0}, new double[] {0, 1, 0, 1}, 1), 1e-9);
    // One difference: both signs are as far from 0 as what was seen.
    assertEquals(1, Paired.pValue(new double[] {1, 1}, new double[] {0, 1}, 1), 1e-9);
  }

  @Test
  void listMeasuresByHand() {
    // Shares ½, ¼, ¼, 1; items are alike only when their numbers have the same parity.
    double[] share = {0.5, 0.25, 0.25, 1};
    ListMeasures measures =
        new ListMeasures(List.of(2, 3), 4, i -> share[i], (a, b) -> (a & 1) == (b & 1) ? 1 : 0, 9);
    measures.add(new int[] {0, 1, 2});
    measures.add(new int[] {0, 2, 1});
    var values = measures.values();
    assertEquals(
        Set.of("coverage@2", "coverage@3", "novelty@2", "novelty@3", "diversity@2", "diversity@3"),
        values.keySet());
    assertEquals(
        List.of(0.75, 1.5, 0.5, 0.75, 1.666667, 0.666667),
        values.values().stream().map(v -> Math.round(v * 1e6) / 1e6).toList());
    var intervals = measures.intervals(Groups.single(2), 1);
    assertEquals(
        Set.of("novelty@2", "novelty@3", "diversity@2", "diversity@3"), intervals.keySet());
    // lists of diversity@2 1 and 0: drawn twice with replacement, their mean is 0, ½ or 1
    assertEquals(new Interval(0, 1), intervals.get("diversity@2"));
  }

  @Test
  void casesThatBelongTogetherCountOnce() {
    SplittableRandom random = new SplittableRandom(5);
    for (int groups : new int[] {300, 3_000}) {
      double[] single = new double[groups];
      double[] tenfold = new double[10 * groups];
      int[] of = new int[10 * groups];
      for (int i = 0; i < tenfold.length; i++) {
        single[i / 10] = i % 10 == 0 ? random.nextInt(2) : single[i / 10];
        tenfold[i] = single[i / 10];
        of[i] = i / 10;
      }
      Interval each = Interval.ofMean(single, 3);
      Interval together = Interval.ofMean(tenfold, Groups.of(of), 3);
      assertEquals(each.high() - each.low(), together.high() - together.low(), 0.004);
      Interval apart = Interval.ofMean(tenfold, 3);
      assertTrue(apart.high() - apart.low() < 0.5 * (each.high() - each.low()));
      double[] none = new double[groups];
      assertEquals(
          Paired.pValue(single, none, 1),
          Paired.pValue(tenfold, new double[tenfold.length], Groups.of(of), 1),
          0.01);
    }
  }
}
