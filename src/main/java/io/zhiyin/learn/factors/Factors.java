package io.zhiyin.learn.factors;

import java.util.SplittableRandom;

/** Rows of d numbers, row by row in one array; and the small sums over them that methods share. */
final class Factors {
  private static final int BLOCK = 2_048;

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
    double[] gram = new double[d * d];
    for (int row = 0; row < rows; row++) {
      int at = row * d;
      for (int a = 0; a < d; a++) {
        double its = of[at + a];
        for (int b = 0; b <= a; b++) {
          gram[a * d + b] += its * of[at + b];
        }
      }
    }
    for (int a = 0; a < d; a++) {
      for (int b = a + 1; b < d; b++) {
        gram[a * d + b] = gram[b * d + a];
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
  static void scoreAll(float[] turned, double[] query, float[] scores) {
    int d = query.length;
    int rows = turned.length / Math.max(1, d);
    for (int from = 0; from < rows; from += BLOCK) {
      int to = Math.min(rows, from + BLOCK);
      int f = 0;
      for (; f + 4 <= d; f += 4) {
        four(turned, query, f, rows, from, to, scores);
      }
      for (; f < d; f++) {
        float weight = (float) query[f];
        int at = f * rows;
        for (int row = from; row < to; row++) {
          scores[row] += weight * turned[at + row];
        }
      }
    }
  }

  private static void four(
      float[] turned, double[] query, int f, int rows, int from, int to, float[] scores) {
    float a = (float) query[f];
    float b = (float) query[f + 1];
    float c = (float) query[f + 2];
    float e = (float) query[f + 3];
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
