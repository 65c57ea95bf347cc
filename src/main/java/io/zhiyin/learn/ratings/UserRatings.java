package io.zhiyin.learn.ratings;

import io.zhiyin.learn.Params;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import java.util.List;

/**
 * User-based neighbours with the mean-centred formula: p(u,i) = mean(u) + Σ s(u,v) · (r(v,i) −
 * mean(v)) / Σ s(u,v) over the k shoppers v most like u among those who rated i (GroupLens: Resnick
 * et al., CSCW 1994; Herlocker et al., SIGIR 1999). s is Pearson's correlation or the cosine over
 * what both rated, of few common items shrunk; only likeness above 0 votes, as in Surprise's
 * KNNWithMeans. Without a neighbour: mean(u), and for a shopper without ratings mean(i).
 *
 * <p>Nothing is fitted but the means, so new ratings count at once. Serving costs Σ over the
 * shopper's items of their shoppers. Pearson is the usual choice; the cosine of raw stars hardly
 * tells people apart, as all stars are positive.
 */
public final class UserRatings implements RatingMethod {
  private final boolean pearson;

  private UserRatings(boolean pearson) {
    this.pearson = pearson;
  }

  public static UserRatings pearson() {
    return new UserRatings(true);
  }

  public static UserRatings cosine() {
    return new UserRatings(false);
  }

  @Override
  public String name() {
    return pearson ? "user-pearson" : "user-cosine";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("neighbours", 40, 10, 20, 40, 80, 160),
        Setting.of("shrink", 10, 0, 3, 10, 30, 100));
  }

  @Override
  public RatingModel fit(Ratings ratings, Params params) {
    double[] users = ratings.means(ratings.byUser());
    double[] its = ratings.means(ratings.byItem());
    int k = params.whole("neighbours");
    double shrink = params.get("shrink");
    return (user, items) -> {
      float[] alike = new float[ratings.byUser().rows()];
      boolean known = user >= 0 && ratings.byUser().size(user) > 0;
      if (known) {
        new Agreement(ratings.byUser(), ratings.byItem(), pearson, shrink)
            .visit(user, (other, likeness) -> alike[other] = (float) likeness);
      }
      double[] predicted = new double[items.length];
      for (int i = 0; i < items.length; i++) {
        double rest = items[i] < 0 ? ratings.mean() : its[items[i]];
        predicted[i] =
            !known
                ? rest
                : ratings.within(
                    users[user] + deviation(ratings.byItem(), items[i], alike, users, k));
      }
      return predicted;
    };
  }

  private static double deviation(
      SparseMatrix byItem, int item, float[] alike, double[] means, int k) {
    if (item < 0) {
      return 0;
    }
    TopK nearest = new TopK(Math.min(k, byItem.size(item)));
    for (int at = byItem.start(item); at < byItem.end(item); at++) {
      if (alike[byItem.column(at)] > 0) {
        nearest.offer(at, alike[byItem.column(at)]);
      }
    }
    double sum = 0;
    double weights = 0;
    for (int at : nearest.drain()) {
      int other = byItem.column(at);
      sum += alike[other] * (byItem.value(at) - means[other]);
      weights += alike[other];
    }
    return weights == 0 ? 0 : sum / weights;
  }
}
