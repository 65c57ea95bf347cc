package io.zhiyin.learn.ratings;

import io.zhiyin.learn.Params;
import io.zhiyin.learn.Setting;
import java.util.List;
import java.util.Locale;

/**
 * The mean of all ratings, of the shopper's or of the item's: the floors. One pass to fit, nothing
 * to serve. A shopper or item without ratings gets the mean of all.
 */
public final class MeanRating implements RatingMethod {
  /** Over what. */
  public enum Of {
    ALL,
    USER,
    ITEM
  }

  private final Of of;

  public MeanRating(Of of) {
    this.of = of;
  }

  @Override
  public String name() {
    return "mean-" + of.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Setting> settings() {
    return List.of();
  }

  @Override
  public RatingModel fit(Ratings ratings, Params params) {
    double[] users = ratings.means(ratings.byUser());
    double[] its = ratings.means(ratings.byItem());
    return (user, items) -> {
      double[] predicted = new double[items.length];
      for (int i = 0; i < items.length; i++) {
        boolean known = of == Of.USER ? user >= 0 : of == Of.ITEM && items[i] >= 0;
        predicted[i] = !known ? ratings.mean() : of == Of.USER ? users[user] : its[items[i]];
      }
      return predicted;
    };
  }
}
