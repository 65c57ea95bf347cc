package io.zhiyin.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.rank.Bandit.Tally;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Thompson sampling with a floor, on seeded draws. */
final class BanditTest {
  private static final int DRAWS = 10_000;
  private final SplittableRandom random = new SplittableRandom(20_251_111);

  private double share(int way, List<Tally> ways, double floor) {
    int drawn = 0;
    for (int i = 0; i < DRAWS; i++) {
      drawn += Bandit.draw(ways, floor, random) == way ? 1 : 0;
    }
    return drawn / (double) DRAWS;
  }

  @Test
  void whoIsNotKnownIsDrawnEvenly() {
    assertEquals(1 / 3.0, share(1, List.of(Tally.NONE, Tally.NONE, Tally.NONE), 0), 0.03);
  }

  @Test
  void theBetterIsDrawnMoreOftenTheMoreIsKnown() {
    double early = share(1, List.of(new Tally(50, 5), new Tally(50, 8)), 0);
    double late = share(1, List.of(new Tally(5_000, 500), new Tally(5_000, 800)), 0);
    assertTrue(early > 0.6 && early < 0.95, "early " + early);
    assertEquals(1, late);
  }

  @Test
  void nobodyFallsBelowTheFloor() {
    assertEquals(0.1, share(0, List.of(new Tally(5_000, 10), new Tally(5_000, 900)), 0.1), 0.02);
    assertEquals(0.5, share(0, List.of(new Tally(5_000, 10), new Tally(5_000, 900)), 0.5), 0.02);
  }

  /** Two posteriors' chance of being the higher: ∫ of Beta(2,1) against Beta(1,2) is 5/6. */
  @Test
  void drawsFollowThePosterior() {
    assertEquals(5 / 6.0, share(0, List.of(new Tally(1, 1), new Tally(1, 0)), 0), 0.02);
  }

  @Test
  void moreClicksThanImpressionsAndLessThanWasForgottenCountAsPossible() {
    assertEquals(1, share(0, List.of(new Tally(1_000, 5_000), new Tally(1_000, 10)), 0));
    assertEquals(Tally.NONE, new Tally(3, 1).since(new Tally(5, 2)));
  }

  /** Seeded shoppers who click one blend's answers twice as often: the contest finds it. */
  @Test
  void aContestConvergesOnTheBetterBlend() {
    double[] rates = {0.05, 0.10};
    long[] shown = new long[2];
    long[] clicked = new long[2];
    for (int i = 0; i < 5_000; i++) {
      List<Tally> ways = List.of(new Tally(shown[0], clicked[0]), new Tally(shown[1], clicked[1]));
      int drawn = Bandit.draw(ways, 0.05, random);
      shown[drawn]++;
      clicked[drawn] += random.nextDouble() < rates[drawn] ? 1 : 0;
    }
    assertTrue(shown[1] > 4 * shown[0], shown[0] + " and " + shown[1]);
    assertTrue(shown[0] > 100, "the floor keeps trying: " + shown[0]);
  }
}
