package io.zhiyin.learn.sessions.blend.evidence;

import io.zhiyin.learn.sessions.Postings;
import io.zhiyin.learn.sessions.Sessions;

/**
 * How each item stands: sessions in all, sessions in the newest twentieth, and the ages, in [0,1]
 * of the whole time, of its first and its last session (1 when there is none).
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Standing(int[] sessions, int[] recent, float[] firstAge, float[] lastAge) {
  private static final int RECENT_PART = 20;

  static Standing of(Sessions from, Postings postings) {
    int n = from.catalogue();
    Standing standing = new Standing(new int[n], new int[n], new float[n], new float[n]);
    int recentFrom = from.size() - from.size() / RECENT_PART;
    for (int item = 0; item < n; item++) {
      int count = postings.count(item);
      standing.sessions[item] = count;
      int recent = 0;
      while (recent < count && postings.session(item, recent) >= recentFrom) {
        recent++;
      }
      standing.recent[item] = recent;
      standing.lastAge[item] = count == 0 ? 1 : age(from, postings.session(item, 0));
      standing.firstAge[item] = count == 0 ? 1 : age(from, postings.session(item, count - 1));
    }
    return standing;
  }

  private static float age(Sessions from, int session) {
    return (float) (from.size() - session) / from.size();
  }
}
