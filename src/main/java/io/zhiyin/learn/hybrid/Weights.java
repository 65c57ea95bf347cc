package io.zhiyin.learn.hybrid;

import io.zhiyin.learn.data.Parallel;
import java.util.Arrays;
import java.util.List;

/**
 * Weights of features under which held-out targets come first: the maximum of Σ over targets t of
 * log softmax(w·f(t)) among the shopper's candidates, a shopper's targets sharing one vote, less
 * ½·λ·‖w‖² (conditional logit: McFadden 1974; as a list-wise loss: Cao et al., ICML 2007). Concave,
 * so there is one answer; by 200 steps of Adam (Kingma and Ba, ICLR 2015) over all cases.
 */
final class Weights {
  private static final int STEPS = 200;
  private static final double RATE = 0.1;
  static final double LAMBDA = 1e-3;

  /** A shopper's candidates and where the targets stand among them. */
  static final class Case {
    final Features features;
    final int[] targets;

    /**
     * @param targets places among the candidates; at least one
     */
    Case(Features features, int[] targets) {
      this.features = features;
      this.targets = targets;
    }
  }

  private Weights() {}

  /** Learns them; what every part gives counts the same before anything is seen. */
  static double[] learn(List<Case> cases, int width) {
    return learn(cases, width, 0);
  }

  /** The same, the penalty being on w − prior: where cases tell nothing, the prior stays. */
  static double[] learn(List<Case> cases, int width, double prior) {
    double[] w = new double[width];
    Arrays.fill(w, 1);
    double[] m = new double[width];
    double[] v = new double[width];
    for (int step = 1; step <= STEPS && !cases.isEmpty(); step++) {
      double[] slope = slope(cases, w);
      double rate = RATE * (1 - 0.9 * step / STEPS);
      for (int f = 0; f < width; f++) {
        double g = slope[f] / cases.size() - LAMBDA * (w[f] - prior);
        m[f] = 0.9 * m[f] + 0.1 * g;
        v[f] = 0.99 * v[f] + 0.01 * g * g;
        double mean = m[f] / (1 - Math.pow(0.9, step));
        double spread = v[f] / (1 - Math.pow(0.99, step));
        w[f] += rate * mean / (Math.sqrt(spread) + 1e-9);
      }
    }
    return w;
  }

  /** Of the sum over cases, without the penalty. */
  static double[] slope(List<Case> cases, double[] w) {
    double[][] slopes = new double[cases.size()][];
    Parallel.rows(cases.size(), () -> row -> slopes[row] = slope(cases.get(row), w));
    double[] sum = new double[w.length];
    for (double[] slope : slopes) {
      for (int f = 0; f < sum.length; f++) {
        sum[f] += slope[f];
      }
    }
    return sum;
  }

  private static double[] slope(Case one, double[] w) {
    Features features = one.features;
    double[] p = features.dots(w);
    double highest = Arrays.stream(p).max().orElseThrow();
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = Math.exp(p[c] - highest);
      sum += p[c];
    }
    double[] slope = new double[w.length];
    for (int target : one.targets) {
      features.addTo(slope, target, 1.0 / one.targets.length);
    }
    for (int c = 0; c < p.length; c++) {
      features.addTo(slope, c, -p[c] / sum);
    }
    return slope;
  }
}
