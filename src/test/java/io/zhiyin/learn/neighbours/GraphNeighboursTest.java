package io.zhiyin.learn.neighbours;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.learn.Params;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import org.junit.jupiter.api.Test;

final class GraphNeighboursTest {
  private final GraphNeighbours method = new GraphNeighbours();

  /** Shoppers {0,1}, {0,1,2}, {0}: n is 3, 2, 1; worked out by hand. */
  private static Training shop() {
    Interactions.Builder builder = new Interactions.Builder();
    int[][] had = {{0, 1}, {0, 1, 2}, {0}};
    for (int user = 0; user < had.length; user++) {
      for (int item : had[user]) {
        builder.add(user, item, 0, 1, (byte) 0);
      }
    }
    return new Training(builder.build(3, 3), Training.Asked.ANY, false, 1);
  }

  private float[] scores(Params params, int... history) {
    float[] scores = new float[3];
    method.fit(shop(), params).score(History.of(history), scores);
    return scores;
  }

  @Test
  void standardIsTheSymmetricallyNormalisedProduct() {
    float[] scores = scores(method.standard(), 0);
    assertEquals((1 / 2.0 + 1 / 3.0) / Math.sqrt(3 * 2), scores[1], 1e-6);
    assertEquals(1 / 3.0 / Math.sqrt(3), scores[2], 1e-6);
    assertEquals(0, scores[0], "an item is not its own neighbour");
  }

  @Test
  void exponentsAreOfTheirOwnSide() {
    Params params = method.standard().with("user", 0).with("source", 1).with("target", 0.2);
    assertEquals(2 / 3.0 / Math.pow(2, 0.2), scores(params, 0)[1], 1e-6);
    assertEquals(2 / 2.0 / Math.pow(3, 0.2), scores(params, 1)[0], 1e-6);
  }

  @Test
  void powerIsOfEachStrengthAndNeighboursAreOfTheTarget() {
    Params squared = method.standard().with("power", 1.5).with("neighbours", 1);
    float[] scores = scores(squared, 0, 1);
    assertEquals(Math.pow((1 / 2.0 + 1 / 3.0) / Math.sqrt(6), 1.5), scores[1], 1e-6);
    assertEquals(
        Math.pow(1 / 3.0 / Math.sqrt(2), 1.5), scores[2], 1e-6, "item 1 is nearest to item 2");
  }
}
