package io.zhiyin.learn.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.learn.Params;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Counted by hand on four shoppers and three items, the first shopper's third missing. */
final class RatingMethodsTest {
  private static final Params PLAIN = new Params(Map.of("neighbours", 40.0, "shrink", 0.0));

  private static Ratings ratings() {
    float[][] rows = {{5, 3}, {4, 2, 4.5f}, {1, 5, 4}, {5, 4, 1}};
    Ratings.Builder builder = new Ratings.Builder();
    builder.add(0, 0, 1);
    for (int user = 0; user < rows.length; user++) {
      for (int item = 0; item < rows[user].length; item++) {
        builder.add(user, item, rows[user][item]); // the first one again: the last counts
      }
    }
    return builder.build(4, 3);
  }

  private static double predicted(RatingMethod method, Params params) {
    return method.fit(ratings(), params).predict(0, new int[] {2})[0];
  }

  @Test
  void shoppersWhoAgreeVoteByHowFarTheyAreFromTheirMeans() {
    // Over items 0 and 1 the second and fourth agree wholly, the third not at all.
    double second = 4.5 - 3.5;
    double fourth = 1 - 10 / 3.0;
    assertEquals(4 + (second + fourth) / 2, predicted(UserRatings.pearson(), PLAIN), 1e-6);
    assertEquals(4 + second, predicted(UserRatings.pearson(), PLAIN.with("neighbours", 1)), 1e-6);
  }

  @Test
  void itemsAlikeVoteByHowFarTheyAreFromTheirMeans() {
    double first = 27 / Math.sqrt(37.25 * 42);
    double second = 33 / Math.sqrt(37.25 * 45);
    double expected = 9.5 / 3 + (first * 1.25 - second * 0.5) / (first + second);
    RatingMethod cosine = new ItemRatings(ItemRatings.Similarity.COSINE);
    assertEquals(expected, predicted(cosine, PLAIN), 1e-6);
    // The deviations from shoppers' means go the other way: no item is alike.
    RatingMethod adjusted = new ItemRatings(ItemRatings.Similarity.ADJUSTED);
    assertEquals(9.5 / 3, predicted(adjusted, PLAIN), 1e-6);
  }

  @Test
  void biasesAndMeans() {
    Params undamped = new Params(Map.of("users", 0.0, "items", 0.0));
    assertEquals(3.5 + 0.375 - 1 / 3.0, predicted(new BiasedRating(), undamped), 1e-6);
    assertEquals(3.5, predicted(new MeanRating(MeanRating.Of.ALL), Params.NONE), 1e-6);
    assertEquals(4, predicted(new MeanRating(MeanRating.Of.USER), Params.NONE), 1e-6);
    assertEquals(9.5 / 3, predicted(new MeanRating(MeanRating.Of.ITEM), Params.NONE), 1e-6);
  }

  @Test
  void whoIsNotKnownGetsWhatIsKnownOfTheOtherSide() {
    RatingModel users = UserRatings.pearson().fit(ratings(), PLAIN);
    RatingModel items = new ItemRatings(ItemRatings.Similarity.PEARSON).fit(ratings(), PLAIN);
    for (RatingModel model : new RatingModel[] {users, items}) {
      assertEquals(9.5 / 3, model.predict(-1, new int[] {2})[0], 1e-6);
      assertEquals(4, model.predict(0, new int[] {-1})[0], 1e-6);
      assertEquals(3.5, model.predict(-1, new int[] {-1})[0], 1e-6);
    }
  }

  @Test
  void likenessIsThatOfTheColumnsThatBothHave() {
    Random random = new Random(5);
    double[][] dense = new double[12][9];
    Ratings.Builder builder = new Ratings.Builder();
    for (int row = 0; row < 12; row++) {
      for (int column = 0; column < 9; column++) {
        dense[row][column] = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(5);
        if (dense[row][column] > 0) {
          builder.add(row, column, (float) dense[row][column]);
        }
      }
    }
    SparseMatrix rows = builder.build(12, 9).byUser();
    for (boolean centred : new boolean[] {true, false}) {
      Agreement agreement = new Agreement(rows, rows.transposed(), centred, 2);
      int[] seen = new int[1];
      for (int row = 0; row < 12; row++) {
        int own = row;
        agreement.visit(
            row,
            (other, likeness) -> {
              assertEquals(naive(dense[own], dense[other], centred, 2), likeness, 1e-9);
              seen[0]++;
            });
      }
      assertTrue(seen[0] > 20, "rows alike: " + seen[0]);
    }
  }

  private static double naive(double[] a, double[] b, boolean centred, double shrink) {
    double n = 0;
    double meanA = 0;
    double meanB = 0;
    for (int c = 0; c < a.length; c++) {
      if (a[c] > 0 && b[c] > 0) {
        n++;
        meanA += a[c];
        meanB += b[c];
      }
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int c = 0; c < a.length; c++) {
      if (a[c] > 0 && b[c] > 0) {
        double x = a[c] - (centred ? meanA / n : 0);
        double y = b[c] - (centred ? meanB / n : 0);
        ab += x * y;
        aa += x * x;
        bb += y * y;
      }
    }
    return ab / Math.sqrt(aa * bb) * n / (n + shrink);
  }
}
