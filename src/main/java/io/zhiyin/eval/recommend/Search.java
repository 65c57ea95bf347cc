package io.zhiyin.eval.recommend;

import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Watch;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.hybrid.Hybrid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Looks for good settings within a number of seconds: from the standard ones, one setting at a time
 * to each of its other choices, most important first, again while anything improves. Judged on at
 * most 2,000 seeded shoppers of the valid part; test is not known here. A hybrid's time is shared
 * evenly among its parts, each tuned alone.
 */
final class Search {
  private static final int SHOPPERS = 2_000;

  private final Task.Tuning tuning;
  private final Serving.Asking asking;
  private final Metric metric;
  private final Watch watch;

  Search(Task.Tuning tuning, Metric metric, Watch watch) {
    this.tuning = tuning;
    this.metric = metric;
    this.watch = watch;
    int[] order = IntStream.range(0, tuning.users().size()).toArray();
    SplittableRandom random = new SplittableRandom(tuning.train().seed());
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i, order.length);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    List<Integer> chosen = IntStream.of(order).limit(SHOPPERS).boxed().toList();
    this.asking =
        new Serving.Asking(
            chosen.stream().map(tuning.users()::get).toList(),
            chosen.stream().map(tuning.targets()::get).toList(),
            Map.of());
  }

  Params best(Method method, double seconds) {
    if (asking.users().isEmpty()) {
      return method.standard();
    }
    if (!(method instanceof Hybrid hybrid)) {
      return climb(method, seconds);
    }
    Params all = hybrid.standard();
    for (Method part : hybrid.parts()) {
      all = Hybrid.with(all, part, climb(part, seconds / hybrid.parts().size()));
    }
    return all;
  }

  private Params climb(Method method, double seconds) {
    long until = System.nanoTime() + (long) (seconds * 1e9);
    Map<Params, Double> seen = new HashMap<>();
    Params best = method.standard();
    if (method.settings().isEmpty()) {
      return best;
    }
    double bestValue = value(method, best, seen);
    boolean better = true;
    while (better) {
      better = false;
      for (Setting setting : method.settings()) {
        for (double choice : setting.choices()) {
          long left = until - System.nanoTime();
          if (left < 0) {
            return best;
          }
          watch.doing(
              "tuning " + method.name(), (long) (seconds - left / 1e9), (long) Math.ceil(seconds));
          Params tried = best.with(setting.name(), choice);
          double value = value(method, tried, seen);
          if (value > bestValue) {
            best = tried;
            bestValue = value;
            better = true;
          }
        }
      }
    }
    return best;
  }

  private double value(Method method, Params params, Map<Params, Double> seen) {
    return seen.computeIfAbsent(
        params,
        its ->
            Serving.of(method.fit(tuning.train(), its), tuning.train(), asking, List.of(metric))
                .cases()
                .mean(metric));
  }
}
