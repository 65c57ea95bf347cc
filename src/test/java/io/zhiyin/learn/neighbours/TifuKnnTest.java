package io.zhiyin.learn.neighbours;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.zhiyin.learn.Params;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counted by hand: two groups, the first of one basket, the second of two. */
final class TifuKnnTest {
  private static final Params HALVES =
      new Params(
          Map.of("alpha", 0.5, "neighbours", 1.0, "across", 0.5, "within", 0.5, "groups", 2.0));

  private static Interactions shoppers() {
    Interactions.Builder rows = new Interactions.Builder();
    // baskets {0, 1}, {1}, {2}; the second 1 of the first basket says nothing
    rows.add(0, 0, 10, 1, (byte) 0);
    rows.add(0, 1, 10, 3, (byte) 0);
    rows.add(0, 1, 10, 1, (byte) 0);
    rows.add(0, 1, 20, 1, (byte) 0);
    rows.add(0, 2, 30, 1, (byte) 0);
    rows.add(1, 3, 10, 1, (byte) 0);
    rows.add(1, 3, 20, 1, (byte) 0);
    return rows.build(3, 4);
  }

  private static float[] scores(Training.Asked asked, Params params, History history) {
    Training training = new Training(shoppers(), asked, true, 1);
    float[] scores = new float[4];
    new TifuKnn().fit(training, params).score(history, scores);
    return scores;
  }

  @Test
  void ownVectorAndTheNearest() {
    // 1/2 · (0.5 · (1, 1, 0, 0) + 1/2 · (0.5 · (0, 1, 0, 0) + (0, 0, 1, 0)))
    float[] own = {0.25f, 0.375f, 0.25f, 0};
    History first = shoppers().history(0);
    assertArrayEquals(own, scores(Training.Asked.LATER, HALVES, first), 1e-6f);
    // a stranger with item 2 alone: |(0,0,1,0) − first|² = 0.766, to the second (0,0,0,.75) 1.56
    float[] stranger = {0.125f, 0.1875f, 0.5f + 0.125f, 0};
    assertArrayEquals(stranger, scores(Training.Asked.LATER, HALVES, History.of(2)), 1e-6f);
  }

  @Test
  void bothShoppersAreTheMeanOfTwoAndTheEmptyOneIsNone() {
    // the second: 1/2 · (0.5 + 1) = 0.75 of item 3
    Params two = HALVES.with("neighbours", 10).with("alpha", 0);
    float[] mean = {0.125f, 0.1875f, 0.125f, 0.375f};
    assertArrayEquals(mean, scores(Training.Asked.LATER, two, History.of()), 1e-6f);
  }

  @Test
  void withoutAnOrderItIsTheMeanOfTheBaskets() {
    float[] mean = {1 / 3f, 2 / 3f, 1 / 3f, 0};
    assertArrayEquals(
        mean, scores(Training.Asked.ANY, HALVES.with("alpha", 1), shoppers().history(0)), 1e-6f);
  }
}
