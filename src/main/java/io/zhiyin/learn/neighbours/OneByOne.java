package io.zhiyin.learn.neighbours;

import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import java.util.Arrays;

/**
 * Any model as an item–item matrix: s(i, j) is what the model says of j to a shopper who had i
 * alone. A longer history is then answered by the sum over its items, which is what the model
 * itself would say only where it is linear in the history; how much is lost otherwise is measured
 * by the lab. Cost: one question an item, 8 bytes a strength.
 */
public final class OneByOne {
  /** Strengths kept an item had. */
  private static final int KEPT = 500;

  private OneByOne() {}

  /** The model's own matrix where it is one; else {@link #asked}. */
  public static SparseMatrix of(Recommender model, int items) {
    return model instanceof ItemToItem pairs ? pairs.strengths() : asked(model, items);
  }

  /**
   * Asks of each item: from had (row) to offer (column), of the strengths above 0 the {@value
   * #KEPT} highest a row, ties by number, without the item itself.
   *
   * @param items how many the model scores
   */
  private static SparseMatrix asked(Recommender model, int items) {
    RowCollector rows = new RowCollector(items, items);
    int most = RowCollector.most(KEPT, items);
    Parallel.rows(
        items,
        () -> {
          float[] scores = new float[items];
          return item -> {
            Arrays.fill(scores, 0);
            model.score(model.alone(item), scores);
            scores[item] = 0;
            int[] kept = TopK.positive(scores, most);
            Arrays.sort(kept);
            rows.pick(item, kept, scores);
          };
        });
    return rows.matrix();
  }
}
