package io.zhiyin.learn.data;

import java.util.Arrays;

/** Takes the rows of a matrix in any order, from several threads, and puts them together. */
public final class RowCollector {
  /** Entries of a matrix, 8 bytes each: bounds what a fit takes in a large catalogue. */
  private static final int ENTRIES = 100_000_000;

  /** However many rows there are. */
  private static final int LEAST = 20;

  private final int columns;
  private final int[][] index;
  private final float[][] value;

  public RowCollector(int rows, int columns) {
    this.columns = columns;
    this.index = new int[rows][];
    this.value = new float[rows][];
    for (int row = 0; row < rows; row++) {
      index[row] = new int[0];
      value[row] = new float[0];
    }
  }

  /** Sets a row; the arrays are kept. */
  public void set(int row, int[] columnsOfRow, float[] values) {
    index[row] = columnsOfRow;
    value[row] = values;
  }

  /** Sets a row to the columns given and their values in a dense row. */
  public void pick(int row, int[] picked, float[] dense) {
    float[] values = new float[picked.length];
    for (int i = 0; i < picked.length; i++) {
      values[i] = dense[picked[i]];
    }
    set(row, picked, values);
  }

  /**
   * How many entries each of so many rows may keep: as wanted, or where that were more than
   * 100,000,000 in all, fewer, but 20 at least.
   */
  public static int most(int wanted, int rows) {
    return most(wanted, rows, ENTRIES);
  }

  /** The same where they may be {@code entries} in all. */
  public static int most(int wanted, int rows, int entries) {
    return Math.min(wanted, Math.max(LEAST, entries / Math.max(1, rows)));
  }

  /** Of each row the {@code keep} highest above 0, ties by number, in ascending order. */
  public static SparseMatrix strongest(SparseMatrix of, int keep) {
    RowCollector rows = new RowCollector(of.rows(), of.columns());
    Parallel.rows(
        of.rows(),
        () -> {
          TopK best = new TopK(keep);
          float[] dense = new float[of.columns()];
          return row -> {
            for (int e = of.start(row); e < of.end(row); e++) {
              if (of.value(e) > 0) {
                dense[of.column(e)] = of.value(e);
                best.offer(of.column(e), of.value(e));
              }
            }
            int[] kept = best.drain();
            Arrays.sort(kept);
            rows.pick(row, kept, dense);
          };
        });
    return rows.matrix();
  }

  public SparseMatrix matrix() {
    int[] starts = new int[index.length + 1];
    for (int row = 0; row < index.length; row++) {
      starts[row + 1] = Math.addExact(starts[row], index[row].length);
    }
    int[] all = new int[starts[index.length]];
    float[] values = new float[all.length];
    for (int row = 0; row < index.length; row++) {
      System.arraycopy(index[row], 0, all, starts[row], index[row].length);
      System.arraycopy(value[row], 0, values, starts[row], index[row].length);
    }
    return new SparseMatrix(columns, starts, all, values);
  }
}
