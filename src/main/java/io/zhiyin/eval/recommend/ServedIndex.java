package io.zhiyin.eval.recommend;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.Change;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.neighbours.ItemToItem;
import io.zhiyin.signals.ItemSignals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An item–item model in the documents of an index of the kind that serves, asked as shelves are: a
 * term for each of the history's items that still counts (the newest {@value #SEEDS} at most), its
 * items excluded. Documents are named by item numbers of one length, so that ties are broken as in
 * memory; where fewer than k are found, the lowest numbers follow, as they do there.
 */
final class ServedIndex {
  private static final int SEEDS = 1_000;
  private static final int BATCH = 1_000;

  private final ProductIndex index;
  private final ItemToItem model;
  private final int items;
  private final boolean repeats;

  private ServedIndex(ProductIndex index, ItemToItem model, int items, boolean repeats) {
    this.index = index;
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
    List<Change> batch = new ArrayList<>();
    for (int item = 0; item < postings.rows(); item++) {
      Map<String, Float> learned = new HashMap<>();
      for (int at = postings.start(item); at < postings.end(item); at++) {
        learned.put(name(postings.column(at)), postings.value(at));
      }
      batch.add(new Change.Put(product(item), ItemSignals.NONE.with(learned)));
      if (batch.size() == BATCH || item == postings.rows() - 1) {
        index.apply(batch, item + 1L);
        batch.clear();
      }
    }
    index.refresh();
    return new ServedIndex(index, model, postings.rows(), repeats);
  }

  private static Product product(int item) {
    return ProductReader.trusted("{\"id\":\"%s\",\"title\":\"-\"}".formatted(name(item)));
  }

  private static String name(int item) {
    return String.format(java.util.Locale.ROOT, "%09d", item);
  }

  int[] rank(History history, int k) {
    Set<String> had = new HashSet<>();
    for (int at = 0; at < history.size() && !repeats; at++) {
      had.add(name(history.item(at)));
    }
    int[] best = new int[Math.min(k, items - had.size())];
    int n = 0;
    Map<String, Double> seeds = seeds(history);
    if (!seeds.isEmpty()) {
      Part part = Part.find("learned", new Retrieval.Learned(seeds), 1);
      int size = Math.min(best.length, Question.WINDOW);
      Question question = Question.top(size, List.of(part)).without(had);
      for (Candidate candidate : index.find(question).candidates()) {
        best[n++] = Integer.parseInt(candidate.id());
        had.add(candidate.id());
      }
    }
    for (int item = 0; n < best.length; item++) {
      if (!had.contains(name(item))) {
        best[n++] = item;
      }
    }
    return best;
  }

  /** Weights as in memory, scaled so that they sum to 1: no order changes. */
  private Map<String, Double> seeds(History history) {
    Map<String, Double> seeds = new HashMap<>();
    double[] sum = new double[1];
    model.visit(
        history,
        (item, weight) -> {
          if (seeds.size() < SEEDS && weight > 0) {
            seeds.put(name(item), (double) weight);
            sum[0] += weight;
          }
        });
    seeds.replaceAll((item, weight) -> weight / sum[0]);
    return seeds;
  }
}
