package io.zhiyin.learn.sessions.plain;

import io.zhiyin.learn.sessions.Knob;
import io.zhiyin.learn.sessions.NextItems;
import io.zhiyin.learn.sessions.Scores;
import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.SessionModel;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import java.util.List;

/**
 * What the session clicked itself, then the most popular items (S-POP: Hidasi et al., Session-based
 * recommendations with recurrent neural networks, ICLR 2016): {@code score(i) = Σ recall^d} over
 * the item's clicks d places before the end.
 *
 * <p>Cost: the session's length. Wins where shoppers go back and forth; knows nothing new.
 */
public final class SessionPopularity implements SessionMethod {
  @Override
  public String name() {
    return "session-popularity";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(Knob.even("recall", 0.1, 1, 0.9), Knob.even("fading", 0, 60, 0));
  }

  @Override
  public SessionModel fit(Sessions sessions, Settings settings, long seed) {
    int[] popular = Popularity.order(sessions, settings.get("fading"));
    double recall = settings.get("recall");
    return () -> {
      Scores scores = new Scores(sessions.catalogue());
      NextItems next =
          (prefix, k) -> {
            for (int d = 0; d < prefix.length; d++) {
              scores.add(prefix[prefix.length - 1 - d], Math.pow(recall, d));
            }
            for (int p = 0; p < popular.length && p < k; p++) {
              scores.add(popular[p], 1e-9 * (popular.length - p) / popular.length);
            }
            int[] top = scores.top(k);
            scores.clear();
            return top;
          };
      return next;
    };
  }
}
