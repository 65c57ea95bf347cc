package io.zhiyin.learn.factors;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.List;

/**
 * Implicit ALS: shoppers' and items' factors that minimise Σ over had e · (1 − p·q)² + alpha · Σ
 * over all (p·q)² + Σ reg(row)·‖row‖², reg(row) = reg · (n(row) + alpha · other side), e being what
 * {@link Emphasis} says of the heaviest event: the confidence — scaled by frequency as in Rendle,
 * Krichene, Zhang, Koren, Revisiting the performance of iALS on item recommendation benchmarks,
 * RecSys 2022; after Hu, Koren, Volinsky, ICDM 2008.
 *
 * <p>Each row is improved by three steps of conjugate gradients (Takács, Pilászy, Tikk, RecSys
 * 2011): rounds · (entries · d + rows · d²) time, 4 · (shoppers + 2 · items) · d bytes. A shopper's
 * row is solved anew from the history when asked, so new shoppers count at once; there an item
 * counts decay^age · e. Wins on long histories over broad catalogues; costs more to fit than
 * neighbours.
 */
public final class ImplicitAls implements Method {
  private static final int STEPS = 3;
  private static final int STEPS_TO_SERVE = 12;

  private final int factors;

  public ImplicitAls() {
    this(128);
  }

  /**
   * With another standard.
   *
   * @param factors 32, 64, 128 or 256
   */
  public ImplicitAls(int factors) {
    this.factors = factors;
  }

  @Override
  public String name() {
    return "ials";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("alpha", 0.01, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1),
        Setting.of("reg", 0.01, 0.001, 0.003, 0.01, 0.03, 0.1),
        Setting.of("factors", factors, 32, 64, 128, 256),
        Setting.of("rounds", 12, 8, 12, 16),
        Setting.ofOrder("decay", 1, 0.7, 0.8, 0.9, 0.95, 1),
        Emphasis.setting());
  }

  @Override
  public Recommender fit(Training training, Params params) {
    Emphasis emphasis = Emphasis.of(training, params);
    SparseMatrix shoppers = emphasis.of(training.interactions());
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
    float[] gram = scaled(q.gram(), alpha);
    float[] turned = q.byFactor();
    double decay = training.ordered() ? params.get("decay") : 1;
    return (history, scores) -> {
      Row row = new Row(q, gram, reg * alpha * q.rows, reg);
      row.take(history.distinct(), decay, emphasis);
      float[] query = new float[d];
      row.solve(query, STEPS_TO_SERVE);
      Factors.scoreAll(turned, query, scores);
    };
  }

  private static void improve(
      SparseMatrix had, Factors mine, Factors others, double alpha, double reg) {
    float[] gram = scaled(others.gram(), alpha);
    Parallel.rows(
        mine.rows,
        () -> {
          Row row = new Row(others, gram, reg * alpha * others.rows, reg);
          float[] x = new float[mine.d];
          return r -> {
            row.take(had, r);
            System.arraycopy(mine.of, r * mine.d, x, 0, mine.d);
            row.solve(x, STEPS);
            System.arraycopy(x, 0, mine.of, r * mine.d, mine.d);
          };
        });
  }

  static float[] scaled(double[] values, double by) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (values[i] * by);
    }
    return scaled;
  }

  /** One row's equations: (alpha·QᵀQ + Σ w·q·qᵀ + reg·I) x = Σ w·q. */
  static final class Row {
    private final Factors others;
    private final float[] gram;
    private final float plainReg;
    private final float reg;
    private final float[] r;
    private final float[] p;
    private final float[] ap;
    private int[] had = new int[0];
    private float[] weight = new float[0];
    private int n;
    private float own;

    Row(Factors others, float[] gram, double plainReg, double reg) {
      this.others = others;
      this.gram = gram;
      this.plainReg = (float) plainReg;
      this.reg = (float) reg;
      this.r = new float[others.d];
      this.p = new float[others.d];
      this.ap = new float[others.d];
    }

    void take(SparseMatrix matrix, int row) {
      room(matrix.size(row));
      for (int i = 0; i < n; i++) {
        had[i] = matrix.column(matrix.start(row) + i);
        weight[i] = matrix.value(matrix.start(row) + i);
      }
      own = plainReg + reg * n;
    }

    void take(History history, double decay, Emphasis emphasis) {
      room(history.size());
      double fade = 1;
      for (int i = n - 1; i >= 0; i--) {
        had[i] = history.item(i);
        weight[i] = (float) (fade * emphasis.of(history.weight(i)));
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
    void solve(float[] x, int steps) {
      multiply(x, r);
      for (int f = 0; f < r.length; f++) {
        r[f] = -r[f];
      }
      for (int i = 0; i < n; i++) {
        others.addTo(r, had[i], weight[i]);
      }
      System.arraycopy(r, 0, p, 0, r.length);
      float rr = dot(r, r);
      for (int step = 0; step < steps && rr > 1e-12; step++) {
        multiply(p, ap);
        float along = dot(p, ap);
        if (along <= 0) {
          return;
        }
        float length = rr / along;
        for (int f = 0; f < r.length; f++) {
          x[f] += length * p[f];
          r[f] -= length * ap[f];
        }
        float next = dot(r, r);
        for (int f = 0; f < r.length; f++) {
          p[f] = r[f] + next / rr * p[f];
        }
        rr = next;
      }
    }

    private void multiply(float[] x, float[] result) {
      int d = x.length;
      for (int f = 0; f < d; f++) {
        result[f] = own * x[f];
      }
      for (int g = 0; g < d; g++) {
        float its = x[g];
        int at = g * d;
        for (int f = 0; f < d; f++) {
          result[f] += its * gram[at + f];
        }
      }
      for (int i = 0; i < n; i++) {
        others.addTo(result, had[i], weight[i] * others.dot(had[i], x));
      }
    }

    private static float dot(float[] a, float[] b) {
      float sum = 0;
      for (int f = 0; f < a.length; f++) {
        sum += a[f] * b[f];
      }
      return sum;
    }
  }
}
