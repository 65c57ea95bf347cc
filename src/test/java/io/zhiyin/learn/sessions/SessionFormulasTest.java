package io.zhiyin.learn.sessions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.Training.Asked;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.hybrid.Methods;
import io.zhiyin.learn.sessions.neighbours.VmisKnn;
import io.zhiyin.learn.sessions.neighbours.Vsknn;
import io.zhiyin.learn.sessions.plain.SessionPopularity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counted by hand: the sessions 0, 1, 2 and then 0, 2 and 3. */
final class SessionFormulasTest {
  private static final List<int[]> SESSIONS =
      List.of(new int[] {0, 1, 2}, new int[] {0, 2}, new int[] {3});

  private static float[] after(String name, String setting, double value, int... history) {
    Interactions.Builder builder = new Interactions.Builder();
    for (int s = 0; s < SESSIONS.size(); s++) {
      for (int at = 0; at < SESSIONS.get(s).length; at++) {
        builder.add(s, SESSIONS.get(s)[at], 10_000L * (s + 1) + at, 1, (byte) 0);
      }
    }
    Training training = new Training(builder.build(3, 4), Asked.NEXT, false, 1);
    Method method = Methods.named(name).orElseThrow();
    Params params = method.standard().with(setting, value);
    float[] scores = new float[4];
    method.fit(training, params).score(History.of(history), scores);
    return scores;
  }

  @Test
  void rulesCountTheSoonerAndTheFresherMore() {
    double older = Math.exp(-3 * 2 / 3.0); // two of three sessions came later
    double newer = Math.exp(-3 / 3.0);
    assertArrayEquals(
        new float[] {0, (float) older, (float) (older / 2 + newer), 0},
        after("sequential-rules", "fading", 3, 0),
        1e-6f);
  }

  @Test
  void rulesOfSizeTwoCountSessionsWithBoth() {
    assertArrayEquals(new float[] {0, 1, 2, 0}, after("association-rules", "decay", 0, 0), 1e-6f);
    assertArrayEquals(
        new float[] {1, 0.5f, 1 + 0.5f * 2, 0},
        after("association-rules", "decay", 0.5, 0, 1),
        1e-6f);
  }

  @Test
  void neighboursAreDampedByLambda() {
    float second = (float) (1 / Math.sqrt((2 + 5.0) * (1 + 5)));
    assertArrayEquals(
        new float[] {0, second, 2 / (2 + 5f), 0}, after("item-knn", "lambda", 5, 0), 1e-6f);
  }

  private static int[] next(SessionMethod method, int... prefix) {
    return method
        .fit(Sessions.of(4, SESSIONS), Settings.usual(method.knobs()), 1)
        .open()
        .after(prefix, 4);
  }

  /**
   * After 0: of both sessions the clicks count 1, the longer one is like 1/√3, the shorter 1/√2;
   * item 1 is worth (1 + ln 3)/√3 = 1.21, item 2 (1 + ln 3/2)·(1/√3 + 1/√2) = 1.81, as is 0.
   */
  @Test
  void neighboursVoteByLikenessAndRarity() {
    assertArrayEquals(new int[] {0, 2, 1}, next(new Vsknn(), 0));
    // each session is like 1: item 1 by .9·ln 3 = .99, items 0 and 2 by 2·.9·ln(3/2) = .73
    assertArrayEquals(new int[] {1, 0, 2}, next(new VmisKnn(), 0));
  }

  @Test
  void ownClicksComeFirstThenWhatIsPopular() {
    // 1: .9; 3: 1 + .81; of the others 0 and 2 were clicked twice
    assertArrayEquals(new int[] {3, 1, 0, 2}, next(new SessionPopularity(), 3, 1, 3));
  }
}
