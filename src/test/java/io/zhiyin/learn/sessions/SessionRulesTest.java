package io.zhiyin.learn.sessions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.config.EventsConfig;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.Training.Asked;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.hybrid.Methods;
import io.zhiyin.learn.neighbours.OneByOne;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Session methods learned from histories, and what the engine may train. */
final class SessionRulesTest {
  static String[] trained() {
    return EventsConfig.Training.METHODS.split(", ");
  }

  private static Interactions interactions(long pause) {
    Interactions.Builder builder = new Interactions.Builder();
    builder.add(0, 0, 1_000, 1, (byte) 0);
    builder.add(0, 1, 1_100, 1, (byte) 0);
    builder.add(0, 2, 1_100 + pause, 1, (byte) 0);
    builder.add(1, 0, 5_000, 1, (byte) 0);
    builder.add(1, 1, 5_100, 1, (byte) 0);
    return builder.build(2, 3);
  }

  private static float[] after(String method, int item, long pause) {
    Method its = Methods.named(method).orElseThrow();
    Training training = new Training(interactions(pause), Asked.NEXT, false, 1);
    float[] scores = new float[3];
    its.fit(training, its.standard()).score(History.of(item), scores);
    return scores;
  }

  @Test
  void aPauseEndsASession() {
    assertArrayEquals(new float[] {0, 2, 0}, after("markov", 0, 1_800));
    assertArrayEquals(new float[] {0, 0, 1}, after("markov", 1, 1_800));
    assertArrayEquals(new float[] {0, 0, 0}, after("markov", 1, 1_801));
  }

  @Test
  void sessionsOfShoppersAreNeighbours() {
    // By hand: 0,1,2 and 0,1 are as similar as 1/√length, a vote counts 1 + ln(sessions/n_j) times.
    double three = 1 / Math.sqrt(3);
    double two = 1 / Math.sqrt(2);
    assertArrayEquals(
        new float[] {(float) (three + two), (float) (three + two), (float) (three * 1.693147)},
        after("vsknn", 0, 1_800),
        1e-6f);
    float both = (float) (2 * two * (1 + Math.log(1.5)));
    assertArrayEquals(new float[] {both, both, 0}, after("vsknn", 0, 1_801), 1e-6f);
  }

  @ParameterizedTest
  @MethodSource("trained")
  void whatTheEngineTrainsIsOrBecomesAnItemItemMatrix(String name) {
    Method method = Methods.named(name).orElseThrow();
    Recommender model =
        method.fit(new Training(interactions(60), Asked.NEXT, false, 1), method.standard());
    SparseMatrix pairs = OneByOne.of(model, 3);
    assertEquals(3, pairs.rows());
    // Correlations of what everybody values alike are 0, and what everybody had is no evidence.
    assertTrue(pairs.entries() > 0 || name.endsWith("pearson") || name.equals("llr"), name);
  }
}
