package io.zhiyin.learn.sessions.blend.evidence;

import java.util.Arrays;

/**
 * A prefix as evidence reads it: its latest distinct items, the latest first.
 *
 * @param items at most 20
 * @param since clicks after each item's last place; 0 for the last click
 * @param length of the whole prefix
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one answer and is never compared
public record Clicks(int[] items, int[] since, int length) {
  private static final int MOST = 20;

  public static Clicks of(int[] prefix) {
    int[] items = new int[MOST];
    int[] since = new int[MOST];
    int n = 0;
    for (int p = prefix.length - 1; p >= 0 && n < MOST; p--) {
      boolean known = false;
      for (int f = 0; f < n; f++) {
        known |= items[f] == prefix[p];
      }
      if (!known) {
        items[n] = prefix[p];
        since[n++] = prefix.length - 1 - p;
      }
    }
    return new Clicks(Arrays.copyOf(items, n), Arrays.copyOf(since, n), prefix.length);
  }

  int count() {
    return items.length;
  }
}
