package io.zhiyin.learn.data;

import java.util.Arrays;

/**
 * The k best of a dense row: by score, highest first, then by number, lowest first. Keeps a bounded
 * heap: n log k at worst, about n when few beat the worst kept. NaN counts as the lowest.
 */
public final class TopK {
  private final int[] item;
  private final float[] score;
  private int size;

  public TopK(int k) {
    this.item = new int[Math.max(0, k)];
    this.score = new float[Math.max(0, k)];
  }

  /** Starts anew. */
  public void clear() {
    size = 0;
  }

  /** Offers an item. */
  public void offer(int candidate, float its) {
    float value = Float.isNaN(its) ? Float.NEGATIVE_INFINITY : its;
    if (size < item.length) {
      up(size++, candidate, value);
    } else if (size > 0 && worse(item[0], score[0], candidate, value)) {
      down(candidate, value);
    }
  }

  /** The items, best first; the heap is empty afterwards. */
  public int[] drain() {
    int[] best = new int[size];
    for (int i = size - 1; i >= 0; i--) {
      best[i] = item[0];
      size--;
      if (size > 0) {
        down(item[size], score[size]);
      }
    }
    return best;
  }

  /** The best of the positive scores. */
  public static int[] positive(float[] scores, int k) {
    TopK top = new TopK(Math.min(k, scores.length));
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > 0) {
        top.offer(i, scores[i]);
      }
    }
    return top.drain();
  }

  /** The best of all, those with {@code skip} left out. */
  public static int[] unmarked(float[] scores, boolean[] skip, int k) {
    TopK top = new TopK(Math.min(k, scores.length));
    for (int i = 0; i < scores.length; i++) {
      if (!skip[i]) {
        top.offer(i, scores[i]);
      }
    }
    return top.drain();
  }

  /** All numbers of the array, by their scores. */
  public static int[] ordered(int[] candidates, float[] scores, int k) {
    TopK top = new TopK(Math.min(k, candidates.length));
    for (int candidate : candidates) {
      top.offer(candidate, scores[candidate]);
    }
    return top.drain();
  }

  private static boolean worse(int a, float scoreA, int b, float scoreB) {
    return scoreA < scoreB || (scoreA == scoreB && a > b);
  }

  private void up(int from, int candidate, float value) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (worse(item[parent], score[parent], candidate, value)) {
        break;
      }
      item[at] = item[parent];
      score[at] = score[parent];
      at = parent;
    }
    item[at] = candidate;
    score[at] = value;
  }

  private void down(int candidate, float value) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && worse(item[child + 1], score[child + 1], item[child], score[child])) {
        child++;
      }
      if (!worse(item[child], score[child], candidate, value)) {
        break;
      }
      item[at] = item[child];
      score[at] = score[child];
      at = child;
    }
    item[at] = candidate;
    score[at] = value;
  }

  @Override
  public String toString() {
    return Arrays.toString(Arrays.copyOf(item, size));
  }
}
