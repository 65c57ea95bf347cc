package io.zhiyin.learn.neighbours;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.List;

/**
 * What reads like the history: s(i,j) = cosine of the items' TF-IDF vectors, the k most alike of
 * each item; score(j) = Σ over the history's items of decay^age · e(i) · s(i,j), as {@link
 * ItemToItem} has it (Pazzani and Billsus, Content-based recommendation systems, 2007). Terms that
 * more than a twentieth of the items share (never fewer than 50) decide nothing and are passed
 * over.
 *
 * <p>Cost: Σ over terms of the square of the items that have it to fit; 8 bytes a neighbour kept.
 * Wins where most items are new or seldom had, being the only one that knows items nobody had;
 * loses to behaviour as soon as items have some shoppers. Without texts it scores nothing.
 */
public final class ContentNeighbours implements Method {
  private static final double COMMON = 0.05;
  private static final int ALWAYS_KEPT = 50;

  @Override
  public String name() {
    return "content";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.ofOrder("decay", 0.8, 0.3, 0.5, 0.7, 0.8, 0.9, 1),
        Setting.of("neighbours", 200, 50, 100, 200, 500),
        Emphasis.setting());
  }

  @Override
  public Recommender fit(Training training, Params params) {
    double decay = training.ordered() ? params.get("decay") : 1;
    Emphasis emphasis = Emphasis.of(training, params);
    return training
        .content()
        .<Recommender>map(
            items -> new ItemToItem(similar(items, params.whole("neighbours")), decay, emphasis))
        .orElse((_, _) -> {});
  }

  private static SparseMatrix similar(SparseMatrix items, int k) {
    SparseMatrix terms = items.transposed();
    RowCollector telling = new RowCollector(terms.rows(), terms.columns());
    double most = Math.max(ALWAYS_KEPT, COMMON * items.rows());
    for (int term = 0; term < terms.rows(); term++) {
      if (terms.size(term) <= most) {
        int n = terms.size(term);
        int[] of = new int[n];
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
          of[i] = terms.column(terms.start(term) + i);
          values[i] = terms.value(terms.start(term) + i);
        }
        telling.set(term, of, values);
      }
    }
    SparseMatrix kept = telling.matrix();
    return new PairSums(kept, kept).strongest(k, (_, _, sum) -> sum);
  }
}
