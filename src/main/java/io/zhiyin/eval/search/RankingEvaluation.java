package io.zhiyin.eval.search;

import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.metrics.Judged;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Results;
import io.zhiyin.eval.report.Stopwatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures rankings of products for questions against judgements. Questions without any judgement
 * above 0 are left out and counted; judged products that are not in the catalogue stay judged.
 */
public final class RankingEvaluation {
  private static final long SEED = 1;

  /** What is measured. */
  @FunctionalInterface
  public interface Ranker {
    /** Product ids, best first, at most {@code limit}. */
    List<String> rank(Asked asked, int limit);
  }

  /** A question's ranking, for reports. */
  public record Line(Asked asked, double value, int firstHit, List<String> top) {}

  private final List<Asked> asked;
  private final Judgements judgements;
  private final List<Metric> metrics;
  private final int deepest;
  private final Map<String, Integer> skipped;
  private final Map<String, List<Line>> lines = new LinkedHashMap<>();

  /**
   * @param cutoffs at least one; the first is what the order of results and reports is made by
   */
  public RankingEvaluation(List<Asked> asked, Judgements judgements, List<Integer> cutoffs) {
    this.asked = asked.stream().filter(a -> !judgements.of(a.id()).isEmpty()).toList();
    this.judgements = judgements;
    this.metrics = Metric.accuracy(cutoffs);
    this.deepest = cutoffs.stream().mapToInt(Integer::intValue).max().orElseThrow();
    this.skipped = new LinkedHashMap<>();
    skipped.put("no judgement", asked.size() - this.asked.size());
  }

  /** Counts questions that were left out before; to be called before anything is measured. */
  public RankingEvaluation skipping(String reason, int questions) {
    skipped.put(reason, questions);
    return this;
  }

  public Metric primary() {
    return new Metric(Metric.Kind.MRR, metrics.getFirst().k());
  }

  /** Ranks every question. */
  public Result measure(String method, Map<String, Object> params, Ranker ranker) {
    Stopwatch watch = Stopwatch.start();
    watch.fitted();
    Cases cases = new Cases(metrics, asked.size());
    long[] nanos = new long[asked.size()];
    List<Line> its = new ArrayList<>();
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      List<String> ranking = ranker.rank(asked.get(i), deepest);
      nanos[i] = System.nanoTime() - start;
      Map<String, Integer> judged = judgements.of(asked.get(i).id());
      Judged its0 = judged(ranking, judged);
      cases.set(i, its0);
      its.add(line(asked.get(i), its0.value(primary()), ranking, judged));
    }
    lines.put(method, its);
    return new Result(method, params, Result.Measured.of(cases, skipped, SEED), watch.cost(nanos));
  }

  private static Judged judged(List<String> ranking, Map<String, Integer> judged) {
    int[] relevance = ranking.stream().mapToInt(id -> judged.getOrDefault(id, 0)).toArray();
    return Judged.graded(relevance, judged.values().stream().mapToInt(Integer::intValue).toArray());
  }

  private static Line line(
      Asked asked, double value, List<String> ranking, Map<String, Integer> judged) {
    int hit = 0;
    for (int i = ranking.size(); i > 0; i--) {
      hit = judged.getOrDefault(ranking.get(i - 1), 0) > 0 ? i : hit;
    }
    return new Line(asked, value, hit, ranking.stream().limit(3).toList());
  }

  public Results results(List<Result> results, Map<String, Object> protocol) {
    return new Results(results, primary(), protocol);
  }

  /** A method's questions, the worst first by the primary metric, ties in the order of the file. */
  public List<Line> worst(String method) {
    return lines.getOrDefault(method, List.of()).stream()
        .sorted(Comparator.comparingDouble(Line::value))
        .toList();
  }
}
