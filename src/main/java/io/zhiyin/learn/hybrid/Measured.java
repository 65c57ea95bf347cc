package io.zhiyin.learn.hybrid;

import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;

/**
 * An item–item matrix, of each row its {@value #KEPT} highest, beyond 150,000 items fewer (240 MB
 * in all, but 20 at least), and the three numbers that a mixture reads of a strength s: as a
 * multiple of the mean of the rows' highest strengths, as a share a of its own row's highest, and
 * log(1 + 50·a)/log 51.
 */
final class Measured {
  /** Numbers for each strength. */
  static final int EACH = 3;

  private static final int KEPT = 200;
  private static final int ENTRIES = 30_000_000;
  private static final double BEND = 50;

  private final SparseMatrix matrix;
  private final float[] highest;
  private final double mean;

  /**
   * Measures.
   *
   * @param strengths from had to offer; those of 0 and below are left out
   */
  Measured(SparseMatrix strengths) {
    this.matrix =
        RowCollector.strongest(strengths, RowCollector.most(KEPT, strengths.rows(), ENTRIES));
    this.highest = new float[matrix.rows()];
    double sum = 0;
    int rows = 0;
    for (int row = 0; row < highest.length; row++) {
      for (int e = matrix.start(row); e < matrix.end(row); e++) {
        highest[row] = Math.max(highest[row], matrix.value(e));
      }
      sum += highest[row];
      rows += highest[row] > 0 ? 1 : 0;
    }
    this.mean = sum / Math.max(1, rows);
  }

  int items() {
    return matrix.rows();
  }

  /** Told what an item had says of one to offer. */
  @FunctionalInterface
  interface Visitor {
    void visit(int offer, double multiple, double share, double bent);
  }

  /** Visits what one item says, by number. */
  void visit(int had, Visitor visitor) {
    for (int e = matrix.start(had); e < matrix.end(had); e++) {
      double share = matrix.value(e) / highest[had];
      double bent = Math.log1p(BEND * share) / Math.log1p(BEND);
      visitor.visit(matrix.column(e), matrix.value(e) / mean, share, bent);
    }
  }
}
