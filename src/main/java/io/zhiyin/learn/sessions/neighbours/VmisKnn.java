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
 * Vector multiplication indexed session-kNN (VMIS-kNN: Kersbergen, Sprangers, Schelter, Serenade,
 * SIGMOD 2022): V-SKNN on an inverted index that keeps each item's newest {@code sample} sessions,
 * so that an answer's cost is bounded whatever the history.
 *
 * <pre>
 * r(n)     = Σ shared items  place in s / length of s
 * score(j) = Σ over the k nearest, equals the newer:  λ(clicks of s from the latest shared) · r · ln(sessions/n_j)
 * λ(x)     = 1 − x/10 below 10, else 0
 * </pre>
 *
 * Cost: an answer at most clicks · sample. Wins at serving time on huge logs; it knows no places
 * within the neighbours.
 */
public final class VmisKnn implements SessionMethod {
  @Override
  public String name() {
    return "vmis-knn";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(
        Knob.whole("neighbours", 50, 2_000, 500), Knob.whole("sample", 100, 5_000, 1_000));
  }

  @Override
  public SessionModel fit(Sessions sessions, Settings settings, long seed) {
    Postings postings = new Postings(sessions);
    return new SessionNeighbours(
        sessions,
        postings,
        settings,
        SessionNeighbours.Sample.EACH,
        new Likeness(sessions, postings));
  }

  private record Likeness(Sessions sessions, Postings postings)
      implements SessionNeighbours.Likeness {
    @Override
    public double click(int[] prefix, int place) {
      return (place + 1.0) / prefix.length;
    }

    @Override
    public double share(int session) {
      return 1;
    }

    @Override
    public void vote(int session, double similarity, int[] prefix, int[] places, Scores scores) {
      int steps = SessionNeighbours.steps(sessions, session, prefix, places);
      double weight = similarity * Math.max(0, 1 - steps / 10.0);
      for (int p = 0; p < sessions.length(session); p++) {
        int item = sessions.item(session, p);
        if (weight > 0 && sessions.lastPlace(session, item) == p) {
          scores.add(item, weight * Math.log((double) sessions.size() / postings.count(item)));
        }
      }
    }
  }
}
