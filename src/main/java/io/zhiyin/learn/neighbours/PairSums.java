package io.zhiyin.learn.neighbours;

import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import java.util.Arrays;

/**
 * The sparse product XᵀY, a row at a time, made into strengths and cut to each row's best. Time Σ
 * over rows u of |x(u)|·|y(u)|; memory one dense row a thread and the result.
 */
public final class PairSums {
  /** Makes a sum a strength; 0 or less is dropped. */
  @FunctionalInterface
  public interface Strength {
    double of(int row, int column, double sum);
  }

  private final SparseMatrix byRow;
  private final SparseMatrix others;

  /**
   * @param left shopper by item: the rows of the result are its items
   * @param right shopper by item: the columns of the result are its items
   */
  public PairSums(SparseMatrix left, SparseMatrix right) {
    this.byRow = left.transposed();
    this.others = right;
  }

  /**
   * The strengths of each row's k strongest columns; the diagonal is left out.
   *
   * @param k at least 1, in large catalogues cut as {@link RowCollector#most} says; ties by number
   */
  public SparseMatrix strongest(int k, Strength strength) {
    RowCollector rows = new RowCollector(byRow.rows(), others.columns());
    int most = RowCollector.most(k, byRow.rows());
    Parallel.rows(byRow.rows(), () -> new Row(most, strength, rows)::fill);
    return rows.matrix();
  }

  private final class Row {
    private final int k;
    private final Strength strength;
    private final RowCollector rows;
    private final float[] sums = new float[others.columns()];
    private final int[] touched = new int[others.columns()];
    private final int[] touchedFor = new int[others.columns()];

    Row(int k, Strength strength, RowCollector rows) {
      this.k = k;
      this.strength = strength;
      this.rows = rows;
      Arrays.fill(touchedFor, -1);
    }

    void fill(int row) {
      int n = sum(row);
      TopK best = new TopK(Math.min(k, n));
      for (int i = 0; i < n; i++) {
        int column = touched[i];
        float value = column == row ? 0 : (float) strength.of(row, column, sums[column]);
        sums[column] = value;
        if (value > 0) {
          best.offer(column, value);
        }
      }
      rows.pick(row, best.drain(), sums);
      for (int i = 0; i < n; i++) {
        sums[touched[i]] = 0;
      }
    }

    /** How many columns the row touches. */
    private int sum(int row) {
      int n = 0;
      for (int e = byRow.start(row); e < byRow.end(row); e++) {
        int user = byRow.column(e);
        float its = byRow.value(e);
        for (int o = others.start(user); o < others.end(user); o++) {
          int column = others.column(o);
          if (touchedFor[column] != row) {
            touchedFor[column] = row;
            touched[n++] = column;
          }
          sums[column] += its * others.value(o);
        }
      }
      return n;
    }
  }
}
