package io.zhiyin.learn.served;

import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import io.zhiyin.learn.neighbours.ItemToItem;
import java.util.Arrays;

/**
 * Makes of an item–item model what documents carry: a row for each item to offer, in it the items
 * had that speak for it most, with strengths in (0,1].
 *
 * <p>Weights of 0 and below are left out, as are pairs that fewer than {@code shoppers} distinct
 * shoppers had both of (k-anonymity); of the rest each row keeps its {@code keep} highest, ties by
 * number. All are divided by the highest of all, which changes no order. Cost: Σ over shoppers of
 * |history|² additions, one row of counts a thread.
 */
public final class Postings {
  private Postings() {}

  /**
   * Cuts a model down.
   *
   * @param binary shopper by item, as the model was fitted on
   * @param keep at least 1
   * @param shoppers 0: pairs that nobody had both of may stay
   */
  public static SparseMatrix of(ItemToItem model, SparseMatrix binary, int keep, int shoppers) {
    SparseMatrix byOffer = model.strengths().transposed();
    SparseMatrix byItem = binary.transposed();
    RowCollector rows = new RowCollector(byOffer.rows(), byOffer.columns());
    Parallel.rows(
        byOffer.rows(),
        () -> {
          Cut cut = new Cut(byOffer, new Shared(binary, byItem), keep, shoppers);
          return row -> cut.into(rows, row);
        });
    return scaled(rows.matrix());
  }

  /**
   * The same of any documents, whoever is behind them.
   *
   * @param documents by what finds them; strengths of 0 and below are left out
   * @param keep at least 1
   */
  public static SparseMatrix of(SparseMatrix documents, int keep) {
    RowCollector rows = new RowCollector(documents.rows(), documents.columns());
    Parallel.rows(
        documents.rows(),
        () -> {
          TopK best = new TopK(keep);
          float[] dense = new float[documents.columns()];
          return row -> {
            for (int e = documents.start(row); e < documents.end(row); e++) {
              if (documents.value(e) > 0) {
                dense[documents.column(e)] = documents.value(e);
                best.offer(documents.column(e), documents.value(e));
              }
            }
            int[] kept = best.drain();
            Arrays.sort(kept);
            rows.pick(row, kept, dense);
          };
        });
    return scaled(rows.matrix());
  }

  private static SparseMatrix scaled(SparseMatrix matrix) {
    float highest = 0;
    for (int at = 0; at < matrix.entries(); at++) {
      highest = Math.max(highest, matrix.value(at));
    }
    float[] values = new float[matrix.entries()];
    for (int at = 0; at < values.length; at++) {
      values[at] = matrix.value(at) / highest;
    }
    return matrix.withValues(values);
  }

  /** How many shoppers had two items. */
  private static final class Shared {
    private final SparseMatrix byShopper;
    private final SparseMatrix byItem;
    private final int[] counts;

    Shared(SparseMatrix byShopper, SparseMatrix byItem) {
      this.byShopper = byShopper;
      this.byItem = byItem;
      this.counts = new int[byShopper.columns()];
    }

    /** By item, valid until the next call. */
    int[] with(int item) {
      Arrays.fill(counts, 0);
      for (int e = byItem.start(item); e < byItem.end(item); e++) {
        int shopper = byItem.column(e);
        for (int o = byShopper.start(shopper); o < byShopper.end(shopper); o++) {
          counts[byShopper.column(o)]++;
        }
      }
      return counts;
    }
  }

  private static final class Cut {
    private final SparseMatrix byOffer;
    private final Shared shared;
    private final int shoppers;
    private final TopK best;
    private final float[] dense;

    Cut(SparseMatrix byOffer, Shared shared, int keep, int shoppers) {
      this.byOffer = byOffer;
      this.shared = shared;
      this.shoppers = shoppers;
      this.best = new TopK(keep);
      this.dense = new float[byOffer.columns()];
    }

    void into(RowCollector rows, int offer) {
      if (byOffer.size(offer) == 0) {
        return;
      }
      int[] counts = shoppers > 0 ? shared.with(offer) : new int[0];
      for (int e = byOffer.start(offer); e < byOffer.end(offer); e++) {
        int had = byOffer.column(e);
        float strength = byOffer.value(e);
        if (strength > 0 && had != offer && (shoppers == 0 || counts[had] >= shoppers)) {
          dense[had] = strength;
          best.offer(had, strength);
        }
      }
      int[] kept = best.drain();
      Arrays.sort(kept);
      rows.pick(offer, kept, dense);
    }
  }
}
