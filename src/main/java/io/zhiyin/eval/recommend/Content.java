package io.zhiyin.eval.recommend;

import io.zhiyin.language.Analysis;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Texts as unit vectors of (1 + ln tf) · ln(N / df), by the engine's content chain. */
final class Content {
  private Content() {}

  /**
   * Item by term.
   *
   * @param items ids; those without a text have an empty row
   */
  static SparseMatrix of(List<String> items, Map<String, String> texts, Analysis analysis) {
    Map<String, Integer> terms = new HashMap<>();
    List<Integer> documents = new ArrayList<>();
    List<Map<Integer, Integer>> counts = new ArrayList<>();
    for (String id : items) {
      Map<Integer, Integer> count = new TreeMap<>();
      for (String term : analysis.terms(Analysis.CONTENT, texts.getOrDefault(id, ""))) {
        count.merge(terms.computeIfAbsent(term, _ -> terms.size()), 1, Integer::sum);
      }
      while (documents.size() < terms.size()) {
        documents.add(0);
      }
      count.keySet().forEach(term -> documents.set(term, documents.get(term) + 1));
      counts.add(count);
    }
    RowCollector rows = new RowCollector(items.size(), terms.size());
    for (int item = 0; item < items.size(); item++) {
      row(item, counts.get(item), documents, rows, items.size());
    }
    return rows.matrix();
  }

  private static void row(
      int item,
      Map<Integer, Integer> counts,
      List<Integer> documents,
      RowCollector rows,
      int items) {
    int[] terms = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[] values = new float[terms.length];
    double squares = 0;
    for (int i = 0; i < terms.length; i++) {
      double tf = 1 + Math.log(counts.getOrDefault(terms[i], 1));
      values[i] = (float) (tf * Math.log((double) items / documents.get(terms[i])));
      squares += values[i] * (double) values[i];
    }
    for (int i = 0; i < terms.length; i++) {
      values[i] = squares == 0 ? 0 : (float) (values[i] / Math.sqrt(squares));
    }
    rows.set(item, terms, values);
  }
}
