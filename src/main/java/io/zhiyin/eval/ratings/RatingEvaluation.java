package io.zhiyin.eval.ratings;

import io.zhiyin.catalog.files.InputFiles;
import io.zhiyin.eval.files.Together;
import io.zhiyin.eval.metrics.Errors;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Results;
import io.zhiyin.eval.report.Stopwatch;
import io.zhiyin.eval.report.Watch;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.ratings.RatingMethod;
import io.zhiyin.learn.ratings.RatingModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Evaluates predicted ratings by MAE and RMSE, the lowest RMSE first. At test a method is fitted on
 * train and valid together. Settings are chosen, when asked for, by fitting on train and predicting
 * valid (without one: a seeded tenth of train, drawn rating by rating): one setting at a time, most
 * important first, once through; test is never looked at for it.
 */
public final class RatingEvaluation {
  private static final double SHARE = 0.1;

  /** The files; valid may be none. */
  public record Files(Path train, Optional<Path> valid, Path test) {
    private List<Path> all() {
      List<Path> all = new ArrayList<>(List.of(train, test));
      valid.ifPresent(all::add);
      return all;
    }
  }

  /**
   * How.
   *
   * @param tuneSeconds shared evenly by the methods that have settings; 0: standard settings
   */
  public record Manner(List<RatingMethod> methods, double tuneSeconds, long seed) {}

  private RatingEvaluation() {}

  /**
   * Reads, chooses, fits, predicts.
   *
   * @throws io.zhiyin.catalog.InvalidInput with every problem of a file
   */
  public static Results run(Files files, Manner manner, Watch watch) throws IOException {
    watch.doing("reading", 0, 0);
    InputFiles.check(files.all());
    Together together = new Together();
    Optional<RatingRows> train = together.read(() -> RatingRows.read(files.train()));
    List<RatingRows.Row> valid = new ArrayList<>();
    if (files.valid().isPresent()) {
      together
          .read(() -> RatingRows.read(files.valid().get()))
          .ifPresent(its -> valid.addAll(its.rows()));
    }
    Optional<RatingRows> test = together.read(() -> RatingRows.read(files.test()));
    together.check();
    return run(train.orElseThrow(), valid, test.orElseThrow(), manner, watch);
  }

  private static Results run(
      RatingRows train, List<RatingRows.Row> valid, RatingRows test, Manner manner, Watch watch) {
    List<RatingRows.Row> history = new ArrayList<>(train.rows());
    history.addAll(valid);
    RatingTask task = RatingTask.of(history, test.rows());
    RatingTask tuning = tuning(train.rows(), valid, manner.seed());
    long tunable = manner.methods().stream().filter(m -> !m.settings().isEmpty()).count();
    List<Result> results = new ArrayList<>();
    for (RatingMethod method : manner.methods()) {
      watch.doing(method.name(), results.size(), manner.methods().size());
      double seconds = manner.tuneSeconds() / Math.max(1, tunable);
      Params params = seconds > 0 ? best(method, tuning, seconds) : method.standard();
      results.add(measure(method, params, task, manner.seed()));
    }
    return new Results(
        results, Errors.RMSE, protocol(task, train.passedOver() + test.passedOver()));
  }

  private static Map<String, Object> protocol(RatingTask task, int passedOver) {
    Map<String, Object> protocol = new LinkedHashMap<>();
    protocol.put("history", "train and valid, refitted on both");
    protocol.put("ratings", task.ratings().byUser().entries());
    protocol.put("ratings_predicted", task.asked());
    protocol.put("rows_passed_over", passedOver);
    protocol.put("unknown_users_predicted_by_means", task.unknownUsers());
    protocol.put("unknown_items_predicted_by_means", task.unknownItems());
    return protocol;
  }

  /** Rows of valid, or a drawn part of train, as what is asked for. */
  private static RatingTask tuning(
      List<RatingRows.Row> train, List<RatingRows.Row> valid, long seed) {
    if (!valid.isEmpty()) {
      return RatingTask.of(train, valid);
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<RatingRows.Row> kept = new ArrayList<>();
    List<RatingRows.Row> asked = new ArrayList<>();
    for (RatingRows.Row row : train) {
      (kept.isEmpty() || random.nextDouble() >= SHARE ? kept : asked).add(row);
    }
    return RatingTask.of(kept, asked);
  }

  private static Params best(RatingMethod method, RatingTask tuning, double seconds) {
    long until = System.nanoTime() + (long) (seconds * 1e9);
    Params best = method.standard();
    double least = rmse(method, best, tuning);
    for (Setting setting : method.settings()) {
      Params from = best;
      for (double choice : setting.choices()) {
        if (choice != from.get(setting.name()) && System.nanoTime() < until) {
          Params tried = from.with(setting.name(), choice);
          double error = rmse(method, tried, tuning);
          best = error < least ? tried : best;
          least = Math.min(error, least);
        }
      }
    }
    return best;
  }

  private static double rmse(RatingMethod method, Params params, RatingTask task) {
    RatingModel model = method.fit(task.ratings(), params);
    return task.errors(model, new long[task.users()])
        .values()
        .getOrDefault(Errors.RMSE.toString(), 0.0);
  }

  private static Result measure(RatingMethod method, Params params, RatingTask task, long seed) {
    Stopwatch watch = Stopwatch.start();
    RatingModel model = method.fit(task.ratings(), params);
    watch.fitted();
    long[] nanos = new long[task.users()];
    Errors errors = task.errors(model, nanos);
    Result.Cost cost = watch.cost(nanos);
    return new Result(
        method.name(),
        params.readable(),
        new Result.Measured(
            errors.values(),
            errors.intervals(seed),
            task.users(),
            task.skipped(),
            errors.cases(),
            Map.of()),
        cost);
  }
}
