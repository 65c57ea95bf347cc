package io.zhiyin.learn.hybrid;

import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.data.History;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The parts' candidates ordered by the weighted sum of their features, everything else below them
 * by popularity. Scores of candidates are above 1, of the others at most 1. Keeps a row of numbers
 * for each part and thread that asks at a time.
 */
final class Blend implements Recommender {
  private static final int BEST = 150;

  private final List<Recommender> parts;
  private final double[] weights;
  private final float[] below;
  private final boolean repeats;
  private final Queue<float[][]> rooms = new ConcurrentLinkedQueue<>();

  /**
   * @param popularity by item, >= 0: the order of what no part names
   */
  Blend(List<Recommender> parts, double[] weights, float[] popularity, boolean repeats) {
    this.parts = List.copyOf(parts);
    this.weights = weights.clone();
    this.below = popularity.clone();
    this.repeats = repeats;
    float most = 0;
    for (float its : popularity) {
      most = Math.max(most, its);
    }
    for (int item = 0; item < below.length && most > 0; item++) {
      below[item] /= most;
    }
  }

  @Override
  public void score(History history, float[] scores) {
    System.arraycopy(below, 0, scores, 0, scores.length);
    boolean[] skip = new boolean[scores.length];
    for (int at = 0; at < history.size() && !repeats; at++) {
      skip[history.item(at)] = true;
    }
    float[][] room = rooms.poll();
    if (room == null) {
      room = new float[parts.size()][scores.length];
    }
    Features features = Features.of(parts, history, skip, BEST, room);
    rooms.add(room);
    double[] sums = features.dots(weights);
    double lowest = Math.min(0, Arrays.stream(sums).min().orElse(0));
    for (int c = 0; c < sums.length; c++) {
      scores[features.candidate(c)] = (float) (2 + sums[c] - lowest);
    }
  }
}
