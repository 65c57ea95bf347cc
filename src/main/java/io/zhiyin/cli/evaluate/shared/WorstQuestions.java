package io.zhiyin.cli.evaluate.shared;

import io.zhiyin.catalog.Product;
import io.zhiyin.eval.search.RankingEvaluation;
import io.zhiyin.eval.search.RankingEvaluation.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a method answered each question, the worst first, ties in the order of the file. */
public final class WorstQuestions {
  private static final int SHOWN = 20;

  private final List<Line> lines;
  private final Map<String, String> titles = new HashMap<>();

  public WorstQuestions(RankingEvaluation evaluation, String method, List<Product> products) {
    this.lines = evaluation.worst(method);
    products.forEach(product -> titles.put(product.id(), product.title()));
  }

  /** For people: up to {@value #SHOWN} questions that were not answered as well as can be. */
  public List<String> shown() {
    List<String> shown =
        new ArrayList<>(List.of("", "The worst queries (first hit; first found):"));
    lines.stream()
        .filter(line -> line.value() < 1)
        .limit(SHOWN)
        .forEach(line ->
            shown.add(
                "  "
                    + line.asked().text()
                    + "  ("
                    + (line.firstHit() == 0 ? "none" : line.firstHit())
                    + "; "
                    + line.top().stream()
                        .findFirst()
                        .map(id -> titles.getOrDefault(id, id))
                        .orElse("nothing")
                    + ")"));
    return shown;
  }

  /** For programs: TSV of all questions with a header. */
  public List<String> table() {
    List<String> table =
        new ArrayList<>(List.of("query_id\tquery\treciprocal_rank\tfirst_hit\ttop"));
    lines.forEach(line ->
        table.add(
            String.join(
                "\t",
                line.asked().id(),
                line.asked().text(),
                String.format(Locale.ROOT, "%.4f", line.value()),
                String.valueOf(line.firstHit()),
                String.join(" ", line.top()))));
    return table;
  }
}
