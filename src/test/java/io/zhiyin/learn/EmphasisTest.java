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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

  /**
   * One bought 1 for 3 after a view of 0 for 1, another had 0 for 2, two more 2 for 2 each: the
   * mean is 2, X is .5 and 1.5, 1, 1, 1. Asked with 0 at weight 1, .5 of what 0 says of 1.
   */
  static Stream<Arguments> fitted() {
    double both = 0.5 * 1.5;
    double cosine = both / Math.sqrt((0.25 + 1) * 2.25);
    double first = 0.25 / Math.sqrt(2); // the likeness of one who had 0 and 1, .5 of who had 0
    return Stream.of(
        Arguments.of("item-cosine", "shrink=0", cosine),
        Arguments.of("item-decayed", "shrink=0", cosine),
        Arguments.of("item-jaccard", "shrink=0", both / (1.25 + 2.25 - both)),
        Arguments.of(
            "item-pearson",
            "shrink=0",
            (both - 1.5 * 1.5 / 4) / Math.sqrt((1.25 - 2.25 / 4) * (2.25 - 2.25 / 4))),
        Arguments.of("p3alpha", "alpha=1", both / 2 / 1.5),
        Arguments.of("graph-neighbours", "user=1", both / 2 / 1.5),
        Arguments.of("ease", "lambda=10", both / (1.25 + 10)),
        Arguments.of("slim", "l1=0.1,l2=2", (both - 0.1) / (1.25 + 2)),
        Arguments.of("user-cosine", "rarity=0", 2 * first * 1.5 / (first + 0.5)));
  }

  @ParameterizedTest
  @MethodSource("fitted")
  void whatIsFittedAndAskedIsWeighed(String name, String settings, double expected) {
    int[][] had = {{0, 1}, {0}, {2}, {2}};
    Training training = SmallShop.of(Asked.NEXT, 3, had, new float[][] {{1, 3}, {2}, {2}, {2}});
    Method method = Methods.named(name).orElseThrow();
    Params params = method.standard().with("emphasis", 1);
    for (String setting : settings.split(",", -1)) {
      String[] pair = setting.split("=", -1);
      params = params.with(pair[0], Double.parseDouble(pair[1]));
    }
    assertEquals(expected / 2, SmallShop.scores(method, params, training, 0)[1], 1e-6);
  }

  /** Without alpha items do not meet: q² = 1 − reg/e, and the shopper's own score is the same. */
  @Test
  void confidenceIsTheWeightOfAlsErrors() {
    Method ials = Methods.named("ials").orElseThrow();
    Params params =
        ials.standard()
            .with("alpha", 0)
            .with("reg", 0.1)
            .with("factors", 1)
            .with("rounds", 200)
            .with("emphasis", 1);
    Training training =
        SmallShop.of(Asked.ANY, 2, new int[][] {{0}, {1}}, new float[][] {{1}, {3}});
    Recommender model = ials.fit(training, params);
    for (int user = 0; user < 2; user++) {
      float[] scores = SmallShop.scores(model, training, training.interactions().history(user));
      assertEquals(1 - 0.1 / (user + 0.5), scores[user], 1e-4);
    }
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
