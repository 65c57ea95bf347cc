package io.zhiyin.learn.neighbours;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CrossOccurrenceTest {
  private static final byte VIEW = 2;
  private static final byte BUY = 7;

  /** 2 · Σ observed · log(observed / expected), over the four cells. */
  private static double naive(double a, double b, double c, double all) {
    double d = all - a - b - c;
    double sum = 0;
    sum += cell(a, (a + b) * (a + c) / all);
    sum += cell(b, (a + b) * (b + d) / all);
    sum += cell(c, (c + d) * (a + c) / all);
    sum += cell(d, (c + d) * (b + d) / all);
    return 2 * sum;
  }

  private static double cell(double observed, double expected) {
    return observed == 0 ? 0 : observed * Math.log(observed / expected);
  }

  @Test
  void theLikelihoodIsThatOfTheTable() {
    // Dunning's table of "the swiss" (110, 2442, 111, 29114) has 270.72.
    assertEquals(
        270.72, CrossOccurrence.likelihood(110, 2442, 111, 110 + 2442 + 111 + 29114), 0.01);
    Random random = new Random(3);
    for (int i = 0; i < 1_000; i++) {
      double a = random.nextInt(50);
      double b = random.nextInt(50);
      double c = random.nextInt(50);
      double all = a + b + c + 1 + random.nextInt(500);
      assertEquals(naive(a, b, c, all), CrossOccurrence.likelihood(a, b, c, all), 1e-8);
    }
  }

  private static Training training(boolean buys) {
    Interactions.Builder builder = new Interactions.Builder();
    for (int user = 0; user < 40; user++) {
      // Who views 0 then buys 1; who buys 0 then buys 2.
      boolean viewer = user % 2 == 0;
      builder.add(user, 0, 1, 1, viewer || !buys ? VIEW : BUY);
      builder.add(user, viewer ? 1 : 2, 2, buys ? 5 : 1, buys ? BUY : VIEW);
      builder.add(user, 3 + user % 5, 3, 1, VIEW);
    }
    return new Training(builder.build(40, 8), Training.Asked.NEXT, false, 1);
  }

  @Test
  void postingsHoldTheSumOverTheTypes() {
    CrossOccurrence method = new CrossOccurrence();
    Recommender model = method.fit(training(true), method.standard());
    float[] sums = new float[8];
    for (byte type : new byte[] {VIEW, BUY}) {
      model.score(new History(new int[] {0}, new float[] {1}, new byte[] {type}), sums);
    }
    float[] served = new float[8];
    new ItemToItem(OneByOne.of(model, 8), 1, Emphasis.NONE).score(History.of(0), served);
    sums[0] = 0; // nothing speaks for itself
    assertArrayEquals(sums, served, 1e-6f);
    assertTrue(served[1] > 0.9 && served[2] > 0.9);
  }

  @Test
  void aTypeSaysWhatItSays() {
    CrossOccurrence method = new CrossOccurrence();
    Recommender model = method.fit(training(true), method.standard());
    float[] viewed = new float[8];
    model.score(new History(new int[] {0}, new float[] {1}, new byte[] {VIEW}), viewed);
    float[] bought = new float[8];
    model.score(new History(new int[] {0}, new float[] {1}, new byte[] {BUY}), bought);
    assertTrue(viewed[1] > 0.9 && viewed[2] == 0, viewed[1] + " " + viewed[2]);
    assertTrue(bought[2] > 0.9 && bought[1] == 0, bought[2] + " " + bought[1]);
    float[] both = new float[8];
    History viewedThenBought =
        new History(new int[] {0, 0}, new float[] {1, 1}, new byte[] {VIEW, BUY});
    model.score(viewedThenBought, both);
    assertEquals(viewed[1], both[1], 1e-6);
    assertEquals(bought[2], both[2], 1e-6);
    Recommender primary = method.fit(training(true), method.standard().with("primary", 1));
    float[] only = new float[8];
    primary.score(new History(new int[] {0}, new float[] {1}, new byte[] {VIEW}), only);
    for (int item = 3; item < 8; item++) {
      assertEquals(0, only[item], "what nobody buys is not offered");
    }
    assertTrue(only[1] > 0.9);
  }

  @Test
  void oneTypeIsAnItemItemMatrix() {
    CrossOccurrence method = new CrossOccurrence();
    assertInstanceOf(ItemToItem.class, method.fit(training(false), method.standard()));
  }
}
