package io.zhiyin.learn.sessions.neighbours;

import io.zhiyin.learn.sessions.Knob;
import io.zhiyin.learn.sessions.NextItems;
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
    int nearest = settings.whole("neighbours");
    int sample = settings.whole("sample");
    return () -> new Answers(sessions, postings, nearest, sample);
  }

  private static final class Answers implements NextItems {
    private static final double NEWER = 1e-9;

    private final Sessions sessions;
    private final Postings postings;
    private final int nearest;
    private final int sample;
    private final Scores similar;
    private final Scores scores;

    Answers(Sessions sessions, Postings postings, int nearest, int sample) {
      this.sessions = sessions;
      this.postings = postings;
      this.nearest = nearest;
      this.sample = sample;
      this.similar = new Scores(sessions.size());
      this.scores = new Scores(sessions.catalogue());
    }

    @Override
    public int[] after(int[] prefix, int k) {
      int[] places = Neighbours.latest(prefix);
      for (int place : places) {
        int depth = Math.min(sample, postings.count(prefix[place]));
        for (int x = 0; x < depth; x++) {
          int session = postings.session(prefix[place], x);
          double newer = similar.value(session) == 0 ? NEWER * session / sessions.size() : 0;
          similar.add(session, (place + 1.0) / prefix.length + newer);
        }
      }
      for (int session : similar.top(nearest)) {
        score(session, prefix, places);
      }
      int[] top = scores.top(k);
      similar.clear();
      scores.clear();
      return top;
    }

    private void score(int session, int[] prefix, int[] places) {
      int steps = 0;
      for (int place : places) {
        if (sessions.lastPlace(session, prefix[place]) >= 0) {
          steps = prefix.length - place;
          break;
        }
      }
      double weight = similar.value(session) * Math.max(0, 1 - steps / 10.0);
      for (int p = 0; p < sessions.length(session); p++) {
        int item = sessions.item(session, p);
        if (weight > 0 && sessions.lastPlace(session, item) == p) {
          scores.add(item, weight * Math.log((double) sessions.size() / postings.count(item)));
        }
      }
    }
  }
}
