package io.zhiyin.learn.factors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.data.History;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

final class ImplicitAlsTest {
  private static final int D = 6;
  private static final double ALPHA = 0.3;
  private static final double REG = 0.05;

  /**
   * (alpha·QᵀQ + Σ w·q·qᵀ + reg·(alpha·items + n)·I) x = Σ w·q, by inversion; the last had weighs
   * 1.
   */
  @Test
  void aRowSolvesItsEquations() {
    Factors items = Factors.random(30, D, 0.4, 8);
    History history = History.of(3, 29, 12);
    double decay = 0.8;
    DMatrixRMaj left = CommonOps_DDRM.identity(D);
    CommonOps_DDRM.scale(REG * (ALPHA * 30 + 3), left);
    DMatrixRMaj right = new DMatrixRMaj(D, 1);
    for (int item = 0; item < 30; item++) {
      addOuter(left, items, item, ALPHA);
    }
    double[] weights = {decay * decay, decay, 1};
    for (int at = 0; at < 3; at++) {
      int item = history.item(at);
      addOuter(left, items, item, weights[at]);
      for (int f = 0; f < D; f++) {
        right.data[f] += weights[at] * items.of[item * D + f];
      }
    }
    DMatrixRMaj expected = new DMatrixRMaj(D, 1);
    CommonOps_DDRM.invert(left);
    CommonOps_DDRM.mult(left, right, expected);
    ImplicitAls.Row row =
        new ImplicitAls.Row(items, ImplicitAls.scaled(items.gram(), ALPHA), REG * ALPHA * 30, REG);
    row.take(history, decay, Emphasis.NONE);
    float[] x = new float[D];
    row.solve(x, 2 * D);
    for (int f = 0; f < D; f++) {
      assertEquals(expected.data[f], x[f], 1e-4, "factor " + f);
    }
  }

  private static void addOuter(DMatrixRMaj to, Factors items, int item, double weight) {
    for (int a = 0; a < D; a++) {
      for (int b = 0; b < D; b++) {
        to.data[a * D + b] += weight * items.of[item * D + a] * items.of[item * D + b];
      }
    }
  }
}
