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
    agree(300, 12, 25);
  }

  /** Few shoppers beside many pairs: blocks are counted from the shoppers. */
  @Test
  void blocksOfFewShoppersAgreeToo() {
    agree(10, 120, 60);
  }

  private static void agree(int shoppers, int each, int items) {
    Random random = new Random(3);
    Interactions.Builder builder = new Interactions.Builder();
    for (int user = 0; user < shoppers; user++) {
      for (int i = 0; i < each; i++) {
        builder.add(user, random.nextInt(items), 0, 1, (byte) 0);
      }
    }
    SparseMatrix binary = builder.build(shoppers, items).binary();
    double[][] inverse = full(Ease.dense(binary, 20));
    double[][] blocked = full(Ease.blocked(binary, 20, items));
    for (int i = 0; i < items; i++) {
      for (int j = 0; j < items; j++) {
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
