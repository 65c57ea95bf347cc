package io.zhiyin.eval.ratings;

import io.zhiyin.learn.ratings.BiasedRating;
import io.zhiyin.learn.ratings.ItemRatings;
import io.zhiyin.learn.ratings.ItemRatings.Similarity;
import io.zhiyin.learn.ratings.MeanRating;
import io.zhiyin.learn.ratings.RatingMethod;
import io.zhiyin.learn.ratings.UserRatings;
import java.util.List;
import java.util.stream.Stream;

/** All methods of predicting ratings by name. */
public final class RatingMethods {
  private static final List<RatingMethod> FLOORS =
      List.of(
          new BiasedRating(),
          new MeanRating(MeanRating.Of.ITEM),
          new MeanRating(MeanRating.Of.USER),
          new MeanRating(MeanRating.Of.ALL));

  private static final List<RatingMethod> NEIGHBOURS =
      List.of(
          new ItemRatings(Similarity.ADJUSTED),
          new ItemRatings(Similarity.PEARSON),
          new ItemRatings(Similarity.COSINE),
          UserRatings.pearson(),
          UserRatings.cosine());

  private RatingMethods() {}

  public static List<RatingMethod> all() {
    return Stream.concat(NEIGHBOURS.stream(), FLOORS.stream()).toList();
  }

  /**
   * The methods asked for, each once, and always the floors (means and biases); all when none is
   * asked for.
   *
   * @throws IllegalArgumentException that lists all unknown names
   */
  public static List<RatingMethod> chosen(List<String> asked) {
    List<String> names = all().stream().map(RatingMethod::name).toList();
    List<String> unknown = asked.stream().filter(name -> !names.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("must be of " + names + ", got " + unknown);
    }
    return all().stream()
        .filter(m -> asked.isEmpty() || asked.contains(m.name()) || FLOORS.contains(m))
        .toList();
  }
}
