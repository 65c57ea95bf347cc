package io.zhiyin.learn.neighbours;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.zhiyin.learn.SmallShop;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.neighbours.ItemNeighbours.Similarity;
import org.junit.jupiter.api.Test;

/** Counted by hand: of four shoppers 3, 2, 1 and 1 had the items; 2, 1 and 1 had pairs of them. */
final class ItemNeighboursTest {
  private static final Training SHOP =
      SmallShop.of(
          Training.Asked.ANY,
          4,
          new int[] {0, 1},
          new int[] {0, 1, 2},
          new int[] {0},
          new int[] {3});

  private static void likeFirst(double second, double third, Similarity similarity, double shrink) {
    ItemNeighbours method = new ItemNeighbours(similarity);
    float[] scores = SmallShop.scores(method, method.standard().with("shrink", shrink), SHOP, 0);
    assertArrayEquals(new float[] {0, (float) second, (float) third, 0}, scores, 1e-6f);
  }

  @Test
  void cosineAndJaccard() {
    likeFirst(2 / Math.sqrt(6), 1 / Math.sqrt(3), Similarity.COSINE, 0);
    likeFirst(2 / (Math.sqrt(6) + 1), 1 / (Math.sqrt(3) + 1), Similarity.COSINE, 1);
    likeFirst(2 / 3.0, 1 / 3.0, Similarity.JACCARD, 0);
    likeFirst(2 / 4.0, 1 / 4.0, Similarity.JACCARD, 1);
  }

  @Test
  void correlationsCountZerosToo() {
    // 2 − 3·2/4 over √(3·¼)·√(2·½); 1 − 3·1/4 over √(3·¼)·√(1·¾)
    likeFirst(0.5 / Math.sqrt(0.75), 0.25 / 0.75, Similarity.PEARSON, 0);
    // less the shoppers' means ½, ¾, ¼, ¼: (.5, .25, .75, −.25)·(.5, .25, −.25, −.25) = .1875,
    // and with (−.5, .25, −.25, −.25) below 0
    likeFirst(0.1875 / Math.sqrt(0.9375 * 0.4375), 0, Similarity.ADJUSTED, 0);
  }

  @Test
  void aShopperOfFewItemsSaysMore() {
    double two = Math.log(1 + 2.5 / 2.5);
    double three = Math.log(1 + 1.5 / 3.5);
    double one = Math.log(1 + 3.5 / 1.5);
    weighted(two, three, one, Similarity.TFIDF);
    double mean = 7 / 4.0;
    weighted(length(2 / mean), length(3 / mean), length(1 / mean), Similarity.BM25);
  }

  private static double length(double share) {
    return 2.2 / (1.2 * (0.25 + 0.75 * share) + 1);
  }

  private static void weighted(double two, double three, double one, Similarity similarity) {
    double both = two * two + three * three;
    double first = Math.sqrt(both + one * one);
    likeFirst(both / (first * Math.sqrt(both)), three / first, similarity, 0);
  }
}
