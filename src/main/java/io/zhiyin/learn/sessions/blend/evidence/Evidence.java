package io.zhiyin.learn.sessions.blend.evidence;

import io.zhiyin.learn.sessions.Postings;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;

/**
 * Draws all evidence for one prefix at a time. Not thread-safe.
 *
 * <p>Cost: clicks · {@code sample} sessions of the clicks' postings at most, read once for
 * neighbours and (for six clicks) once for rules; the walk reads edges² neighbours of eight clicks.
 */
public final class Evidence {
  private static final int RULES = 6;
  private static final int WALKS = 8;

  private final Memory memory;
  private final Sessions sessions;
  private final Postings postings;
  private final Weights weights;
  private final Neighbourhood near;
  private final Candidates candidates;
  private final float[] fresh;

  /** The settings that evidence reads, by name. */
  private record Weights(
      int sample, double clickDecay, double placeDecay, double back, double idf) {
    static Weights of(Settings settings) {
      return new Weights(
          settings.whole("sample"),
          settings.get("click_decay"),
          settings.get("place_decay"),
          settings.get("backward"),
          settings.get("idf_power"));
    }
  }

  public Evidence(Memory memory, Settings settings) {
    this.memory = memory;
    this.sessions = memory.sessions();
    this.postings = memory.postings();
    this.weights = Weights.of(settings);
    this.near = new Neighbourhood(sessions.size());
    this.candidates = new Candidates(sessions.catalogue());
    this.fresh = memory.fresh();
  }

  /** The candidates with their evidence; valid until the next call. */
  public Candidates of(int[] prefix, Clicks clicks) {
    candidates.clear();
    near.clear();
    neighbours(clicks);
    for (int c = 0; c < Math.min(RULES, clicks.count()); c++) {
      rules(clicks, c);
    }
    for (int c = 0; c < Math.min(WALKS, clicks.count()); c++) {
      walk(clicks, c);
    }
    for (int p = 0; p < prefix.length; p++) {
      int slot = candidates.slot(prefix[p]);
      candidates.add(Channel.REPEATS, slot, 1);
      candidates.raise(Channel.REPEATED, slot, 1.0 / (prefix.length - p));
    }
    return candidates;
  }

  /** How many neighbour sessions the last prefix had. */
  public int neighbourCount() {
    return near.size();
  }

  private void neighbours(Clicks clicks) {
    for (int c = 0; c < clicks.count(); c++) {
      int item = clicks.items()[c];
      int count = postings.count(item);
      double rarity = Math.log((sessions.size() + 1.0) / (count + 1.0));
      double weight =
          Math.exp(-clicks.since()[c] / weights.clickDecay) * Math.pow(rarity, weights.idf);
      for (int x = 0; x < Math.min(weights.sample, count); x++) {
        near.meet(postings.session(item, x), item, weight);
      }
    }
    double[] byDistance = new double[64];
    for (int d = 0; d < byDistance.length; d++) {
      byDistance[d] = Math.exp(-d / weights.placeDecay);
    }
    for (int n = 0; n < near.size(); n++) {
      neighbour(n, byDistance);
    }
  }

  private void neighbour(int n, double[] byDistance) {
    int session = near.session(n);
    int length = sessions.length(session);
    int meeting = sessions.lastPlace(session, near.item(n));
    double similarity = near.weight(n) * fresh[session] / Math.sqrt(length);
    for (int p = 0; p < length; p++) {
      int slot = candidates.slot(sessions.item(session, p));
      double value = similarity * byDistance[Math.min(63, Math.abs(p - meeting))];
      if (p < meeting) {
        value *= weights.back;
      }
      candidates.add(Channel.NEAR, slot, value);
      candidates.add(Channel.NEAR_COUNT, slot, 1);
      candidates.raise(Channel.NEAR_BEST, slot, value);
      if (p > meeting) {
        candidates.add(Channel.NEAR_AFTER, slot, value);
      }
      if (p == meeting + 1) {
        candidates.add(Channel.NEAR_NEXT, slot, similarity);
      }
      if (near.shared(n) > 1) {
        candidates.add(Channel.NEAR_SHARED, slot, value);
      }
    }
  }

  private void rules(Clicks clicks, int c) {
    int item = clicks.items()[c];
    int depth = Math.min(weights.sample, postings.count(item));
    for (int x = 0; x < depth; x++) {
      int session = postings.session(item, x);
      int length = sessions.length(session);
      for (int m = 0; m < length; m++) {
        if (sessions.item(session, m) == item) {
          rules(session, m, c);
        }
      }
      for (int p = 0; c == 0 && p < length; p++) {
        int other = sessions.item(session, p);
        if (sessions.lastPlace(session, other) == p) {
          candidates.add(Channel.MET_LAST, candidates.slot(other), 1);
        }
      }
    }
  }

  private void rules(int session, int meeting, int c) {
    Channel after =
        switch (c) {
          case 0 -> Channel.AFTER_LAST;
          case 1 -> Channel.AFTER_SECOND;
          default -> Channel.AFTER_REST;
        };
    double weight = fresh[session] / (c < 2 ? 1.0 : c);
    int length = sessions.length(session);
    for (int p = c < 2 ? 0 : meeting + 1; p < length; p++) {
      if (p == meeting) {
        continue;
      }
      int slot = candidates.slot(sessions.item(session, p));
      if (p > meeting) {
        candidates.add(after, slot, weight / (p - meeting));
        if (c == 0 && p == meeting + 1) {
          candidates.add(Channel.NEXT_LAST, slot, weight);
        }
      } else {
        Channel before = c == 0 ? Channel.BEFORE_LAST : Channel.BEFORE_SECOND;
        candidates.add(before, slot, weight / (meeting - p));
      }
    }
  }

  private void walk(Clicks clicks, int c) {
    int item = clicks.items()[c];
    double weight = Math.exp(-clicks.since()[c] / weights.clickDecay);
    for (int e = 0; e < memory.graph().edges(item); e++) {
      int middle = memory.graph().neighbour(item, e);
      double step = weight * memory.graph().strength(item, e);
      candidates.add(Channel.STEP_ALL, candidates.slot(middle), step);
      for (int f = 0; f < memory.graph().edges(middle); f++) {
        int slot = candidates.slot(memory.graph().neighbour(middle, f));
        double value = step * memory.graph().strength(middle, f);
        candidates.add(Channel.WALK_ALL, slot, value);
        if (c == 0) {
          candidates.add(Channel.WALK_LAST, slot, value);
        }
      }
    }
  }
}
