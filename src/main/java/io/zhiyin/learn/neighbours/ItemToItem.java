package io.zhiyin.learn.neighbours;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.SparseMatrix;

/**
 * A model that is a sparse matrix: score(j) = Σ over the history's distinct items i of decay^age(i)
 * · e(i) · s(i, j), the latest item having age 0 and e(i) being what {@link Emphasis} says of the
 * item's heaviest event. This is what the index serves as feature fields: a term for each item of
 * the history. Cost: the neighbours of the history's items.
 */
public final class ItemToItem implements Recommender {
  private static final double FORGOTTEN = 1e-4;

  private final SparseMatrix strengths;
  private final double decay;
  private final Emphasis emphasis;

  /**
   * @param strengths from an item had (row) to an item to offer (column)
   * @param decay in [0,1]; 1: all of the history counts the same, 0: the latest item alone
   * @param emphasis how much a heavier event counts more
   */
  public ItemToItem(SparseMatrix strengths, double decay, Emphasis emphasis) {
    this.strengths = strengths;
    this.decay = decay;
    this.emphasis = emphasis;
  }

  public SparseMatrix strengths() {
    return strengths;
  }

  /** What the next older item of a history counts, in [0,1]. */
  public double decay() {
    return decay;
  }

  /** Another matrix asked in the same way. */
  public ItemToItem with(SparseMatrix others) {
    return new ItemToItem(others, decay, emphasis);
  }

  /** Told what an item of a history counts. */
  @FunctionalInterface
  public interface SeedVisitor {
    void visit(int item, float weight);
  }

  /** Visits the history's distinct items that still count, latest first. */
  public void visit(History history, SeedVisitor visitor) {
    visit(history, decay, emphasis, visitor);
  }

  /** The same for a matrix that is asked so. */
  public static void visit(History history, double decay, Emphasis emphasis, SeedVisitor visitor) {
    History distinct = history.distinct();
    double fade = 1;
    for (int at = distinct.size() - 1; at >= 0 && fade > FORGOTTEN; at--) {
      visitor.visit(distinct.item(at), (float) (fade * emphasis.of(distinct.weight(at))));
      fade *= decay;
    }
  }

  @Override
  public void score(History history, float[] scores) {
    visit(
        history,
        (item, weight) -> {
          for (int e = strengths.start(item); e < strengths.end(item); e++) {
            scores[strengths.column(e)] += weight * strengths.value(e);
          }
        });
  }
}
