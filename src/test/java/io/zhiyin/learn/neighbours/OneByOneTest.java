package io.zhiyin.learn.neighbours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.SparseMatrix;
import org.junit.jupiter.api.Test;

/** Models asked of one item at a time. */
final class OneByOneTest {
  private static final SparseMatrix STRENGTHS =
      new SparseMatrix(
          3, new int[] {0, 2, 3, 3}, new int[] {1, 2, 0}, new float[] {0.5f, 0.25f, 1});

  private static String written(SparseMatrix matrix) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < matrix.rows(); row++) {
      for (int e = matrix.start(row); e < matrix.end(row); e++) {
        text.append(row + ">" + matrix.column(e) + " " + matrix.value(e) + " ");
      }
    }
    return text.toString();
  }

  @Test
  void whatIsLinearIsFoundAsItIs() {
    Recommender linear = new ItemToItem(STRENGTHS, 1, Emphasis.NONE);
    assertSame(STRENGTHS, OneByOne.of(linear, 3));
    assertEquals(
        "0>1 0.5 0>2 0.25 1>0 1.0 ", written(OneByOne.of((h, s) -> linear.score(h, s), 3)));
  }

  @Test
  void anItemSaysNothingOfItselfNorOfWhatIsNotAboveZero() {
    Recommender model =
        (History history, float[] scores) -> {
          scores[0] = 3;
          scores[1] = -1;
          scores[2] = history.item(0);
        };
    assertEquals("1>0 3.0 1>2 1.0 2>0 3.0 ", written(OneByOne.of(model, 3)));
  }
}
