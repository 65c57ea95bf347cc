package io.zhiyin.learn.hybrid;

import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.data.History;
import java.util.List;

/**
 * The parts' candidates ordered by the weighted sum of their features, everything else below them
 * by popularity. Scores of candidates are above 1, of the others at most 1.
 */
final class Blend implements Recommender {
  private static final int BEST = 150;

  private final List<Recommender> parts;
  private final double[] weights;
  private final Recommender fallback;
  private final boolean repeats;

  Blend(List<Recommender> parts, double[] weights, Recommender fallback, boolean repeats) {
    this.parts = List.copyOf(parts);
    this.weights = weights.clone();
    this.fallback = fallback;
    this.repeats = repeats;
  }

  @Override
  public void score(History history, float[] scores) {
    fallback.score(history, scores);
    float most = 0;
    for (float score : scores) {
      most = Math.max(most, score);
    }
    for (int item = 0; item < scores.length && most > 0; item++) {
      scores[item] /= most;
    }
    boolean[] skip = new boolean[scores.length];
    for (int at = 0; at < history.size() && !repeats; at++) {
      skip[history.item(at)] = true;
    }
    Features features = Features.of(parts, history, skip, BEST);
    double[] sums = new double[features.size()];
    double lowest = 0;
    for (int c = 0; c < sums.length; c++) {
      sums[c] = features.dot(c, weights);
      lowest = Math.min(lowest, sums[c]);
    }
    for (int c = 0; c < sums.length; c++) {
      scores[features.candidate(c)] = (float) (2 + sums[c] - lowest);
    }
  }
}
