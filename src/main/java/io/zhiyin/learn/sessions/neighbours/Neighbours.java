package io.zhiyin.learn.sessions.neighbours;

import io.zhiyin.learn.sessions.Postings;
import io.zhiyin.learn.sessions.Scores;
import io.zhiyin.learn.sessions.Sessions;
import java.util.Arrays;

/** The parts that the session-kNN methods share. */
final class Neighbours {
  private static final int CLICKS = 50;

  private Neighbours() {}

  /** The latest distinct clicks, at most 50, the latest first; each with its last place. */
  static int[] latest(int[] prefix) {
    int[] found = new int[Math.min(CLICKS, prefix.length)];
    int n = 0;
    for (int p = prefix.length - 1; p >= 0 && n < found.length; p--) {
      boolean known = false;
      for (int f = 0; f < n; f++) {
        known |= prefix[found[f]] == prefix[p];
      }
      if (!known) {
        found[n++] = p;
      }
    }
    return Arrays.copyOf(found, n);
  }

  /** The {@code count} newest sessions that share an item with the clicks, into {@code into}. */
  static void newest(int[] prefix, int[] places, Postings postings, int count, Scores into) {
    for (int place : places) {
      int item = prefix[place];
      int depth = Math.min(count, postings.count(item));
      for (int x = 0; x < depth; x++) {
        int session = postings.session(item, x);
        if (into.value(session) == 0) {
          into.add(session, session + 1.0);
        }
      }
    }
  }

  /** The place in the session of its latest click that the prefix has, by the prefix's order. */
  static int meeting(Sessions sessions, int session, int[] prefix, int[] places) {
    for (int place : places) {
      int at = sessions.lastPlace(session, prefix[place]);
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }
}
