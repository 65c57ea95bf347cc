package io.zhiyin.eval.served;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.Change;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.signals.ItemSignals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Rows of a sparse matrix as documents of an index of the kind that serves, their columns being
 * feature fields, asked as shelves are: a weighted term for each column. Documents are named by
 * numbers of one length, so that ties are broken by number, as in memory. Thread-safe.
 */
public final class ServedRows {
  private static final int BATCH = 1_000;

  private final ProductIndex index;

  private ServedRows(ProductIndex index) {
    this.index = index;
  }

  /**
   * Writes the documents.
   *
   * @param index empty
   * @param rows strengths in (0,1]
   */
  public static ServedRows write(ProductIndex index, SparseMatrix rows) {
    List<Change> batch = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      Map<String, Float> learned = new HashMap<>();
      for (int at = rows.start(row); at < rows.end(row); at++) {
        learned.put(name(rows.column(at)), rows.value(at));
      }
      batch.add(new Change.Put(product(row), ItemSignals.NONE.with(learned)));
      if (batch.size() == BATCH || row == rows.rows() - 1) {
        index.apply(batch, row + 1L);
        batch.clear();
      }
    }
    index.refresh();
    return new ServedRows(index);
  }

  private static Product product(int row) {
    return ProductReader.trusted("{\"id\":\"%s\",\"title\":\"-\"}".formatted(name(row)));
  }

  /** What a row or column is called in the index. */
  public static String name(int number) {
    return String.format(Locale.ROOT, "%09d", number);
  }

  /** The row that a document is. */
  public static int number(Candidate document) {
    return Integer.parseInt(document.id());
  }

  /**
   * The best documents by Σ weight · strength, scaled so that the weights sum to 1: no order
   * changes.
   *
   * @param weights by column's name, above 0
   * @param k at most {@value Question#WINDOW} are found
   * @param without documents' names that must not come
   */
  public List<Candidate> find(Map<String, Double> weights, int k, Set<String> without) {
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!(sum > 0)) {
      return List.of();
    }
    Map<String, Double> seeds = new HashMap<>(weights);
    seeds.replaceAll((name, weight) -> weight / sum);
    Part part = Part.find("learned", new Retrieval.Learned(seeds), 1);
    Question question = Question.top(Math.min(k, Question.WINDOW), List.of(part)).without(without);
    return index.find(question).candidates();
  }
}
