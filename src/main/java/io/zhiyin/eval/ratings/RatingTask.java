package io.zhiyin.eval.ratings;

import io.zhiyin.eval.metrics.Errors;
import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.ratings.RatingModel;
import io.zhiyin.learn.ratings.Ratings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ratings to fit on and ratings to predict. Leakage would be a pair that stands in both: such test
 * rows are left out and counted. Of a pair that is rated more than once in one file the last rating
 * counts. Shoppers and items that the fit never saw are predicted all the same, from what is known
 * of the other side, and counted.
 */
final class RatingTask {
  /**
   * One shopper's ratings to predict.
   *
   * @param user −1 when unknown
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Case(int user, int[] items, float[] ratings) {}

  private final Ratings ratings;
  private final List<Case> cases = new ArrayList<>();
  private final Map<String, Integer> skipped = new LinkedHashMap<>();
  private int unknownUsers;
  private int unknownItems;

  private RatingTask(Ratings ratings) {
    this.ratings = ratings;
  }

  static RatingTask of(List<RatingRows.Row> history, List<RatingRows.Row> asked) {
    Map<String, Integer> users = new HashMap<>();
    Map<String, Integer> items = new HashMap<>();
    TreeSet<String> userIds = new TreeSet<>();
    TreeSet<String> itemIds = new TreeSet<>();
    history.forEach(row -> {
      userIds.add(row.user());
      itemIds.add(row.item());
    });
    userIds.forEach(id -> users.put(id, users.size()));
    itemIds.forEach(id -> items.put(id, items.size()));
    Ratings.Builder builder = new Ratings.Builder();
    history.forEach(row ->
        builder.add(
            users.getOrDefault(row.user(), -1), items.getOrDefault(row.item(), -1), row.rating()));
    RatingTask task = new RatingTask(builder.build(users.size(), items.size()));
    if (builder.size() < history.size()) {
      task.skipped.put("rated_again_in_history", history.size() - builder.size());
    }
    task.ask(history, asked, users, items);
    return task;
  }

  private void ask(
      List<RatingRows.Row> history,
      List<RatingRows.Row> asked,
      Map<String, Integer> users,
      Map<String, Integer> items) {
    Map<String, Map<String, Float>> byUser = new TreeMap<>();
    for (RatingRows.Row row : asked) {
      if (byUser.computeIfAbsent(row.user(), _ -> new TreeMap<>()).put(row.item(), row.rating())
          != null) {
        skipped.merge("rated_again_in_test", 1, Integer::sum);
      }
    }
    for (RatingRows.Row row : history) {
      if (byUser.getOrDefault(row.user(), new TreeMap<>()).remove(row.item()) != null) {
        skipped.merge("ratings_in_history", 1, Integer::sum);
      }
    }
    byUser.forEach((user, its) -> {
      if (!its.isEmpty()) {
        add(users.getOrDefault(user, -1), its, items);
      }
    });
  }

  private void add(int user, Map<String, Float> its, Map<String, Integer> items) {
    int[] numbers = its.keySet().stream().mapToInt(id -> items.getOrDefault(id, -1)).toArray();
    float[] wanted = new float[numbers.length];
    int n = 0;
    for (float rating : its.values()) {
      unknownItems += numbers[n] < 0 ? 1 : 0;
      wanted[n++] = rating;
    }
    unknownUsers += user < 0 ? 1 : 0;
    cases.add(new Case(user, numbers, wanted));
  }

  Ratings ratings() {
    return ratings;
  }

  int users() {
    return cases.size();
  }

  int asked() {
    return cases.stream().mapToInt(one -> one.items.length).sum();
  }

  Map<String, Integer> skipped() {
    return skipped;
  }

  int unknownUsers() {
    return unknownUsers;
  }

  /** Ratings of items that the fit never saw. */
  int unknownItems() {
    return unknownItems;
  }

  /**
   * The errors by shopper, in the order of their ids.
   *
   * @param nanos how long each shopper took, filled
   */
  Errors errors(RatingModel model, long[] nanos) {
    double[][] predicted = new double[cases.size()][];
    Parallel.rows(
        predicted.length,
        () ->
            at -> {
              long from = System.nanoTime();
              predicted[at] = model.predict(cases.get(at).user, cases.get(at).items);
              nanos[at] = System.nanoTime() - from;
            });
    Errors errors = new Errors(predicted.length);
    for (int at = 0; at < predicted.length; at++) {
      for (int i = 0; i < predicted[at].length; i++) {
        errors.add(at, predicted[at][i], cases.get(at).ratings[i]);
      }
    }
    return errors;
  }
}
