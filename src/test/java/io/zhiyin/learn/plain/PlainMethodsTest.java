package io.zhiyin.learn.plain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.SmallShop;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PlainMethodsTest {
  private static Training training() {
    Interactions.Builder builder = new Interactions.Builder();
    builder.add(0, 0, 100, 5, (byte) 0);
    builder.add(0, 1, 300, 1, (byte) 0);
    builder.add(1, 0, 200, 1, (byte) 0);
    builder.addAnonymous(1, 3);
    return new Training(builder.build(2, 3), Training.Asked.NEXT, true, 1);
  }

  @Test
  void popularityCountsEverybodyAndTheRecentOneFades() {
    Method all = Popularity.ofAllTime();
    assertArrayEquals(
        new float[] {2, 4, 0}, SmallShop.scores(all, all.standard(), training()), 1e-6f);
    Method recent = Popularity.recent();
    Params half = recent.standard().with("half_life", 0.5); // of 200 seconds
    assertArrayEquals(
        new float[] {0.25f + 0.5f, 1, 0}, SmallShop.scores(recent, half, training()), 1e-6f);
  }

  @Test
  void whatWasHadBeforeFadesByPlaceAndCountsByWeight() {
    Personal method = new Personal();
    History history = new History(new int[] {0, 1, 0}, new float[] {1, 3, 5});
    float[] scores =
        SmallShop.scores(
            method.fit(training(), method.standard().with("decay", 0.5)), training(), history);
    assertArrayEquals(new float[] {5.25f, 1.5f, 0}, scores, 1e-6f);
  }

  @Test
  void chanceDependsOnTheHistoryAndTheSeedAlone() {
    RandomOrder method = new RandomOrder();
    float[] first = SmallShop.scores(method, method.standard(), training(), 0);
    assertArrayEquals(first, SmallShop.scores(method, method.standard(), training(), 0));
    assertFalse(Arrays.equals(first, SmallShop.scores(method, method.standard(), training(), 1)));
  }
}
