package io.zhiyin.eval.recommend;

import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Stopwatch;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.neighbours.ItemToItem;
import io.zhiyin.learn.served.Postings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What serving from the index costs and loses, beside the same model in memory: by pruning (memory
 * against its pruned strengths in memory) and by the index's precision of weights (these against
 * the index).
 *
 * @param keep strengths that a document carries at most
 */
record IndexMeasure(Task task, Serving.Asking asking, List<Metric> metrics, int keep) {
  /** Shoppers asked before times are taken, so that they are those of a service that runs. */
  private static final int WARM = 5_000;

  /** The result from the index, and in words what was lost. */
  record Served(Result result, String lost) {}

  /**
   * Measures; the cost of fitting is that of pruning and writing.
   *
   * @param index empty
   */
  Served of(Result memory, ItemToItem model, ProductIndex index, Metric primary) {
    Training training = task.training();
    Stopwatch watch = Stopwatch.start();
    SparseMatrix postings =
        Postings.of(model.strengths(), training.interactions().binary(), keep, 0);
    ServedIndex served = ServedIndex.write(index, postings, model, training.repeats());
    watch.fitted();
    Supplier<Serving.Ranking> rankings = () -> (user, history, k) -> served.rank(history, k);
    Serving.of(rankings, training, asking.first(WARM), metrics);
    Serving serving = Serving.of(rankings, training, asking, metrics);
    Result.Cost cost = watch.cost(serving.nanos());
    Map<String, Object> params = new LinkedHashMap<>(memory.params());
    params.put("serve", "index");
    params.put("keep", keep);
    List<Integer> cutoffs = metrics.stream().map(Metric::k).distinct().toList();
    Result result =
        new Result(memory.method() + "@index", params, serving.measured(task, cutoffs), cost);
    double pruned =
        Serving.of(model.with(postings.transposed()), training, asking, List.of(primary))
            .cases()
            .mean(primary);
    String lost =
        String.format(
            Locale.ROOT,
            "%s %.4f in memory, %.4f pruned to %d strengths an item (%d in all), %.4f from the"
                + " index",
            primary,
            memory.measured().metrics().getOrDefault(primary.toString(), 0.0),
            pruned,
            keep,
            postings.entries(),
            serving.cases().mean(primary));
    return new Served(result, lost);
  }
}
