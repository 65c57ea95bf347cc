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
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The ideal low-pass filter on the graph of shoppers and items: with R = D(u)^−½ X D(i)^−½, X(u,i)
 * being what {@link Emphasis} says of the heaviest event, D its sums, and V its first d right
 * singular vectors (at most a tenth of the items), score = h D(i)^−½ V Vᵀ D(i)^½, h(i) = decay^age
 * · e(i) by {@link Emphasis} (GF-CF: Shen et al., How powerful is graph convolution for
 * recommendation?, CIKM 2021; its other half, RᵀR, is the random walk's kin).
 *
 * <p>V by block power iteration with orthonormalisation (Halko, Martinsson, Tropp, SIAM Review
 * 2011): six rounds of entries · d + items · d², memory 3 · items · d numbers. What graph networks
 * learn on the same data, without training; strong on large broad sets, and knows pairs never seen
 * together; a small catalogue has few directions, a tenth of its items.
 */
public final class GraphFilter implements Method {
  private static final int ROUNDS = 6;

  /** Of the longest: what is shorter is noise of single precision. */
  private static final double VANISHED = 1e-12;

  @Override
  public String name() {
    return "graph-filter";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("factors", 128, 32, 64, 128, 256),
        Setting.of("restore", 0.5, 0, 0.25, 0.5),
        Setting.ofOrder("decay", 1, 0.7, 0.8, 0.9, 0.95, 1),
        Emphasis.setting());
  }

  @Override
  public Recommender fit(Training training, Params params) {
    Emphasis emphasis = Emphasis.of(training, params);
    SparseMatrix had = emphasis.of(training.interactions());
    int items = had.columns();
    int d = Math.min(params.whole("factors"), Math.max(1, items / 10));
    double[] n = had.transposed().sums();
    SparseMatrix shoppers = normalised(had, n);
    SparseMatrix byItem = shoppers.transposed();
    Factors v = Factors.random(items, d, 1, training.seed());
    for (int round = 0; round < ROUNDS; round++) {
      v = product(byItem, product(shoppers, v));
      orthonormalise(v);
    }
    float[] turned = v.byFactor();
    float[] restore = new float[items];
    for (int item = 0; item < items; item++) {
      restore[item] = (float) Math.pow(n[item], params.get("restore"));
    }
    Factors basis = v;
    double decay = training.ordered() ? params.get("decay") : 1;
    return (history, scores) -> {
      Factors.scoreAll(turned, query(history.distinct(), basis, n, decay, emphasis), scores);
      for (int item = 0; item < items; item++) {
        scores[item] *= restore[item];
      }
    };
  }

  private static float[] query(
      History history, Factors basis, double[] n, double decay, Emphasis emphasis) {
    float[] query = new float[basis.d];
    double fade = 1;
    for (int at = history.size() - 1; at >= 0; at--) {
      int item = history.item(at);
      double counts = fade * emphasis.of(history.weight(at));
      basis.addTo(query, item, (float) (counts / Math.sqrt(Math.max(1, n[item]))));
      fade *= decay;
    }
    return query;
  }

  private static SparseMatrix normalised(SparseMatrix had, double[] n) {
    double[] lengths = had.sums();
    float[] values = new float[had.entries()];
    for (int user = 0; user < had.rows(); user++) {
      for (int e = had.start(user); e < had.end(user); e++) {
        values[e] = (float) (had.value(e) / Math.sqrt(lengths[user] * n[had.column(e)]));
      }
    }
    return had.withValues(values);
  }

  private static Factors product(SparseMatrix matrix, Factors with) {
    Factors product = new Factors(matrix.rows(), with.d);
    Parallel.rows(
        matrix.rows(),
        () ->
            row -> {
              int to = row * with.d;
              for (int e = matrix.start(row); e < matrix.end(row); e++) {
                float weight = matrix.value(e);
                int from = matrix.column(e) * with.d;
                for (int f = 0; f < with.d; f++) {
                  product.of[to + f] += weight * with.of[from + f];
                }
              }
            });
    return product;
  }

  /**
   * V ← V U S⁻¹ᐟ² with VᵀV = U S Uᵀ: another basis of the same directions, each of length 1; those
   * that vanished become 0.
   */
  private static void orthonormalise(Factors v) {
    int d = v.d;
    EigenDecomposition_F64<DMatrixRMaj> gram = DecompositionFactory_DDRM.eig(d, true, true);
    if (!gram.decompose(DMatrixRMaj.wrap(d, d, v.gram()))) {
      throw new ArithmeticException("no eigenvalues of a symmetric matrix");
    }
    double longest = 0;
    for (int to = 0; to < d; to++) {
      longest = Math.max(longest, gram.getEigenvalue(to).getReal());
    }
    float[] turn = new float[d * d];
    for (int to = 0; to < d; to++) {
      double size = gram.getEigenvalue(to).getReal();
      DMatrixRMaj direction = gram.getEigenVector(to);
      for (int f = 0; f < d && size > VANISHED * longest; f++) {
        turn[f * d + to] = (float) (direction.get(f, 0) / Math.sqrt(size));
      }
    }
    Parallel.rows(
        v.rows,
        () -> {
          float[] turned = new float[d];
          return row -> {
            int at = row * d;
            Arrays.fill(turned, 0);
            for (int f = 0; f < d; f++) {
              float its = v.of[at + f];
              for (int to = 0; to < d; to++) {
                turned[to] += its * turn[f * d + to];
              }
            }
            System.arraycopy(turned, 0, v.of, at, d);
          };
        });
  }
}
