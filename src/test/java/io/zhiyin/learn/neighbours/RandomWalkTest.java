package io.zhiyin.learn.neighbours;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.SmallShop;
import io.zhiyin.learn.Training;
import org.junit.jupiter.api.Test;

/** Counted by hand: 3, 2 and 1 shoppers had the items, of histories of 2, 3 and 1. */
final class RandomWalkTest {
  private static float[] fromFirst(Method method, Params params) {
    Training shop =
        SmallShop.of(Training.Asked.ANY, 3, new int[] {0, 1}, new int[] {0, 1, 2}, new int[] {0});
    return SmallShop.scores(method, params, shop, 0);
  }

  @Test
  void stepsAreSharedAndPopularEndsHeldBack() {
    Method p3 = RandomWalk.p3alpha();
    assertArrayEquals(
        new float[] {0, (1 / 2f + 1 / 3f) / 3, 1 / 9f},
        fromFirst(p3, p3.standard().with("alpha", 1)),
        1e-6f);
    Method rp3 = RandomWalk.rp3beta();
    double second = (Math.pow(2, -0.5) + Math.pow(3, -0.5)) * Math.pow(3, -0.5) * Math.pow(2, -0.2);
    assertArrayEquals(
        new float[] {0, (float) second, 1 / 3f},
        fromFirst(rp3, rp3.standard().with("alpha", 0.5).with("beta", 0.2)),
        1e-6f);
  }
}
