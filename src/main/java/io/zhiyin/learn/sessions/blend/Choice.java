package io.zhiyin.learn.sessions.blend;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A conditional logit: the chance that a shopper chooses candidate j of a list is
 *
 * <pre>p(j) = e^(w·x_j) / Σ_i e^(w·x_i)</pre>
 *
 * (McFadden, Conditional logit analysis of qualitative choice behavior, 1974). The weights maximise
 * Σ ln p(chosen) − ridge·|w|², a concave function, by Adam (Kingma and Ba, ICLR 2015) over seeded
 * batches with a step that falls to 0; inputs are standardised first. Immutable.
 *
 * <p>Cost: epochs · Σ candidates · inputs.
 */
final class Choice {
  private static final int EPOCHS = 12;
  private static final int BATCH = 16;
  private static final double STEP = 0.02;
  static final double RIDGE = 1e-4;

  private final float[] weights;

  private Choice(float[] weights) {
    this.weights = weights;
  }

  /**
   * Lists to learn from.
   *
   * @param inputs candidate after candidate
   * @param chosen which of them was chosen
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Example(float[] inputs, int chosen) {
    int size() {
      return inputs.length / Inputs.COUNT;
    }
  }

  /** w·x of the candidate whose inputs start at a place. */
  double value(float[] inputs, int at) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * inputs[at + i];
    }
    return sum;
  }

  /** Learns; changes the examples' inputs (they are standardised in place). */
  static Choice learn(List<Example> examples, long seed) {
    double[] mean = new double[Inputs.COUNT];
    double[] spread = new double[Inputs.COUNT];
    standardise(examples, mean, spread);
    double[] w = ascend(examples, new SplittableRandom(seed));
    float[] weights = new float[w.length];
    for (int i = 0; i < w.length; i++) {
      weights[i] = (float) (w[i] / spread[i]);
    }
    return new Choice(weights);
  }

  private static void standardise(List<Example> examples, double[] mean, double[] spread) {
    long rows = 0;
    for (Example example : examples) {
      rows += example.size();
      float[] x = example.inputs;
      for (int at = 0; at < x.length; at += Inputs.COUNT) {
        for (int i = 0; i < Inputs.COUNT; i++) {
          mean[i] += x[at + i];
          spread[i] += (double) x[at + i] * x[at + i];
        }
      }
    }
    for (int i = 0; i < Inputs.COUNT; i++) {
      mean[i] /= rows;
      double variance = spread[i] / rows - mean[i] * mean[i];
      spread[i] = variance > 1e-9 ? Math.sqrt(variance) : 1;
    }
    for (Example example : examples) {
      float[] x = example.inputs;
      for (int at = 0; at < x.length; at += Inputs.COUNT) {
        for (int i = 0; i < Inputs.COUNT; i++) {
          x[at + i] = (float) ((x[at + i] - mean[i]) / spread[i]);
        }
      }
    }
  }

  private static double[] ascend(List<Example> examples, SplittableRandom random) {
    int n = Inputs.COUNT;
    double[] w = new double[n];
    double[] first = new double[n];
    double[] second = new double[n];
    double[] gradient = new double[n];
    int[] order = new int[examples.size()];
    Arrays.setAll(order, i -> i);
    int steps = EPOCHS * ((order.length + BATCH - 1) / BATCH);
    int step = 0;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      shuffle(order, random);
      for (int from = 0; from < order.length; from += BATCH) {
        Arrays.fill(gradient, 0);
        int to = Math.min(order.length, from + BATCH);
        for (int e = from; e < to; e++) {
          addGradient(examples.get(order[e]), w, gradient);
        }
        step++;
        double rate = STEP * (1 - (double) step / (steps + 1));
        for (int i = 0; i < n; i++) {
          double g = gradient[i] / (to - from) - 2 * RIDGE * w[i];
          first[i] += 0.1 * (g - first[i]);
          second[i] += 0.001 * (g * g - second[i]);
          double m = first[i] / (1 - Math.pow(0.9, step));
          double v = second[i] / (1 - Math.pow(0.999, step));
          w[i] += rate * m / (Math.sqrt(v) + 1e-8);
        }
      }
    }
    return w;
  }

  static void addGradient(Example example, double[] w, double[] gradient) {
    int size = example.size();
    float[] x = example.inputs;
    double[] p = new double[size];
    double highest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < size; j++) {
      double sum = 0;
      for (int i = 0, at = j * w.length; i < w.length; i++, at++) {
        sum += w[i] * x[at];
      }
      p[j] = sum;
      highest = Math.max(highest, sum);
    }
    double total = 0;
    for (int j = 0; j < size; j++) {
      p[j] = Math.exp(p[j] - highest);
      total += p[j];
    }
    for (int j = 0; j < size; j++) {
      double error = (j == example.chosen ? 1 : 0) - p[j] / total;
      if (Math.abs(error) < 1e-5) {
        continue;
      }
      for (int i = 0, at = j * w.length; i < w.length; i++, at++) {
        gradient[i] += error * x[at];
      }
    }
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }
}
