package io.zhiyin.cli.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.zhiyin.admin.ScratchEngine;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.catalog.Product;
import io.zhiyin.cli.evaluate.shared.JudgedFiles;
import io.zhiyin.cli.evaluate.shared.Outcome;
import io.zhiyin.cli.terminal.Bar;
import io.zhiyin.cli.terminal.Table;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.search.Asked;
import io.zhiyin.eval.search.Asked.Half;
import io.zhiyin.eval.search.Judgements;
import io.zhiyin.eval.search.RankingEvaluation;
import io.zhiyin.search.Search;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/**
 * {@code evaluate search --ablate}: the settings as they are and with one thing left out each.
 * Quality on both halves of the queries, megabytes of the index, microseconds of processor time: a
 * query's of the asking thread, a product's of the whole process while the index is built a again;
 * the least of {@value #TIMES} passes each, after the first settings were measured once for
 * nothing.
 */
final class AblationTable implements Callable<Integer> {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final int TIMES = 3;
  private static final String WARM = "warming up";

  private final JudgedFiles files;
  private final Path queries;
  private final Path qrels;
  private final List<Integer> cutoffs;
  private final Ranking ranking;

  /** Asks the search for the ids of its first products. */
  @FunctionalInterface
  interface Ranking {
    List<String> rank(Search search, Asked asked, int limit);
  }

  AblationTable(
      JudgedFiles files, Path queries, Path qrels, List<Integer> cutoffs, Ranking ranking) {
    this.files = files;
    this.queries = queries;
    this.qrels = qrels;
    this.cutoffs = cutoffs;
    this.ranking = ranking;
  }

  /** The exit code. */
  @Override
  public Integer call() {
    return Outcome.of(() -> print(measure()));
  }

  private Map<String, Map<String, Double>> measure() throws IOException {
    List<Product> products = files.read(List.of(queries, qrels));
    List<Asked> asked = Asked.read(queries);
    Judgements judgements = Judgements.read(qrels);
    List<Ablation.Variant> variants = Ablation.of(files.configDir());
    Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
    variants.addFirst(new Ablation.Variant(WARM, Map.of()));
    try (Bar bar = Bar.open("settings", variants.size())) {
      for (Ablation.Variant variant : variants) {
        bar.show(variant.name(), rows.size(), variants.size());
        try (ScratchEngine engine =
            ScratchEngine.open(files.configDir(), variant.edits(), products)) {
          rows.put(variant.name(), row(engine, asked, judgements, products.size()));
        }
      }
    }
    rows.remove(WARM);
    return rows;
  }

  private Map<String, Double> row(
      ScratchEngine scratch, List<Asked> asked, Judgements judgements, int products)
      throws IOException {
    Map<String, Double> row = new LinkedHashMap<>();
    Search search = scratch.engine().answering().search().uncorrected();
    asked.forEach(a -> ranking.rank(search, a, 10));
    for (Half half : List.of(Half.TUNE, Half.HELD)) {
      RankingEvaluation evaluation =
          new RankingEvaluation(asked.stream().filter(half::holds).toList(), judgements, cutoffs);
      var measured =
          evaluation.measure("own", Map.of(), (a, k) -> ranking.rank(search, a, k)).measured();
      for (Metric metric : metrics()) {
        row.put(
            metric + " " + half.name().toLowerCase(Locale.ROOT),
            measured.metrics().getOrDefault(metric.toString(), 0.0));
      }
    }
    row.put("MB", scratch.indexBytes() / 1e6);
    double asking =
        least(
            THREADS::getCurrentThreadCpuTime,
            () -> asked.forEach(a -> ranking.rank(search, a, 10)));
    double building =
        least(
            PROCESS::getProcessCpuTime,
            () -> scratch.engine().operating().reindex().run(Progress.SILENT));
    row.put("µs a query", asking / Math.max(1, asked.size()));
    row.put("µs a product", building / Math.max(1, products));
    return row;
  }

  /** Microseconds. */
  private static double least(LongSupplier clock, Runnable work) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < TIMES; i++) {
      long before = clock.getAsLong();
      work.run();
      least = Math.min(least, (clock.getAsLong() - before) / 1e3);
    }
    return least;
  }

  private List<Metric> metrics() {
    int first = cutoffs.getFirst();
    return List.of(new Metric(Metric.Kind.MRR, first), new Metric(Metric.Kind.RECALL, first));
  }

  private void print(Map<String, Map<String, Double>> rows) throws IOException {
    if (files.json()) {
      List<Map<String, Object>> all = new ArrayList<>();
      rows.forEach((name, row) -> all.add(Map.of("method", name, "metrics", row)));
      System.out.println(new ObjectMapper().writeValueAsString(Map.of("results", all)));
      return;
    }
    List<String> columns = List.copyOf(rows.values().iterator().next().keySet());
    int[] widths = new int[columns.size() + 1];
    Arrays.fill(widths, 40);
    Table table = new Table(widths);
    List<String> head = new ArrayList<>(List.of("settings"));
    head.addAll(columns);
    table.row(head.toArray(String[]::new));
    rows.forEach((name, row) -> {
      List<String> cells = new ArrayList<>(List.of(name));
      row.forEach((column, value) -> {
        String format = column.startsWith("µs") ? "%.0f" : column.equals("MB") ? "%.2f" : "%.4f";
        cells.add(String.format(Locale.ROOT, format, value));
      });
      table.row(cells.toArray(String[]::new));
    });
    table.print(System.out);
  }
}
