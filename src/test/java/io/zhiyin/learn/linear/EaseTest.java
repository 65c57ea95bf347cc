package io.zhiyin.learn.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EaseTest {
  /** With neighbourhoods that hold everything, the blocked answer is the inverse's. */
  @Test
  void blockedAgreesWithTheInverse() {
    Random random = new Random(3);
    Interactions.Builder builder = new Interactions.Builder();
    for (int user = 0; user < 300; user++) {
      for (int i = 0; i < 12; i++) {
        builder.add(user, random.nextInt(25), 0, 1, (byte) 0);
      }
    }
    SparseMatrix binary = builder.build(300, 25).binary();
    double[][] inverse = full(Ease.dense(binary, 20));
    double[][] blocked = full(Ease.blocked(binary, 20, 25));
    for (int i = 0; i < 25; i++) {
      for (int j = 0; j < 25; j++) {
        assertEquals(inverse[i][j], blocked[i][j], 1e-4, i + " " + j);
      }
    }
  }

  private static double[][] full(SparseMatrix matrix) {
    double[][] full = new double[matrix.rows()][matrix.columns()];
    for (int row = 0; row < matrix.rows(); row++) {
      for (int e = matrix.start(row); e < matrix.end(row); e++) {
        full[row][matrix.column(e)] = matrix.value(e);
      }
    }
    return full;
  }
}
