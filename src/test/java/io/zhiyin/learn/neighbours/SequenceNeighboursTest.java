package io.zhiyin.learn.neighbours;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.SmallShop;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.Training.Asked;
import org.junit.jupiter.api.Test;

/** Counted by hand: one had 0, 1, 2 in that order, another 1, then 0. */
final class SequenceNeighboursTest {
  private static float[] scores(Method method, Asked asked, int... history) {
    Training shop = SmallShop.of(asked, 3, new int[] {0, 1, 2}, new int[] {1, 0});
    return SmallShop.scores(method, method.standard(), shop, history);
  }

  @Test
  void whatIsCloseAndComesLaterGoesTogether() {
    // 0 → 1: (1 + .7)/√(2·2); 0 → 2: 1/(1 + .3)/√(2·1)
    float further = (float) (1 / 1.3 / Math.sqrt(2));
    Method decayed = SequenceNeighbours.decayed();
    assertArrayEquals(new float[] {0, 0.85f, further}, scores(decayed, Asked.NEXT, 0), 1e-6f);
    float next = (float) (1 / Math.sqrt(2));
    float third = next + 0.8f * further;
    assertArrayEquals(
        new float[] {0.85f, 0.8f * 0.85f, third}, scores(decayed, Asked.NEXT, 0, 1), 1e-6f);
    float halved = (float) (0.5 / Math.sqrt(2));
    assertArrayEquals(
        new float[] {0, 1.1f / 2, halved},
        scores(SequenceNeighbours.transitions(), Asked.NEXT, 0),
        1e-6f);
  }

  @Test
  void withoutAnOrderItIsTheCosine() {
    float third = (float) (1 / Math.sqrt(2));
    assertArrayEquals(
        new float[] {1, 1, 2 * third},
        scores(SequenceNeighbours.decayed(), Asked.ANY, 0, 1),
        1e-6f);
  }
}
