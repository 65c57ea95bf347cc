package io.zhiyin.learn.ratings;

import io.zhiyin.learn.Params;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.List;
import java.util.Locale;

/**
 * Item-based neighbours with the mean-centred formula: p(u,i) = mean(i) + Σ s(i,j) · (r(u,j) −
 * mean(j)) / Σ s(i,j) over the k items j most like i among those that u rated (Sarwar et al., WWW
 * 2001; centred as in Desrosiers and Karypis, A comprehensive survey of neighborhood-based
 * recommendation methods, 2011). s over the shoppers of both, of few shrunk, is
 *
 * <ul>
 *   <li>cosine: of the ratings as they are
 *   <li>adjusted: the cosine of r(u,j) − mean(u), which takes away how kindly each shopper rates
 *   <li>pearson: the correlation, which takes each item's mean over the common shoppers away
 * </ul>
 *
 * Only likeness above 0 votes. Without a neighbour: mean(i), and for an item without ratings
 * mean(u).
 *
 * <p>Each item keeps its {@value #KEPT} most alike (Sarwar's model size): 4 kB an item, Σ over
 * shoppers of n(u)² to fit, the shopper's items times that to serve. Adjusted cosine is the usual
 * choice, and steadier than user-based where shoppers have few ratings.
 */
public final class ItemRatings implements RatingMethod {
  private static final int KEPT = 500;
  private static final Int2DoubleOpenHashMap NOTHING = new Int2DoubleOpenHashMap();

  /** How alike two items are. */
  public enum Similarity {
    COSINE,
    ADJUSTED,
    PEARSON
  }

  private final Similarity similarity;

  public ItemRatings(Similarity similarity) {
    this.similarity = similarity;
  }

  @Override
  public String name() {
    return "item-" + similarity.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("neighbours", 40, 10, 20, 40, 80, 160),
        Setting.of("shrink", 30, 0, 3, 10, 30, 100));
  }

  @Override
  public RatingModel fit(Ratings ratings, Params params) {
    double[] users = ratings.means(ratings.byUser());
    double[] means = ratings.means(ratings.byItem());
    SparseMatrix alike = alike(ratings, users, params.get("shrink"));
    int k = params.whole("neighbours");
    return (user, items) -> {
      Int2DoubleOpenHashMap own = user < 0 ? NOTHING : deviations(ratings.byUser(), user, means);
      double rest = user < 0 ? ratings.mean() : users[user];
      double[] predicted = new double[items.length];
      for (int i = 0; i < items.length; i++) {
        int item = items[i];
        predicted[i] =
            item < 0 || ratings.byItem().size(item) == 0
                ? rest
                : ratings.within(means[item] + mean(alike, item, own, k));
      }
      return predicted;
    };
  }

  private SparseMatrix alike(Ratings ratings, double[] users, double shrink) {
    SparseMatrix byUser = ratings.byUser();
    if (similarity == Similarity.ADJUSTED) {
      float[] centred = new float[byUser.entries()];
      for (int user = 0; user < byUser.rows(); user++) {
        for (int at = byUser.start(user); at < byUser.end(user); at++) {
          centred[at] = (float) (byUser.value(at) - users[user]);
        }
      }
      byUser = byUser.withValues(centred);
    }
    SparseMatrix shoppers = byUser;
    SparseMatrix items = byUser.transposed();
    RowCollector rows = new RowCollector(items.rows(), items.rows());
    Parallel.rows(
        items.rows(),
        () -> {
          Agreement agreement =
              new Agreement(items, shoppers, similarity == Similarity.PEARSON, shrink);
          float[] dense = new float[items.rows()];
          return item -> {
            TopK best = new TopK(KEPT);
            agreement.visit(
                item,
                (other, likeness) -> {
                  dense[other] = (float) likeness;
                  best.offer(other, dense[other]);
                });
            rows.pick(item, best.drain(), dense);
          };
        });
    return rows.matrix();
  }

  /** What the shopper rated, by how much better than others do. */
  private static Int2DoubleOpenHashMap deviations(SparseMatrix byUser, int user, double[] means) {
    Int2DoubleOpenHashMap own = new Int2DoubleOpenHashMap(byUser.size(user));
    for (int at = byUser.start(user); at < byUser.end(user); at++) {
      own.put(byUser.column(at), byUser.value(at) - means[byUser.column(at)]);
    }
    return own;
  }

  /** Of the k most alike that are in {@code own}; 0 where there is none. */
  private static double mean(SparseMatrix alike, int item, Int2DoubleOpenHashMap own, int k) {
    double sum = 0;
    double weights = 0;
    int n = 0;
    for (int at = alike.start(item); at < alike.end(item) && n < k; at++) {
      if (own.containsKey(alike.column(at))) {
        sum += alike.value(at) * own.get(alike.column(at));
        weights += alike.value(at);
        n++;
      }
    }
    return weights == 0 ? 0 : sum / weights;
  }
}
