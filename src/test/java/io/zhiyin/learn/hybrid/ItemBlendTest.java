package io.zhiyin.learn.hybrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.Training.Asked;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import io.zhiyin.learn.neighbours.ItemToItem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Matrices mixed into one, and the numbers that the mixture reads. */
final class ItemBlendTest {
  private static final int ITEMS = 50;

  /** Says of each item, half as loudly each time, that these come after it. */
  private record Says(String name, List<Integer> steps) implements Method {
    @Override
    public List<Setting> settings() {
      return List.of();
    }

    @Override
    public Recommender fit(Training training, Params params) {
      RowCollector rows = new RowCollector(ITEMS, ITEMS);
      for (int item = 0; item < ITEMS; item++) {
        float[] dense = new float[ITEMS];
        int[] after = new int[steps.size()];
        for (int at = 0; at < steps.size(); at++) {
          after[at] = (item + steps.get(at)) % ITEMS;
          dense[after[at]] = (float) Math.pow(0.5, at);
        }
        rows.pick(item, after, dense);
      }
      return new ItemToItem(rows.matrix(), 1, Emphasis.NONE);
    }
  }

  /** Everybody goes seven items on, from a place of their own. */
  private static Training sevens(Asked asked) {
    Interactions.Builder rows = new Interactions.Builder();
    for (int user = 0; user < 100; user++) {
      for (int at = 0; at < 4; at++) {
        rows.add(user, (user + 7 * at) % ITEMS, at + 1L, 1, (byte) 0);
      }
    }
    return new Training(rows.build(100, ITEMS), asked, false, 1);
  }

  private static float[] scores(Recommender model, int... history) {
    float[] scores = new float[ITEMS];
    model.score(History.of(history), scores);
    return scores;
  }

  @Test
  void aLargeCatalogueIsFittedWithoutTheSlowParts() {
    Interactions.Builder rows = new Interactions.Builder();
    int items = 100_001;
    for (int user = 0; user < 100; user++) {
      for (int at = 0; at < 4; at++) {
        rows.add(user, items - 1 - (user + 7 * at) % ITEMS, at + 1L, 1, (byte) 0);
      }
    }
    Method blend = Methods.named("item-blend").orElseThrow();
    Training training = new Training(rows.build(100, items), Asked.NEXT, false, 1);
    float[] scores = new float[items];
    blend.fit(training, blend.standard()).score(History.of(items - 1), scores);
    assertEquals(items - 8, TopK.positive(scores, 1)[0]);
  }

  @Test
  void thePartThatKnowsWhatComesNextIsBelieved() {
    Method knows = new Says("knows", List.of(1, 7));
    Method guesses = new Says("guesses", List.of(1, 3));
    List<Method> both = new ArrayList<>(List.of(guesses, knows));
    ItemBlend method = new ItemBlend(both);
    Recommender model = method.fit(sevens(Asked.NEXT), method.standard());
    assertInstanceOf(ItemToItem.class, model);
    float[] scores = scores(model, 10);
    // Each says its own half as loudly as what both say; 17 is what came.
    assertTrue(scores[17] > scores[13], scores[17] + " > " + scores[13]);
  }

  @Test
  void theLatestItemCountsMostWhereItDecidesAndAsMuchAsAllWhereOrderMeansNothing() {
    ItemBlend method = new ItemBlend(List.of(new Says("knows", List.of(7))));
    float[] next = scores(method.fit(sevens(Asked.NEXT), method.standard()), 10, 20);
    assertEquals(0.5, next[17] / next[27], 1e-6);
    float[] any = scores(method.fit(sevens(Asked.ANY), method.standard()), 10, 20);
    assertEquals(any[17], any[27]);
    Params given = method.standard().with("decay", 0.87);
    float[] set = scores(method.fit(sevens(Asked.NEXT), given), 10, 20);
    assertEquals(0.87, set[17] / set[27], 1e-6);
  }

  @Test
  void nobodyToLearnFromGivesAModelThatSaysWhatThePartsSay() {
    ItemBlend method = new ItemBlend(List.of(new Says("knows", List.of(7))));
    Interactions.Builder one = new Interactions.Builder();
    one.add(0, 1, 1, 1, (byte) 0);
    Training training = new Training(one.build(1, ITEMS), Asked.NEXT, false, 1);
    assertTrue(scores(method.fit(training, method.standard()), 10)[17] > 0);
  }

  @Test
  void theNumbersOfAStrengthAreCountedByHand() {
    SparseMatrix matrix =
        new SparseMatrix(3, new int[] {0, 2, 3, 3}, new int[] {1, 2, 0}, new float[] {0.25f, 1, 3});
    StringBuilder said = new StringBuilder();
    // The rows' highest are 1 and 3, 2 in the mean; log(1 + 12.5)/log 51 = .662.
    new Measured(matrix)
        .visit(
            0,
            (offer, multiple, share, bent) ->
                said.append("%d %.3f %.3f %.3f; ".formatted(offer, multiple, share, bent)));
    assertEquals("1 0.125 0.250 0.662; 2 0.500 1.000 1.000; ", said.toString());
  }
}
