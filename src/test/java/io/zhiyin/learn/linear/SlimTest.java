package io.zhiyin.learn.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.SmallShop;
import io.zhiyin.learn.Training;
import org.junit.jupiter.api.Test;

/** Two items: four shoppers had the first, three of them the second, too. */
final class SlimTest {
  private static final Training SHOP =
      SmallShop.of(
          Training.Asked.ANY,
          2,
          new int[] {0, 1},
          new int[] {0, 1},
          new int[] {0, 1},
          new int[] {0});

  private static void fromBoth(double first, double second, Method method, Params params) {
    assertArrayEquals(
        new float[] {(float) first, (float) second},
        SmallShop.scores(method, params, SHOP, 0, 1),
        1e-5f);
  }

  @Test
  void twoItemsByHand() {
    Params params = new Slim().standard().with("l1", 0.5).with("l2", 2);
    fromBoth(2.5 / (3 + 2), 2.5 / (4 + 2), new Slim(), params);
    fromBoth(0, 0, new Slim(), params.with("l1", 3));
    fromBoth(3 / (3 + 10.0), 3 / (4 + 10.0), new Ease(), new Ease().standard().with("lambda", 10));
  }
}
