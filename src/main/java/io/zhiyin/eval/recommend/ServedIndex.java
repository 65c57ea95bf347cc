package io.zhiyin.eval.recommend;

import io.zhiyin.eval.served.ServedRows;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.neighbours.ItemToItem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * An item–item model in the documents of an index ({@link ServedRows}), asked as shelves are: a
 * term for each of the history's items that still counts (the newest {@value #SEEDS} at most), its
 * items excluded; where fewer than k are found, the lowest numbers follow, as they do in memory.
 */
final class ServedIndex {
  private static final int SEEDS = 1_000;

  private final ServedRows rows;
  private final ItemToItem model;
  private final int items;
  private final boolean repeats;

  private ServedIndex(ServedRows rows, ItemToItem model, int items, boolean repeats) {
    this.rows = rows;
    this.model = model;
    this.items = items;
    this.repeats = repeats;
  }

  /**
   * Writes the documents.
   *
   * @param postings by item to offer, strengths in (0,1]
   * @param model says what each item of a history counts
   */
  static ServedIndex write(
      ProductIndex index, SparseMatrix postings, ItemToItem model, boolean repeats) {
    return new ServedIndex(ServedRows.write(index, postings), model, postings.rows(), repeats);
  }

  int[] rank(History history, int k) {
    Set<String> had = new HashSet<>();
    for (int at = 0; at < history.size() && !repeats; at++) {
      had.add(ServedRows.name(history.item(at)));
    }
    int[] best = new int[Math.min(k, items - had.size())];
    int n = 0;
    for (Candidate candidate : rows.find(seeds(history), best.length, had)) {
      best[n++] = ServedRows.number(candidate);
      had.add(candidate.id());
    }
    for (int item = 0; n < best.length; item++) {
      if (!had.contains(ServedRows.name(item))) {
        best[n++] = item;
      }
    }
    return best;
  }

  /** Weights as in memory. */
  private Map<String, Double> seeds(History history) {
    Map<String, Double> seeds = new HashMap<>();
    model.visit(
        history,
        (item, weight) -> {
          if (seeds.size() < SEEDS && weight > 0) {
            seeds.put(ServedRows.name(item), (double) weight);
          }
        });
    return seeds;
  }
}
