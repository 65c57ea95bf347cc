package io.zhiyin.learn.neighbours;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.Training.Asked;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import org.junit.jupiter.api.Test;

/** The formulas of the docstring, counted by hand. */
final class UserNeighboursTest {
  /** Of five items one shopper had 0, 1 and 2, another 1 and 3, a third only 4. */
  private static float[] scores(Method method, Params params) {
    Interactions.Builder builder = new Interactions.Builder();
    int[][] rows = {{0, 1, 2}, {1, 3}, {4}};
    for (int user = 0; user < rows.length; user++) {
      for (int item : rows[user]) {
        builder.add(user, item, 0, 1, (byte) 0);
      }
    }
    Training training = new Training(builder.build(rows.length, 5), Asked.ANY, false, 1);
    float[] scores = new float[5];
    method.fit(training, params).score(History.of(0, 1), scores);
    return scores;
  }

  @Test
  void pearsonPredictsFromTheMeans() {
    // The history has mean 2/5 and spread √1.2 as the first shopper (mean 3/5) and the second
    // (mean 2/5) have; they correlate with it by (2 − 6/5)/1.2 = 2/3 and (1 − 4/5)/1.2 = 1/6.
    // So p(j) = .4 + (2/3·(x₁ − .6) + 1/6·(x₂ − .4)) / (5/6).
    Method pearson = UserNeighbours.pearson();
    assertArrayEquals(
        new float[] {.64f, .84f, .64f, .04f, -.16f}, scores(pearson, pearson.standard()), 1e-6f);
  }

  @Test
  void cosineSharesItsVotes() {
    // 2/√6 and 1/√4 with nothing held back: shares .6202 and .3798.
    Method cosine = UserNeighbours.cosine();
    double first = 2 / Math.sqrt(6);
    float share = (float) (first / (first + 0.5));
    assertArrayEquals(
        new float[] {share, 1, share, 1 - share, 0},
        scores(cosine, cosine.standard().with("rarity", 0)),
        1e-6f);
  }
}
