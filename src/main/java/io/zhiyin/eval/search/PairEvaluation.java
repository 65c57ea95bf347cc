package io.zhiyin.eval.search;

import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.eval.files.Tsv;
import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Results;
import io.zhiyin.eval.report.Stopwatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleBiFunction;

/**
 * Measures how well a similarity tells pairs of the same product from others: all pairs in one
 * ranking, the most similar first, ties by the ids; its average precision is {@code map@} the
 * number of pairs. That is the mean, over the pairs of the same product, of the share of such pairs
 * among those that rank as high: these are the cases that intervals and p-values are over.
 */
public final class PairEvaluation {
  private static final long SEED = 1;

  /** Two products and whether they are the same. */
  public record Pair(String first, String second, boolean same) {}

  /** A pair as valued. */
  private record Valued(Pair pair, double value) {}

  /**
   * A pair's place in a method's ranking, for reports.
   *
   * @param rank from 1
   * @param wrong share of the pairs that stand on its wrong side: of the different ones above a
   *     pair of the same product, of the same ones below a pair of different ones; in [0,1]
   */
  public record Line(Pair pair, double value, int rank, double wrong) {}

  private final List<Pair> pairs;
  private final Metric metric;
  private final int skipped;
  private final Map<String, List<Line>> lines = new HashMap<>();

  private PairEvaluation(List<Pair> pairs, int skipped) {
    this.pairs = pairs;
    this.metric = new Metric(Metric.Kind.MAP, Math.max(1, pairs.size()));
    this.skipped = skipped;
  }

  /**
   * Reads {@code item1 item2 same}.
   *
   * @param known pairs of other products are left out and counted
   */
  public static PairEvaluation read(Path file, BiPredicate<String, String> known)
      throws IOException {
    FileProblems problems = new FileProblems(file);
    List<Pair> pairs = new ArrayList<>();
    int[] skipped = new int[1];
    Tsv.read(
        file,
        List.of("item1", "item2", "same"),
        List.of(),
        problems,
        (line, row) -> {
          if (!row[2].equals("0") && !row[2].equals("1")) {
            problems.add(line, "same", "must be 0 or 1", row[2]);
          } else if (known.test(row[0], row[1])) {
            pairs.add(new Pair(row[0], row[1], row[2].equals("1")));
          } else {
            skipped[0]++;
          }
        });
    if (pairs.stream().noneMatch(Pair::same)) {
      problems.add(1, "same", "must be 1 for a pair of known products", "");
    }
    problems.check();
    return new PairEvaluation(pairs, skipped[0]);
  }

  public Result measure(
      String method, Map<String, Object> params, ToDoubleBiFunction<String, String> similarity) {
    Stopwatch watch = Stopwatch.start();
    watch.fitted();
    long[] nanos = new long[pairs.size()];
    List<Valued> valued = new ArrayList<>();
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      Pair pair = pairs.get(i);
      valued.add(new Valued(pair, similarity.applyAsDouble(pair.first(), pair.second())));
      nanos[i] = System.nanoTime() - start;
    }
    valued.sort(
        Comparator.comparingDouble(Valued::value)
            .reversed()
            .thenComparing(v -> v.pair().first())
            .thenComparing(v -> v.pair().second()));
    lines.put(method, lines(valued));
    Map<Pair, Double> precisions = new HashMap<>();
    double found = 0;
    for (int i = 0; i < valued.size(); i++) {
      if (valued.get(i).pair().same()) {
        precisions.put(valued.get(i).pair(), ++found / (i + 1));
      }
    }
    List<Pair> same = pairs.stream().filter(Pair::same).toList();
    Cases cases = new Cases(List.of(metric), same.size());
    for (int i = 0; i < same.size(); i++) {
      cases.set(i, metric, precisions.getOrDefault(same.get(i), 0.0));
    }
    Result.Measured measured =
        Result.Measured.of(cases, Map.of("unknown product", skipped), SEED)
            .with(Map.of("average_precision", cases.mean(metric)), Map.of());
    return new Result(method, params, measured, watch.cost(nanos));
  }

  private static List<Line> lines(List<Valued> ranking) {
    long sames = ranking.stream().filter(v -> v.pair().same()).count();
    long others = ranking.size() - sames;
    List<Line> lines = new ArrayList<>();
    long samesAbove = 0;
    for (int i = 0; i < ranking.size(); i++) {
      Valued its = ranking.get(i);
      long wrong = its.pair().same() ? i - samesAbove : sames - samesAbove;
      long most = its.pair().same() ? others : sames;
      lines.add(new Line(its.pair(), its.value(), i + 1, most == 0 ? 0 : (double) wrong / most));
      samesAbove += its.pair().same() ? 1 : 0;
    }
    return lines;
  }

  /** A method's pairs, the worst placed first, ties by rank. */
  public List<Line> worst(String method) {
    return lines.getOrDefault(method, List.of()).stream()
        .sorted(Comparator.comparingDouble(Line::wrong).reversed().thenComparingInt(Line::rank))
        .toList();
  }

  public Results results(List<Result> results, Map<String, Object> protocol) {
    return new Results(results, metric, protocol);
  }

  public int size() {
    return pairs.size();
  }
}
