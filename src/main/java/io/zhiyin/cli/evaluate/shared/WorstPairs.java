package io.zhiyin.cli.evaluate.shared;

import io.zhiyin.eval.search.PairEvaluation.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * How a method placed each pair of products, the worst first.
 *
 * @param titles product's id → title
 */
public record WorstPairs(List<Line> lines, UnaryOperator<String> titles) {
  private static final int SHOWN = 20;

  /** For people: up to {@value #SHOWN} pairs that stand on the wrong side of others. */
  public List<String> shown() {
    List<String> shown =
        new ArrayList<>(
            List.of("", "The worst pairs (what they are; rank of " + lines.size() + "):"));
    lines.stream()
        .filter(line -> line.wrong() > 0)
        .limit(SHOWN)
        .forEach(line ->
            shown.add(
                "  "
                    + titles.apply(line.pair().first())
                    + " | "
                    + titles.apply(line.pair().second())
                    + "  ("
                    + (line.pair().same() ? "same" : "different")
                    + "; "
                    + line.rank()
                    + ")"));
    return shown;
  }

  /** For programs: TSV of all pairs with a header. */
  public List<String> table() {
    List<String> table = new ArrayList<>(List.of("item1\titem2\tsame\tvalue\trank\twrong_side"));
    lines.forEach(line ->
        table.add(
            String.join(
                "\t",
                line.pair().first(),
                line.pair().second(),
                line.pair().same() ? "1" : "0",
                String.format(Locale.ROOT, "%.4f", line.value()),
                String.valueOf(line.rank()),
                String.format(Locale.ROOT, "%.4f", line.wrong()))));
    return table;
  }
}
