package io.zhiyin.learn.plain;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.Interactions;
import java.util.List;

/**
 * The same list for everybody: score(j) = the number of j's interactions (those of nobody in
 * particular included), or, recent, Σ over those of known shoppers of ½^(age/half-life), age
 * counted back from the latest and the half-life a share of the data's span of time; without times
 * all count 1. Weights play no part.
 *
 * <p>One pass to fit, a number an item. The floor of all floors (Cremonesi, Koren, Turrin,
 * Performance of recommender algorithms on top-n recommendation tasks, RecSys 2010); wins where
 * nothing is known of the shopper, the recent one where fashions change.
 */
public final class Popularity implements Method {
  private final boolean recent;

  private Popularity(boolean recent) {
    this.recent = recent;
  }

  public static Popularity ofAllTime() {
    return new Popularity(false);
  }

  public static Popularity recent() {
    return new Popularity(true);
  }

  @Override
  public String name() {
    return recent ? "popularity-recent" : "popularity";
  }

  @Override
  public List<Setting> settings() {
    return recent
        ? List.of(Setting.of("half_life", 0.05, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1))
        : List.of();
  }

  @Override
  public Recommender fit(Training training, Params params) {
    Interactions all = training.interactions();
    long first = Long.MAX_VALUE;
    long last = 0;
    for (int at = 0; at < all.size(); at++) {
      if (all.time(at) > 0) {
        first = Math.min(first, all.time(at));
        last = Math.max(last, all.time(at));
      }
    }
    double halfLife = recent && last > first ? params.get("half_life") * (last - first) : 0;
    float[] popularity = new float[all.items()];
    for (int item = 0; item < popularity.length && !recent; item++) {
      popularity[item] = (float) all.anonymous(item);
    }
    for (int at = 0; at < all.size(); at++) {
      double age = halfLife == 0 ? 0 : (last - all.time(at)) / halfLife;
      popularity[all.item(at)] += (float) Math.pow(0.5, age);
    }
    return (_, scores) -> System.arraycopy(popularity, 0, scores, 0, popularity.length);
  }
}
