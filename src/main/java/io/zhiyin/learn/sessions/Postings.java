package io.zhiyin.learn.sessions;

import java.util.Arrays;

/** The inverted index of sessions: each item's sessions, each once, the newest first. Immutable. */
public final class Postings {
  private final int[] starts;
  private final int[] sessions;

  /** Builds in one pass over the clicks. */
  public Postings(Sessions from) {
    Sessions distinct = from.distinct();
    int[] counts = new int[from.catalogue() + 1];
    for (int s = 0; s < distinct.size(); s++) {
      for (int p = 0; p < distinct.length(s); p++) {
        counts[distinct.item(s, p) + 1]++;
      }
    }
    Arrays.parallelPrefix(counts, Integer::sum);
    this.starts = counts;
    this.sessions = new int[counts[from.catalogue()]];
    int[] next = counts.clone();
    for (int s = distinct.size() - 1; s >= 0; s--) {
      for (int p = 0; p < distinct.length(s); p++) {
        sessions[next[distinct.item(s, p)]++] = s;
      }
    }
  }

  /** How many sessions hold the item. */
  public int count(int item) {
    return starts[item + 1] - starts[item];
  }

  /** The item's session at a place from 0, the newest first. */
  public int session(int item, int place) {
    return sessions[starts[item] + place];
  }
}
