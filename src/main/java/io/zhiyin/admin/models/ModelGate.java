package io.zhiyin.admin.models;

import io.zhiyin.learn.data.SparseMatrix;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a new model must show before it serves: it is not worse than the serving one by more than
 * {@value #TOLERANCE} of its ndcg@20, beyond one standard error.
 *
 * <p>Both are judged on the same shoppers, those whose last interaction is later than anything the
 * serving model was fitted on, since it knows the others' answers. Are there fewer than {@value
 * #ENOUGH}, the log has hardly changed, and the new model is held against what the serving one
 * showed when it was new.
 */
final class ModelGate {
  static final double TOLERANCE = 0.05;
  private static final int ENOUGH = 30;

  private ModelGate() {}

  /** The new model is worse. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * The metrics for the manifest.
   *
   * @param next what each of the judge's shoppers gets from the new model
   * @param usual what the next older product of a history counts where a model does not say
   * @throws Refused unless forced
   */
  static Map<String, Double> check(
      Lesson lesson, Judge judge, double[] next, Model serving, double usual, boolean forced) {
    Map<String, Double> metrics = new TreeMap<>(Judge.metrics("", next));
    metrics.putAll(Judge.metrics("popularity.", judge.ofPopularity()));
    if (serving.number() == 0) {
      return metrics;
    }
    int[] unseen = unseen(lesson, judge, serving.manifest().window());
    if (unseen.length < ENOUGH) {
      double then = serving.manifest().metrics().getOrDefault("ndcg@20", 0.0);
      metrics.put("serving.ndcg@20", then);
      compare(next, IntStream.range(0, next.length).mapToDouble(i -> then).toArray(), forced);
      return metrics;
    }
    SparseMatrix between = serving.between(lesson.items());
    double[] all = judge.ndcg(between, serving.decay().orElse(usual));
    double[] its = IntStream.of(unseen).mapToDouble(i -> all[i]).toArray();
    metrics.putAll(Judge.metrics("serving.", its));
    compare(IntStream.of(unseen).mapToDouble(i -> next[i]).toArray(), its, forced);
    return metrics;
  }

  /** Places among the judge's shoppers. */
  private static int[] unseen(Lesson lesson, Judge judge, Manifest.Window window) {
    long until = window.until().isEmpty() ? 0 : Instant.parse(window.until()).getEpochSecond();
    var all = lesson.training().interactions();
    return IntStream.range(0, judge.shoppers().length)
        .filter(i -> all.time(all.end(judge.shoppers()[i]) - 1) > until)
        .toArray();
  }

  private static void compare(double[] next, double[] serving, boolean forced) {
    double n = Math.max(1, next.length);
    double its = 0;
    double others = 0;
    for (int i = 0; i < next.length; i++) {
      its += next[i] / n;
      others += serving[i] / n;
    }
    double spread = 0;
    for (int i = 0; i < next.length; i++) {
      double off = next[i] - serving[i] - (its - others);
      spread += off * off;
    }
    double error = Math.sqrt(spread / Math.max(1, n - 1) / n);
    if (!forced && its < others * (1 - TOLERANCE) && its + error < others) {
      throw new Refused(
          String.format(
              java.util.Locale.ROOT,
              "the new model must be as good as the serving one: ndcg@20 of the last interaction"
                  + " of %d shoppers is %.4f, of the serving one %.4f (force lets it serve)",
              next.length,
              its,
              others));
    }
  }
}
