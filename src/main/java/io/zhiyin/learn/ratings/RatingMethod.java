package io.zhiyin.learn.ratings;

import io.zhiyin.learn.Params;
import io.zhiyin.learn.Setting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A way of predicting ratings. Stateless. */
public interface RatingMethod {
  /** Lower case, words joined by hyphens. */
  String name();

  /** What may be set, most important first. */
  List<Setting> settings();

  /**
   * Fits a model. The outcome depends on its arguments alone, not on the number of cores.
   *
   * @param params a value for each of the settings; others are not looked at
   */
  RatingModel fit(Ratings ratings, Params params);

  /** The settings in force without tuning. */
  default Params standard() {
    Map<String, Double> values = new TreeMap<>();
    settings().forEach(setting -> values.put(setting.name(), setting.standard()));
    return new Params(values);
  }
}
