package io.zhiyin.learn.ratings;

import io.zhiyin.learn.Params;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.List;

/**
 * mean + how much better than the mean the item is rated + how much more kindly the shopper rates:
 * b(i) = Σ over its ratings of (r − mean) / (items + n(i)), then b(u) = Σ over the shopper's of (r
 * − mean − b(i)) / (users + n(u)) (the baseline estimates of Koren, Factor in the neighbors, TKDD
 * 2010, section 2.1).
 *
 * <p>Two passes to fit, two numbers to serve. Hard to beat where ratings are few; knows nothing of
 * tastes.
 */
public final class BiasedRating implements RatingMethod {
  @Override
  public String name() {
    return "biases";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("users", 10, 0, 2, 5, 10, 20, 50), Setting.of("items", 25, 0, 2, 5, 10, 25, 50));
  }

  @Override
  public RatingModel fit(Ratings ratings, Params params) {
    double[] items = bias(ratings.byItem(), ratings.mean(), new double[0], params.get("items"));
    double[] users = bias(ratings.byUser(), ratings.mean(), items, params.get("users"));
    return (user, its) -> {
      double[] predicted = new double[its.length];
      for (int i = 0; i < its.length; i++) {
        double kind = user < 0 ? 0 : users[user];
        double good = its[i] < 0 ? 0 : items[its[i]];
        predicted[i] = ratings.within(ratings.mean() + kind + good);
      }
      return predicted;
    };
  }

  /**
   * By row.
   *
   * @param taken what is taken off by column; none if empty
   */
  private static double[] bias(SparseMatrix rows, double mean, double[] taken, double damping) {
    double[] biases = new double[rows.rows()];
    for (int row = 0; row < biases.length; row++) {
      double sum = 0;
      for (int at = rows.start(row); at < rows.end(row); at++) {
        sum += rows.value(at) - mean - (taken.length == 0 ? 0 : taken[rows.column(at)]);
      }
      biases[row] = rows.size(row) == 0 ? 0 : sum / (damping + rows.size(row));
    }
    return biases;
  }
}
