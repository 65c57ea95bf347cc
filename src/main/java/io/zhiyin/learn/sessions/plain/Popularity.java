package io.zhiyin.learn.sessions.plain;

import io.zhiyin.learn.sessions.Knob;
import io.zhiyin.learn.sessions.Scores;
import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.SessionModel;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import java.util.Arrays;
import java.util.List;

/**
 * The most clicked items, the same for everyone: {@code score(i) = Σ e^(−fading · age)} over
 * clicks, age the share of sessions that came later.
 *
 * <p>Cost: one pass; an answer is a copy. Wins only where nothing is known of the session; with
 * {@code fading} it follows fashions.
 */
public final class Popularity implements SessionMethod {
  private static final int KEPT = 10_000;

  @Override
  public String name() {
    return "popularity";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(Knob.even("fading", 0, 60, 0));
  }

  @Override
  public SessionModel fit(Sessions sessions, Settings settings, long seed) {
    int[] top = order(sessions, settings.get("fading"));
    return () -> (prefix, k) -> Arrays.copyOf(top, Math.min(k, top.length));
  }

  /** The 10,000 most popular items, best first, equals by number. */
  public static int[] order(Sessions sessions, double fading) {
    Scores scores = new Scores(sessions.catalogue());
    for (int s = 0; s < sessions.size(); s++) {
      double weight = sessions.freshness(s, fading);
      for (int p = 0; p < sessions.length(s); p++) {
        scores.add(sessions.item(s, p), weight);
      }
    }
    return scores.top(KEPT);
  }
}
