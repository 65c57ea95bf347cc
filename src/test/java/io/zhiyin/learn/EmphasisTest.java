package io.zhiyin.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.learn.Training.Asked;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.hybrid.Hybrid;
import io.zhiyin.learn.hybrid.Methods;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EmphasisTest {
  /** Every method that weighs a history, each alone. */
  static List<Method> methods() {
    return Methods.all().stream()
        .filter(method -> !(method instanceof Hybrid))
        .filter(method -> method.settings().stream().anyMatch(s -> s.name().equals("emphasis")))
        .toList();
  }

  private static Training random(float... weights) {
    SplittableRandom random = new SplittableRandom(5);
    Interactions.Builder builder = new Interactions.Builder();
    for (int user = 0; user < 40; user++) {
      for (int at = 0; at < 8; at++) {
        float weight = weights[random.nextInt(weights.length)];
        builder.add(user, random.nextInt(30), 100 + at, weight, (byte) weight);
      }
    }
    return new Training(builder.build(40, 30), Asked.NEXT, false, 1);
  }

  private static float[] scores(Method method, double emphasis, Training training) {
    Recommender model = method.fit(training, method.standard().with("emphasis", emphasis));
    return SmallShop.scores(model, training, training.interactions().history(0));
  }

  @Test
  void theWeightBesideTheMeanToThePower() {
    Training training =
        SmallShop.of(Asked.ANY, 3, new int[][] {{0, 1}, {2}}, new float[][] {{1, 3}, {5}});
    Params params = new Params(java.util.Map.of("emphasis", 0.5));
    Emphasis emphasis = Emphasis.of(training, params);
    assertEquals(3, emphasis.mean());
    assertEquals(1, emphasis.of(3));
    assertEquals(Math.sqrt(5 / 3.0), emphasis.of(5), 1e-12);
    assertEquals(1 / 3.0, new Emphasis(1, 3).of(1), 1e-12);
    assertEquals(1, Emphasis.NONE.of(5));
  }

  @Test
  void aBoughtItemOfTheHistoryCountsMore() {
    // 0 goes with 2, 1 with 3, each as strongly; 1 was bought for 5, 0 viewed for 1, mean 2
    Method cosine = Methods.named("item-cosine").orElseThrow();
    Training training =
        SmallShop.of(
            Asked.ANY,
            4,
            new int[][] {{0, 2}, {1, 3}, {0, 1}},
            new float[][] {{1, 2}, {2, 1}, {1, 5}});
    Recommender model = cosine.fit(training, cosine.standard().with("emphasis", 1));
    float likeness = (float) (1 / Math.sqrt(2));
    float[] scores = SmallShop.scores(model, training, training.interactions().history(2));
    assertEquals(likeness * 1 / 2, scores[2], 1e-6);
    assertEquals(likeness * 5 / 2, scores[3], 1e-6);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void equalWeightsGiveExactlyWhatNoWeightsGive(Method method) {
    float[] plain = scores(method, 0, random(1));
    for (float weight : new float[] {1, 3, 0.3f}) {
      for (double emphasis : new double[] {0, 0.5, 1}) {
        assertArrayEquals(plain, scores(method, emphasis, random(weight)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void differentWeightsChangeNothingAtZeroAndSomethingAtOne(Method method) {
    if (method.name().equals("content")) {
      return; // nothing without texts
    }
    Training mixed = random(1, 3, 5);
    float[] plain = scores(method, 0, mixed);
    assertFalse(java.util.Arrays.equals(plain, scores(method, 1, mixed)), method.name());
    assertTrue(mixed.interactions().weighted());
    assertFalse(random(3).interactions().weighted());
  }

  @Test
  void theSettingTellsOnlyWhereWeightsDiffer() {
    assertTrue(Emphasis.setting().tells(random(1, 5)));
    assertFalse(Emphasis.setting().tells(random(5)));
    assertEquals(1, new Interactions.Builder().build(0, 0).meanWeight());
    assertEquals(0.0, Emphasis.setting().standard());
    assertEquals(1, new Emphasis(0, 3).of(History.of(1).weight(0)));
  }
}
