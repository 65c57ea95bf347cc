package io.zhiyin.eval.search;

import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.eval.files.Tsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is relevant to what: query's id → product's id → relevance, 0 for judged and not relevant.
 */
public record Judgements(Map<String, Map<String, Integer>> byQuery) {
  /** No grade is higher. */
  private static final int HIGHEST = 30;

  /**
   * Reads {@code query_id doc_id relevance}; the third column may have another name or be missing,
   * then each row means 1.
   *
   * @throws io.zhiyin.catalog.InvalidInput naming the problems
   */
  public static Judgements read(Path file) throws IOException {
    FileProblems problems = new FileProblems(file);
    List<String> header = Tsv.header(file);
    List<String> grade =
        header.stream().filter(c -> !c.equals("query_id") && !c.equals("doc_id")).limit(1).toList();
    Map<String, Map<String, Integer>> all = new LinkedHashMap<>();
    Tsv.read(
        file,
        List.of("query_id", "doc_id"),
        grade,
        problems,
        (line, row) -> {
          String written = grade.isEmpty() ? "1" : row[2];
          int relevance = relevance(written.isEmpty() ? "1" : written);
          if (relevance < 0) {
            problems.add(
                line, grade.getFirst(), "must be a whole number from 0 to " + HIGHEST, written);
          } else {
            all.computeIfAbsent(row[0], q -> new LinkedHashMap<>())
                .merge(row[1], relevance, Math::max);
          }
        });
    problems.check();
    return new Judgements(all);
  }

  /** -1 for what is no grade. */
  private static int relevance(String written) {
    try {
      double value = Double.parseDouble(written);
      return value >= 0 && value <= HIGHEST && value == Math.rint(value) ? (int) value : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The judgements of a query; empty when there are none above 0. */
  Map<String, Integer> of(String query) {
    Map<String, Integer> judged = byQuery.getOrDefault(query, Map.of());
    return judged.values().stream().anyMatch(r -> r > 0) ? judged : Map.of();
  }
}
