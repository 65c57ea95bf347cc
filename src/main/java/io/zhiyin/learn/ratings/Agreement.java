package io.zhiyin.learn.ratings;

import io.zhiyin.learn.data.SparseMatrix;

/**
 * How alike a row is to every other, by the columns that both have: with x and y the two rows'
 * values there and n how many, the cosine Σxy / √(Σx²·Σy²), or Pearson's correlation, which first
 * takes each row's mean over these columns away; times n / (n + shrink), so that few common columns
 * say little. Costs Σ over the row's columns of their rows; keeps seven numbers a row. Not
 * thread-safe.
 */
final class Agreement {
  private final SparseMatrix rows;
  private final SparseMatrix columns;
  private final boolean centred;
  private final double shrink;
  private final int[] n;
  private final double[] xy;
  private final double[] xx;
  private final double[] yy;
  private final double[] x;
  private final double[] y;
  private final int[] touched;

  /**
   * @param rows with {@code columns} as its transpose
   * @param centred Pearson, not cosine
   */
  Agreement(SparseMatrix rows, SparseMatrix columns, boolean centred, double shrink) {
    this.rows = rows;
    this.columns = columns;
    this.centred = centred;
    this.shrink = shrink;
    this.n = new int[rows.rows()];
    this.xy = new double[rows.rows()];
    this.xx = new double[rows.rows()];
    this.yy = new double[rows.rows()];
    this.x = new double[rows.rows()];
    this.y = new double[rows.rows()];
    this.touched = new int[rows.rows()];
  }

  /** Told of another row. */
  @FunctionalInterface
  interface Visitor {
    void visit(int other, double likeness);
  }

  /** Visits the rows that are alike, that is above 0, in no order. */
  void visit(int row, Visitor visitor) {
    int size = sum(row);
    for (int i = 0; i < size; i++) {
      int other = touched[i];
      double alike = other == row ? 0 : likeness(other);
      n[other] = 0;
      if (alike > 0) {
        visitor.visit(other, alike);
      }
    }
  }

  private int sum(int row) {
    int size = 0;
    for (int at = rows.start(row); at < rows.end(row); at++) {
      double own = rows.value(at);
      int column = rows.column(at);
      for (int e = columns.start(column); e < columns.end(column); e++) {
        int other = columns.column(e);
        if (n[other]++ == 0) {
          touched[size++] = other;
          xy[other] = 0;
          xx[other] = 0;
          yy[other] = 0;
          x[other] = 0;
          y[other] = 0;
        }
        double its = columns.value(e);
        xy[other] += own * its;
        xx[other] += own * own;
        yy[other] += its * its;
        x[other] += own;
        y[other] += its;
      }
    }
    return size;
  }

  private double likeness(int other) {
    double count = n[other];
    double takenX = centred ? x[other] * x[other] / count : 0;
    double takenY = centred ? y[other] * y[other] / count : 0;
    double together = xy[other] - (centred ? x[other] * y[other] / count : 0);
    double spread = Math.sqrt(xx[other] - takenX) * Math.sqrt(yy[other] - takenY);
    boolean tells = spread > 1e-9; // no: one of the two rates all of it the same
    return tells ? together / spread * count / (count + shrink) : 0;
  }
}
