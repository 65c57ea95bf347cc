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
 * Sequence and time aware neighbourhood (STAN: Garg et al., SIGIR 2019), with the order of sessions
 * standing for time.
 *
 * <pre>
 * sim(s,n) = Σ shared items  e^(−d/λ1) / √(length(s) · length(n))      d: clicks of s after the item
 * score(j) = Σ over the k nearest:  sim · e^(−fading · age(n)) · e^(−|place(j) − place(i*)|/λ3)
 * </pre>
 *
 * i*: the latest shared item of s; age: share of sessions that came later. Cost: as V-SKNN. Wins on
 * click streams where shoppers drift; weak on very short sessions, where rules do as well.
 */
public final class Stan implements SessionMethod {
  @Override
  public String name() {
    return "stan";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(
        Knob.whole("neighbours", 100, 2_000, 1_000),
        Knob.whole("sample", 500, 10_000, 5_000),
        Knob.ratio("lambda1", 0.3, 20, 2.5),
        Knob.even("fading", 0, 10, 2),
        Knob.ratio("lambda3", 0.3, 20, 2.5));
  }

  @Override
  public SessionModel fit(Sessions sessions, Settings settings, long seed) {
    return new SessionNeighbours(
        sessions,
        new Postings(sessions),
        settings,
        SessionNeighbours.Sample.TOGETHER,
        new Likeness(
            sessions, settings.get("lambda1"), settings.get("fading"), settings.get("lambda3")));
  }

  private record Likeness(Sessions sessions, double lambda1, double fading, double lambda3)
      implements SessionNeighbours.Likeness {
    @Override
    public double click(int[] prefix, int place) {
      return Math.exp(-(prefix.length - 1 - place) / lambda1) / Math.sqrt(prefix.length);
    }

    @Override
    public double share(int session) {
      return 1 / Math.sqrt(sessions.length(session));
    }

    @Override
    public void vote(int session, double similarity, int[] prefix, int[] places, Scores scores) {
      int meeting = meeting(session, prefix, places);
      double weight = similarity * sessions.freshness(session, fading);
      for (int p = 0; p < sessions.length(session); p++) {
        scores.add(sessions.item(session, p), weight * Math.exp(-Math.abs(p - meeting) / lambda3));
      }
    }

    /** The place in the session of the latest shared click. */
    private int meeting(int session, int[] prefix, int[] places) {
      for (int place : places) {
        int at = sessions.lastPlace(session, prefix[place]);
        if (at >= 0) {
          return at;
        }
      }
      return -1;
    }
  }
}
