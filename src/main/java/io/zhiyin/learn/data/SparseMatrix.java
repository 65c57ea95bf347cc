package io.zhiyin.learn.data;

import java.util.Arrays;

/**
 * A matrix in compressed rows: 8 bytes an entry. The arrays are shared, not copied: nobody changes
 * them. Columns within a row are in the order they were given; nothing is summed.
 */
public final class SparseMatrix {
  private final int columns;
  private final int[] starts;
  private final int[] index;
  private final float[] value;

  /**
   * @param starts where each row starts in the other two arrays, and at the end their length
   */
  public SparseMatrix(int columns, int[] starts, int[] index, float[] value) {
    this.columns = columns;
    this.starts = starts;
    this.index = index;
    this.value = value;
  }

  public int rows() {
    return starts.length - 1;
  }

  public int columns() {
    return columns;
  }

  public int entries() {
    return starts[starts.length - 1];
  }

  /** Where a row's entries start. */
  public int start(int row) {
    return starts[row];
  }

  /** Behind a row's last entry. */
  public int end(int row) {
    return starts[row + 1];
  }

  public int size(int row) {
    return starts[row + 1] - starts[row];
  }

  public int column(int at) {
    return index[at];
  }

  /** The column of every entry, by entry. */
  public int[] columnsOf() {
    return index;
  }

  public float value(int at) {
    return value[at];
  }

  /** Rows become columns; within a row ascending. Linear. */
  public SparseMatrix transposed() {
    int[] to = new int[columns + 1];
    for (int at = 0; at < entries(); at++) {
      to[index[at] + 1]++;
    }
    for (int c = 0; c < columns; c++) {
      to[c + 1] += to[c];
    }
    int[] next = Arrays.copyOf(to, columns);
    int[] rowsOf = new int[entries()];
    float[] values = new float[entries()];
    for (int row = 0; row < rows(); row++) {
      for (int at = starts[row]; at < starts[row + 1]; at++) {
        int place = next[index[at]]++;
        rowsOf[place] = row;
        values[place] = value[at];
      }
    }
    return new SparseMatrix(rows(), to, rowsOf, values);
  }

  /** The same places with other values, by entry. */
  public SparseMatrix withValues(float[] values) {
    return new SparseMatrix(columns, starts, index, values);
  }

  /** Σ of each row. */
  public double[] sums() {
    double[] sums = new double[rows()];
    for (int row = 0; row < sums.length; row++) {
      for (int at = starts[row]; at < starts[row + 1]; at++) {
        sums[row] += value[at];
      }
    }
    return sums;
  }

  /** Σ of squares of each row. */
  public double[] squaredNorms() {
    double[] norms = new double[rows()];
    for (int row = 0; row < norms.length; row++) {
      for (int at = starts[row]; at < starts[row + 1]; at++) {
        norms[row] += (double) value[at] * value[at];
      }
    }
    return norms;
  }
}
