package io.zhiyin.learn.factors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.SmallShop;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.Training.Asked;
import io.zhiyin.learn.data.History;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Small enough to be worked out by hand. */
final class FactorMethodsTest {
  /** One shopper, one item, one factor: the minimum has p = q, (1 + alpha)·(q² + reg) = 1. */
  @Test
  void alsReachesTheMinimum() {
    ImplicitAls method = new ImplicitAls();
    Params params =
        method.standard().with("factors", 1).with("alpha", 1).with("reg", 0.1).with("rounds", 100);
    Training shop = SmallShop.of(Asked.ANY, 1, new int[] {0});
    assertArrayEquals(
        new float[] {1 / 2f - 0.1f}, SmallShop.scores(method, params, shop, 0), 1e-5f);
  }

  /**
   * Of ten items two were had, by two shoppers and one: the first singular vector is √n, so that a
   * history's item offers each item by its share of all that was had.
   */
  @Test
  void theFirstFilterIsPopularity() {
    GraphFilter method = new GraphFilter();
    Training shop = SmallShop.of(Asked.ANY, 10, new int[] {0, 1}, new int[] {0});
    float[] scores = SmallShop.scores(method, method.standard(), shop, 0);
    assertEquals(2 / 3.0, scores[0], 1e-3);
    assertEquals(1 / 3.0, scores[1], 1e-3);
    assertEquals(0, scores[2], 1e-3);
    float[] bare = SmallShop.scores(method, method.standard().with("restore", 0), shop, 0);
    assertEquals(2 / 3.0 / Math.sqrt(2), bare[0], 1e-3);
    assertEquals(1 / 3.0, bare[1], 1e-3);
  }

  /** A step moves both biases by rate·σ(−x), x about 0 at first, and nothing else moves them. */
  @Test
  void bprRaisesWhatWasHadAboveWhatWasNot() {
    Params params = new Params(Map.of("rate", 0.1, "reg", 0.0, "factors", 2.0, "rounds", 1.0));
    Training shop = SmallShop.of(Asked.ANY, 3, new int[] {0, 1}, new int[] {0, 1});
    Recommender model = new Bpr().fit(shop, params);
    float[] biases = SmallShop.scores(model, shop, History.of());
    assertEquals(0, biases[0] + biases[1] + biases[2], 1e-6);
    double steps = -biases[2] / 0.05;
    assertEquals(Math.rint(steps), steps, 0.1);
    float[] more =
        SmallShop.scores(new Bpr().fit(shop, params.with("rounds", 50)), shop, History.of());
    assertEquals(true, more[0] > 0.5 && more[1] > 0.5 && more[2] < -1);
  }
}
