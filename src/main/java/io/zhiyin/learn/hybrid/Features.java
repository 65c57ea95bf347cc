package io.zhiyin.learn.hybrid;

import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.TopK;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;
import java.util.List;

/**
 * One shopper's candidates, each with three numbers for each part: a = its score as a share of the
 * part's highest (0 for what is not above 0), log(1 + 50·a)/log 51, and that times how long the
 * history is, log(1 + length)/log 101. Candidates are each part's best; ties by number.
 */
final class Features {
  /** Numbers for each part. */
  static final int EACH = 3;

  private static final double BEND = 50;

  private final int[] candidates;
  private final float[] values;
  private final int width;

  /**
   * @param candidates ascending
   * @param values candidate by candidate, {@code width} each
   */
  Features(int[] candidates, float[] values, int width) {
    this.candidates = candidates;
    this.values = values;
    this.width = width;
  }

  int size() {
    return candidates.length;
  }

  int candidate(int at) {
    return candidates[at];
  }

  int width() {
    return width;
  }

  double dot(int at, double[] weights) {
    double sum = 0;
    for (int f = 0; f < width; f++) {
      sum += weights[f] * values[at * width + f];
    }
    return sum;
  }

  /** Of all candidates. */
  double[] dots(double[] weights) {
    double[] dots = new double[size()];
    for (int c = 0; c < dots.length; c++) {
      dots[c] = dot(c, weights);
    }
    return dots;
  }

  void addTo(double[] sum, int at, double weight) {
    for (int f = 0; f < width; f++) {
      sum[f] += weight * values[at * width + f];
    }
  }

  int indexOf(int item) {
    return Arrays.binarySearch(candidates, item);
  }

  /**
   * A shopper's.
   *
   * @param skip items that are no candidates
   * @param best how many of each part
   * @param scores room: a row a part, of any content
   */
  static Features of(
      List<Recommender> parts, History history, boolean[] skip, int best, float[][] scores) {
    float[] highest = new float[parts.size()];
    IntOpenHashSet union = new IntOpenHashSet();
    for (int p = 0; p < highest.length; p++) {
      Arrays.fill(scores[p], 0);
      parts.get(p).score(history, scores[p]);
      int[] top = best(scores[p], skip, best);
      highest[p] = top.length == 0 ? 1 : scores[p][top[0]];
      for (int item : top) {
        union.add(item);
      }
    }
    int[] candidates = union.toIntArray();
    Arrays.sort(candidates);
    return new Features(
        candidates, values(candidates, scores, highest, history.size()), highest.length * EACH);
  }

  private static int[] best(float[] scores, boolean[] skip, int best) {
    TopK top = new TopK(Math.min(best, scores.length));
    for (int item = 0; item < scores.length; item++) {
      if (scores[item] > 0 && !skip[item]) {
        top.offer(item, scores[item]);
      }
    }
    return top.drain();
  }

  private static float[] values(int[] candidates, float[][] scores, float[] highest, int length) {
    int width = highest.length * EACH;
    float[] values = new float[candidates.length * width];
    double longer = Math.log1p(length) / Math.log(101);
    for (int c = 0; c < candidates.length; c++) {
      for (int p = 0; p < highest.length; p++) {
        float score = scores[p][candidates[c]];
        float share = score > 0 ? score / highest[p] : 0;
        double bent = share == 0 ? 0 : Math.log1p(BEND * share) / Math.log1p(BEND);
        int at = c * width + p * EACH;
        values[at] = share;
        values[at + 1] = (float) bent;
        values[at + 2] = (float) (bent * longer);
      }
    }
    return values;
  }
}
