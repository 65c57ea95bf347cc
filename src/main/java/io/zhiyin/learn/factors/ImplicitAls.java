package io.zhiyin.learn.factors;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * Implicit ALS: shoppers' and items' factors that minimise Σ over had (1 − p·q)² + alpha · Σ over
 * all (p·q)² + Σ reg(row)·‖row‖², reg(row) = reg · (n(row) + alpha · other side) — scaled by
 * frequency as in Rendle, Krichene, Zhang, Koren, Revisiting the performance of iALS on item
 * recommendation benchmarks, RecSys 2022; after Hu, Koren, Volinsky, ICDM 2008.
 *
 * <p>Each row is improved by three steps of conjugate gradients (Takács, Pilászy, Tikk, RecSys
 * 2011): rounds · (entries · d + rows · d²) time. A shopper's row is solved anew from the history
 * when asked, so new shoppers count at once. Wins on long histories over broad catalogues.
 */
public final class ImplicitAls implements Method {
  private static final int STEPS = 3;
  private static final int STEPS_TO_SERVE = 12;

  @Override
  public String name() {
    return "ials";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("alpha", 0.01, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1),
        Setting.of("reg", 0.01, 0.001, 0.003, 0.01, 0.03, 0.1),
        Setting.of("factors", 64, 32, 64, 128),
        Setting.of("rounds", 12, 8, 12, 16),
        Setting.of("decay", 1, 0.7, 0.8, 0.9, 0.95, 1));
  }

  @Override
  public Recommender fit(Training training, Params params) {
    SparseMatrix shoppers = training.interactions().binary();
    SparseMatrix items = shoppers.transposed();
    int d = params.whole("factors");
    double deviation = 0.1 / Math.sqrt(d);
    Factors p = Factors.random(shoppers.rows(), d, deviation, training.seed());
    Factors q = Factors.random(items.rows(), d, deviation, training.seed() + 1);
    double alpha = params.get("alpha");
    double reg = params.get("reg");
    for (int round = 0; round < params.whole("rounds"); round++) {
      improve(shoppers, p, q, alpha, reg);
      improve(items, q, p, alpha, reg);
    }
    double[] gram = scaled(q.gram(), alpha);
    float[] turned = q.byFactor();
    double decay = training.ordered() ? params.get("decay") : 1;
    return (history, scores) -> {
      Row row = new Row(q, gram, reg * alpha * q.rows, reg);
      row.take(history.distinct(), decay);
      double[] query = new double[d];
      row.solve(query, STEPS_TO_SERVE);
      Factors.scoreAll(turned, query, scores);
    };
  }

  private static void improve(
      SparseMatrix had, Factors mine, Factors others, double alpha, double reg) {
    double[] gram = scaled(others.gram(), alpha);
    Parallel.rows(
        mine.rows,
        () -> {
          Row row = new Row(others, gram, reg * alpha * others.rows, reg);
          double[] x = new double[mine.d];
          return r -> {
            row.take(had, r);
            for (int f = 0; f < mine.d; f++) {
              x[f] = mine.of[r * mine.d + f];
            }
            row.solve(x, STEPS);
            for (int f = 0; f < mine.d; f++) {
              mine.of[r * mine.d + f] = (float) x[f];
            }
          };
        });
  }

  private static double[] scaled(double[] values, double by) {
    return Arrays.stream(values).map(v -> v * by).toArray();
  }

  /** One row's equations: (alpha·QᵀQ + Σ w·q·qᵀ + reg·I) x = Σ w·q. */
  private static final class Row {
    private final Factors others;
    private final double[] gram;
    private final double plainReg;
    private final double reg;
    private final double[] r;
    private final double[] p;
    private final double[] ap;
    private int[] had = new int[0];
    private float[] weight = new float[0];
    private int n;
    private double own;

    Row(Factors others, double[] gram, double plainReg, double reg) {
      this.others = others;
      this.gram = gram;
      this.plainReg = plainReg;
      this.reg = reg;
      this.r = new double[others.d];
      this.p = new double[others.d];
      this.ap = new double[others.d];
    }

    void take(SparseMatrix matrix, int row) {
      room(matrix.size(row));
      for (int i = 0; i < n; i++) {
        had[i] = matrix.column(matrix.start(row) + i);
        weight[i] = 1;
      }
      own = plainReg + reg * n;
    }

    void take(History history, double decay) {
      room(history.size());
      double fade = 1;
      for (int i = n - 1; i >= 0; i--) {
        had[i] = history.item(i);
        weight[i] = (float) fade;
        fade *= decay;
      }
      own = plainReg + reg * n;
    }

    private void room(int size) {
      n = size;
      if (had.length < size) {
        had = new int[size];
        weight = new float[size];
      }
    }

    /** Improves x by conjugate gradients. */
    void solve(double[] x, int steps) {
      multiply(x, r);
      for (int f = 0; f < r.length; f++) {
        r[f] = -r[f];
      }
      for (int i = 0; i < n; i++) {
        others.addTo(r, had[i], weight[i]);
      }
      System.arraycopy(r, 0, p, 0, r.length);
      double rr = dot(r, r);
      for (int step = 0; step < steps && rr > 1e-12; step++) {
        multiply(p, ap);
        double along = dot(p, ap);
        if (along <= 0) {
          return;
        }
        double length = rr / along;
        for (int f = 0; f < r.length; f++) {
          x[f] += length * p[f];
          r[f] -= length * ap[f];
        }
        double next = dot(r, r);
        for (int f = 0; f < r.length; f++) {
          p[f] = r[f] + next / rr * p[f];
        }
        rr = next;
      }
    }

    private void multiply(double[] x, double[] result) {
      int d = x.length;
      for (int f = 0; f < d; f++) {
        result[f] = own * x[f];
      }
      for (int g = 0; g < d; g++) {
        double its = x[g];
        int at = g * d;
        for (int f = 0; f < d; f++) {
          result[f] += its * gram[at + f];
        }
      }
      for (int i = 0; i < n; i++) {
        others.addTo(result, had[i], weight[i] * others.dot(had[i], x));
      }
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int f = 0; f < a.length; f++) {
        sum += a[f] * b[f];
      }
      return sum;
    }
  }
}
