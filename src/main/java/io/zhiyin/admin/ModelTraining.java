package io.zhiyin.admin;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.models.Fitting;
import io.zhiyin.admin.models.Lesson;
import io.zhiyin.admin.models.LogReader;
import io.zhiyin.admin.models.Manifest;
import io.zhiyin.admin.models.Model;
import io.zhiyin.admin.models.Models;
import io.zhiyin.admin.upkeep.Reindex;
import io.zhiyin.config.EventsConfig;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.hybrid.Methods;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a model on the event log and lets it serve: read, fit without each shopper's last
 * interaction, judge on those, fit on all, keep, and write it into the documents of a new
 * generation of the index, which is swapped in.
 *
 * <p>What goes wrong or is cancelled before the swap leaves everything as it was. A kill at any
 * moment leaves the former model serving or the new one, whole. A fit asks between rows whether it
 * is still wanted. Memory: 40 bytes an interaction read, 8 bytes a strength, and what the method
 * takes: for neighbours a row of counts a thread and thrice the matrix, which holds 800 MB at most,
 * for {@code slim} and {@code ease} as much for counts, for {@code item-blend} 240 MB a part beside
 * what its parts take one after the other; the serving model itself takes no heap.
 */
public final class ModelTraining {
  private static final long SEED = 1;

  private final LogReader reader;
  private final Models models;
  private final Reindex reindex;
  private final Manner manner;
  private final Clock clock;

  ModelTraining(LogReader reader, Models models, Reindex reindex, Manner manner, Clock clock) {
    this.reader = reader;
    this.models = models;
    this.reindex = reindex;
    this.manner = manner;
    this.clock = clock;
  }

  /**
   * How models are made.
   *
   * @param keep strengths a document carries at most
   * @param decay what the next older product of a history counts where a model does not say
   */
  record Manner(EventsConfig.Training training, int keep, int minShoppers, double decay) {
    static Manner of(IndexConfig config, int minShoppers) {
      return new Manner(
          config.events().training(),
          config.events().counting().kept().neighbours(),
          minShoppers,
          Math.pow(0.5, 1 / config.ranking().history().halfLife()));
    }
  }

  /** Models kept, newest first. */
  public List<Manifest> models() {
    return models.list();
  }

  /** The model that serves; 0: none does. */
  public int serving() {
    return models.serving().number();
  }

  /** A method by its name, the configured one by none; empty when its models cannot be served. */
  public Optional<Method> method(String name) {
    String its = name.isEmpty() ? manner.training().method() : name;
    return EventsConfig.Training.serves(its) ? Methods.named(its) : Optional.empty();
  }

  /**
   * Runs to the swap.
   *
   * @param forced whether a worse model may serve, too
   */
  public void run(Method method, boolean forced, Progress progress) {
    reindex.run(made(method, forced, progress), progress);
  }

  /** Like {@link #run}, but waits for the release before the swap, as {@link Reindex#runHeld}. */
  public void runHeld(Method method, boolean forced, Progress progress) {
    reindex.runHeld(made(method, forced, progress), progress);
  }

  /** The configured settings, checked at start, for the configured method; else the usual ones. */
  private Params params(Method method) {
    Params params = method.standard();
    if (method.name().equals(manner.training().method())) {
      for (Map.Entry<String, Double> each : manner.training().settings().entrySet()) {
        params = params.with(each.getKey(), each.getValue());
      }
    }
    return params;
  }

  private Model made(Method method, boolean forced, Progress progress) {
    EventsConfig.Training training = manner.training();
    long erasures = reader.log().erasures();
    progress.phase("read", reader.log().count());
    Lesson lesson = reader.read(training.window(), training.events(), SEED, progress::advance);
    if (lesson.window().shoppers() == 0) {
      throw new IllegalStateException("there is nothing to learn from: no shopper's event counts");
    }
    Fitting fitting =
        new Fitting(method, params(method), manner.keep(), manner.minShoppers(), manner.decay());
    Model serving = models.serving();
    progress.phase("judge", 0);
    ScopedValue.Carrier checked =
        ScopedValue.where(Parallel.CHECK, () -> progress.advance(0)); // may be cancelled
    Map<String, Double> metrics = checked.call(() -> fitting.judged(lesson, serving, forced));
    progress.phase("fit", 0);
    Fitting.Served served = checked.call(() -> fitting.served(lesson.training()));
    progress.advance(0);
    Manifest manifest =
        new Manifest(
            models.next(),
            clock.instant().toString(),
            serving.number(),
            new Manifest.Fitted(
                method.name(), fitting.params().values(), served.decay(), SEED, lesson.hash()),
            lesson.window(),
            metrics,
            new Manifest.Privacy(manner.minShoppers(), erasures, 0),
            Manifest.NONE.content());
    return models.keep(manifest, lesson.items(), served.strengths());
  }

  /**
   * Lets a kept model serve again, or none by 0.
   *
   * @throws IllegalArgumentException when it is not kept
   */
  public void activate(int number, Progress progress) {
    reindex.serve(number, progress);
  }

  /**
   * The model that served before the serving one was trained; 0: none did.
   *
   * @throws IllegalArgumentException when no model serves
   */
  public int former() {
    Manifest serving = models.serving().manifest();
    if (serving.number() == 0) {
      throw new IllegalArgumentException("no model serves");
    }
    return serving.replaced();
  }
}
