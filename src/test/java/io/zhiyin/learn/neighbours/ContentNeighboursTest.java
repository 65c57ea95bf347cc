package io.zhiyin.learn.neighbours;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.zhiyin.learn.SmallShop;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ContentNeighboursTest {
  private static float[] scores(SparseMatrix content, double decay, int... history) {
    Training shop = SmallShop.of(Training.Asked.NEXT, content.rows(), new int[] {0});
    Training known =
        new Training(
            shop.interactions(),
            Optional.of(content),
            Optional.empty(),
            Training.Asked.NEXT,
            false,
            1);
    ContentNeighbours method = new ContentNeighbours();
    return SmallShop.scores(method, method.standard().with("decay", decay), known, history);
  }

  @Test
  void theProductOfTheVectorsFadingByPlace() {
    RowCollector rows = new RowCollector(3, 3);
    rows.set(0, new int[] {0}, new float[] {1});
    rows.set(1, new int[] {0, 1}, new float[] {0.6f, 0.8f});
    rows.set(2, new int[] {1, 2}, new float[] {0.6f, 0.8f});
    // likeness .6 of the first two, .48 of the last two
    assertArrayEquals(new float[] {0.6f, 0.3f, 0.48f}, scores(rows.matrix(), 0.5, 0, 1), 1e-6f);
  }

  @Test
  void aTermOfMoreThanFiftyOfAHundredItemsDecidesNothing() {
    RowCollector rows = new RowCollector(100, 1);
    for (int item = 0; item < 51; item++) {
      rows.set(item, new int[] {0}, new float[] {1});
    }
    assertArrayEquals(new float[100], scores(rows.matrix(), 1, 0));
    rows.set(50, new int[0], new float[0]);
    float[] fifty = new float[100];
    java.util.Arrays.fill(fifty, 1, 50, 1);
    assertArrayEquals(fifty, scores(rows.matrix(), 1, 0));
  }
}
