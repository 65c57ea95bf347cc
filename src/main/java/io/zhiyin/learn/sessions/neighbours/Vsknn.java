package io.zhiyin.learn.sessions.neighbours;

import io.zhiyin.learn.sessions.Knob;
import io.zhiyin.learn.sessions.Postings;
import io.zhiyin.learn.sessions.Scores;
import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.SessionModel;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import java.util.List;

/**
 * Vector multiplication session-kNN (V-SKNN: Ludewig and Jannach, UMUAI 2018; idf and decays as in
 * Ludewig et al., Empirical analysis of session-based recommendation algorithms, UMUAI 2021).
 *
 * <pre>
 * sim(s,n) = Σ shared items  (place in s / length of s) / √length(n)
 * score(j) = Σ over the k nearest with j:  sim · 1/(1 + clicks of s after the latest shared) · (1 + idf_weight · ln(sessions/n_j))
 * </pre>
 *
 * Among the {@code sample} newest sessions that share an item. Cost: fit an inverted index; an
 * answer Σ posting lengths, cut at the sample. Wins widely without tuning; loses to methods that
 * look at places within the neighbours.
 */
public final class Vsknn implements SessionMethod {
  @Override
  public String name() {
    return "vsknn";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(
        Knob.whole("neighbours", 50, 2_000, 500),
        Knob.whole("sample", 500, 10_000, 5_000),
        Knob.even("idf_weight", 0, 5, 1));
  }

  @Override
  public SessionModel fit(Sessions sessions, Settings settings, long seed) {
    Postings postings = new Postings(sessions);
    return new SessionNeighbours(
        sessions,
        postings,
        settings,
        SessionNeighbours.Sample.TOGETHER,
        new Likeness(sessions, postings, settings.get("idf_weight")));
  }

  private record Likeness(Sessions sessions, Postings postings, double idfWeight)
      implements SessionNeighbours.Likeness {
    @Override
    public double click(int[] prefix, int place) {
      return (place + 1.0) / prefix.length;
    }

    @Override
    public double share(int session) {
      return 1 / Math.sqrt(sessions.length(session));
    }

    @Override
    public void vote(int session, double similarity, int[] prefix, int[] places, Scores scores) {
      double weight = similarity / SessionNeighbours.steps(sessions, session, prefix, places);
      for (int p = 0; p < sessions.length(session); p++) {
        int item = sessions.item(session, p);
        if (sessions.lastPlace(session, item) == p) {
          double idf = Math.log((double) sessions.size() / postings.count(item));
          scores.add(item, weight * (1 + idfWeight * idf));
        }
      }
    }
  }
}
