package io.zhiyin.signals.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.count.Hash64;
import io.zhiyin.signals.count.Strength;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleMaps;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What documents carry beyond what their products keep. */
final class FoldsTest {
  private long session;

  private PairCounter counter(int neighbours, int minShoppers) {
    return new PairCounter(
        new PairRules(
            Duration.ZERO,
            PairRules.Reach.session(20),
            Strength.cosine(0),
            new PairRules.Limits(Duration.ofMinutes(30), neighbours, 0, minShoppers, 1000)),
        0.01);
  }

  private void meet(PairCounter counter, int times, int... items) {
    for (int i = 0; i < times; i++) {
      session++;
      counter.count(
          new Meeting(Hash64.mix(session), session, true, 1_700_000_000), items, item -> {});
    }
  }

  private static Int2DoubleMap overlay(PairCounter counter, int seed) {
    return counter.folds().overlay(new int[] {seed}, new double[] {1});
  }

  @Test
  void aTermThatADocumentShouldNotCarryMakesItWrongUntilItIsFolded() {
    PairCounter counter = counter(100, 1);
    counter.folds().folded(1, Int2DoubleMaps.singleton(7, 0.5));
    assertTrue(counter.folds().drifted(1));
    counter.folds().folded(1, Int2DoubleMaps.EMPTY_MAP);
    assertFalse(counter.folds().drifted(1));
    counter.folds().indexed(7, Int2DoubleMaps.singleton(1, 0.5));
    assertTrue(counter.folds().drifted(1));
    counter.folds().nothing();
    assertFalse(counter.folds().drifted(1));
  }

  @Test
  void aPairThatBothProductsForgotLeavesTheirDocumentsWrong() {
    PairCounter counter = counter(1, 2);
    meet(counter, 2, 1, 2);
    counter.folds().folded(1, Int2DoubleMaps.singleton(2, 1));
    counter.folds().folded(2, Int2DoubleMaps.singleton(1, 1));
    assertTrue(overlay(counter, 1).isEmpty());
    meet(counter, 3, 1, 3);
    meet(counter, 3, 2, 4);
    assertEquals(PairIndex.NONE, counter.find(1, 2));
    assertTrue(counter.folds().drifted(1));
    assertTrue(counter.folds().drifted(2));
  }

  @Test
  void aPairThatIsHiddenIsTakenOutOfTheAnswersOfADocumentThatMayCarryIt() {
    PairCounter counter = counter(2, 2);
    meet(counter, 1, 1, 2);
    assertTrue(overlay(counter, 1).isEmpty());
    counter.folds().folded(2, Int2DoubleMaps.singleton(9, 1));
    assertEquals(0.0, overlay(counter, 1).getOrDefault(2, -1));
  }

  @Test
  void anOverlayIsSilentWhereDocumentsAreRight() {
    PairCounter counter = counter(100, 1);
    meet(counter, 4, 1, 2);
    assertEquals(1, overlay(counter, 1).get(2), 1e-12);
    counter.folds().folded(2, Int2DoubleMaps.singleton(1, 0.995));
    assertTrue(overlay(counter, 1).isEmpty());
    counter.folds().folded(2, Int2DoubleMaps.singleton(1, 0.98));
    assertEquals(1, overlay(counter, 1).get(2), 1e-12);
    assertTrue(overlay(counter, 9).isEmpty());
  }
}
