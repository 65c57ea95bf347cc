package io.zhiyin.learn.served;

import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import java.util.Arrays;

/**
 * Makes of an item–item model what documents carry: a row for each item to offer, in it the items
 * had that speak for it most, with strengths in (0,1].
 *
 * <p>Weights of 0 and below are left out, as are pairs that fewer than {@code shoppers} distinct
 * shoppers had both of (k-anonymity); of the rest each row keeps its {@code keep} highest, ties by
 * number. All are divided by what 49 in 50 items had say at most, and what is above that becomes 1:
 * by the highest of all, a single odd pair would make all others weigh nothing beside content.
 * Cost: Σ over shoppers of |history|² additions, one row of counts a thread.
 */
public final class Postings {
  private static final double SHARE = 0.98;

  private Postings() {}

  /**
   * Cuts a model down.
   *
   * @param strengths from had to offer
   * @param binary shopper by item, as the model was fitted on
   * @param keep at least 1
   * @param shoppers 0: pairs that nobody had both of may stay
   */
  public static SparseMatrix of(
      SparseMatrix strengths, SparseMatrix binary, int keep, int shoppers) {
    SparseMatrix byOffer = strengths.transposed();
    SparseMatrix byItem = binary.transposed();
    RowCollector rows = new RowCollector(byOffer.rows(), byOffer.columns());
    Parallel.rows(
        byOffer.rows(),
        () -> {
          Cut cut = new Cut(byOffer, new Shared(binary, byItem), keep, shoppers);
          return row -> cut.into(rows, row);
        });
    SparseMatrix kept = rows.matrix();
    return scaled(kept, usual(kept));
  }

  /**
   * The same of any documents, whoever is behind them, divided by the highest of all, which changes
   * no order.
   *
   * @param documents by what finds them; strengths of 0 and below are left out
   * @param keep at least 1
   */
  public static SparseMatrix of(SparseMatrix documents, int keep) {
    SparseMatrix kept = RowCollector.strongest(documents, keep);
    float highest = 0;
    for (int at = 0; at < kept.entries(); at++) {
      highest = Math.max(highest, kept.value(at));
    }
    return scaled(kept, highest);
  }

  /** What of the items' highest strengths 49 in 50 do not exceed; 1 where there are none. */
  private static float usual(SparseMatrix matrix) {
    float[] highest = new float[matrix.columns()];
    for (int at = 0; at < matrix.entries(); at++) {
      int had = matrix.column(at);
      highest[had] = Math.max(highest[had], matrix.value(at));
    }
    Arrays.sort(highest);
    int none = 0;
    while (none < highest.length && highest[none] == 0) {
      none++;
    }
    int some = highest.length - none;
    return some == 0 ? 1 : highest[none + (int) Math.round((some - 1) * SHARE)];
  }

  private static SparseMatrix scaled(SparseMatrix matrix, float by) {
    float[] values = new float[matrix.entries()];
    for (int at = 0; at < values.length; at++) {
      values[at] = Math.min(1, matrix.value(at) / by);
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
