package io.zhiyin.learn.factors;

import io.zhiyin.learn.data.Parallel;
import java.util.SplittableRandom;

/** Rows of d numbers, row by row in one array; and the small sums over them that methods share. */
final class Factors {
  private static final int BLOCK = 2_048;
  private static final int SUMMED = 512;

  final int rows;
  final int d;
  final float[] of;

  Factors(int rows, int d) {
    this.rows = rows;
    this.d = d;
    this.of = new float[Math.multiplyExact(rows, d)];
  }

  /** Normal numbers with the deviation given. */
  static Factors random(int rows, int d, double deviation, long seed) {
    Factors factors = new Factors(rows, d);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < factors.of.length; i++) {
      factors.of[i] = (float) (random.nextGaussian() * deviation);
    }
    return factors;
  }

  /** FᵀF, row by row. */
  double[] gram() {
    double[][] parts = new double[(rows + SUMMED - 1) / SUMMED][];
    Parallel.rows(parts.length, () -> part -> parts[part] = lowerGram(part * SUMMED));
    double[] gram = new double[d * d];
    for (double[] part : parts) {
      for (int i = 0; i < gram.length; i++) {
        gram[i] += part[i];
      }
    }
    for (int a = 0; a < d; a++) {
      for (int b = a + 1; b < d; b++) {
        gram[a * d + b] = gram[b * d + a];
      }
    }
    return gram;
  }

  /** The lower half, of the rows from one on. */
  private double[] lowerGram(int from) {
    double[] gram = new double[d * d];
    for (int row = from; row < Math.min(rows, from + SUMMED); row++) {
      int at = row * d;
      for (int a = 0; a < d; a++) {
        double its = of[at + a];
        for (int b = 0; b <= a; b++) {
          gram[a * d + b] += its * of[at + b];
        }
      }
    }
    return gram;
  }

  /** Adds {@code row}'s numbers times {@code weight}. */
  void addTo(double[] sum, int row, double weight) {
    int at = row * d;
    for (int f = 0; f < d; f++) {
      sum[f] += weight * of[at + f];
    }
  }

  /** The same in single precision, which the machine does eight at a time. */
  void addTo(float[] sum, int row, float weight) {
    int at = row * d;
    for (int f = 0; f < d; f++) {
      sum[f] += weight * of[at + f];
    }
  }

  /** In four sums, so that one addition need not wait for another. */
  float dot(int row, float[] with) {
    int at = row * d;
    float a = 0;
    float b = 0;
    float c = 0;
    float e = 0;
    int f = 0;
    for (; f + 4 <= d; f += 4) {
      a += with[f] * of[at + f];
      b += with[f + 1] * of[at + f + 1];
      c += with[f + 2] * of[at + f + 2];
      e += with[f + 3] * of[at + f + 3];
    }
    for (; f < d; f++) {
      a += with[f] * of[at + f];
    }
    return a + b + c + e;
  }

  double dot(int row, double[] with) {
    int at = row * d;
    double sum = 0;
    for (int f = 0; f < d; f++) {
      sum += with[f] * of[at + f];
    }
    return sum;
  }

  /**
   * Factor by row: for scoring all rows at once, in steps that the machine does eight at a time.
   */
  float[] byFactor() {
    float[] turned = new float[of.length];
    for (int row = 0; row < rows; row++) {
      for (int f = 0; f < d; f++) {
        turned[f * rows + row] = of[row * d + f];
      }
    }
    return turned;
  }

  /**
   * scores += Σ over f of query(f) · turned(f, ·): four factors a pass over rows that stay in the
   * first cache.
   */
  static void scoreAll(float[] turned, float[] query, float[] scores) {
    int d = query.length;
    int rows = turned.length / Math.max(1, d);
    for (int from = 0; from < rows; from += BLOCK) {
      int to = Math.min(rows, from + BLOCK);
      int f = 0;
      for (; f + 4 <= d; f += 4) {
        four(turned, query, f, rows, from, to, scores);
      }
      for (; f < d; f++) {
        float weight = query[f];
        int at = f * rows;
        for (int row = from; row < to; row++) {
          scores[row] += weight * turned[at + row];
        }
      }
    }
  }

  private static void four(
      float[] turned, float[] query, int f, int rows, int from, int to, float[] scores) {
    float a = query[f];
    float b = query[f + 1];
    float c = query[f + 2];
    float e = query[f + 3];
    int atA = f * rows;
    int atB = atA + rows;
    int atC = atB + rows;
    int atE = atC + rows;
    for (int row = from; row < to; row++) {
      scores[row] +=
          a * turned[atA + row]
              + b * turned[atB + row]
              + c * turned[atC + row]
              + e * turned[atE + row];
    }
  }
}
