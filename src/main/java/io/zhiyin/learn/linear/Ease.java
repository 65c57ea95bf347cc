package io.zhiyin.learn.linear;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import io.zhiyin.learn.neighbours.ItemToItem;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * EASE^R: the item-item weights B with zero diagonal that minimise ‖X − XB‖² + λ‖B‖², X(u,i) being
 * what {@link Emphasis} says of the heaviest event (Steck, Embarrassingly shallow autoencoders for
 * sparse data, WWW 2019): B(i,j) = −P(i,j)/P(j,j), P = (XᵀX + λI)⁻¹.
 *
 * <p>Up to 1,500 items by that inverse; above, each target's column is solved on its own
 * neighbourhood of the {@code block} closest items: the same problem with all other weights held at
 * 0 (in the manner of Steck, Markov random fields for collaborative filtering, NeurIPS 2019).
 * Dense: n³ time, 24·n² bytes. Blocked: n·(block³/6 + the neighbourhood's counts), and most items
 * have fewer neighbours than that, at most 32 kB an item and 800 MB for the counts. Wins where
 * items have many shoppers; new shoppers cost nothing. Loses where items have few, and order is
 * nothing to it.
 */
public final class Ease implements Method {
  private static final int DENSE = 1_500;
  private static final int KEPT = 1_000;

  @Override
  public String name() {
    return "ease";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("lambda", 30, 1, 3, 10, 30, 100, 300, 1000),
        Setting.ofOrder("decay", 1, 0.5, 0.7, 0.8, 0.9, 0.95, 1),
        Setting.of("block", 150, 50, 100, 150, 300),
        Emphasis.setting());
  }

  @Override
  public Recommender fit(Training training, Params params) {
    Emphasis emphasis = Emphasis.of(training, params);
    SparseMatrix had = emphasis.of(training.interactions());
    double lambda = params.get("lambda");
    SparseMatrix weights =
        had.columns() <= DENSE ? dense(had, lambda) : blocked(had, lambda, params.whole("block"));
    double decay = training.ordered() ? params.get("decay") : 1;
    return new ItemToItem(weights, decay, emphasis);
  }

  static SparseMatrix blocked(SparseMatrix had, double lambda, int block) {
    return new LocalGram(had).solve(block, () -> new Ridge(lambda)::solve);
  }

  static SparseMatrix dense(SparseMatrix had, double lambda) {
    int n = had.columns();
    DMatrixRMaj gram = new DMatrixRMaj(n, n);
    for (int user = 0; user < had.rows(); user++) {
      for (int a = had.start(user); a < had.end(user); a++) {
        for (int b = had.start(user); b < had.end(user); b++) {
          gram.data[had.column(a) * n + had.column(b)] += had.value(a) * had.value(b);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      gram.data[i * n + i] += lambda;
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
    DMatrixRMaj inverse = new DMatrixRMaj(n, n);
    if (n > 0 && solver.setA(gram)) {
      solver.invert(inverse);
    }
    RowCollector rows = new RowCollector(n, n);
    float[] row = new float[n];
    for (int i = 0; i < n; i++) {
      TopK best = new TopK(Math.min(n, KEPT));
      float[] size = new float[n];
      for (int j = 0; j < n; j++) {
        row[j] = i == j ? 0 : (float) (-inverse.data[i * n + j] / inverse.data[j * n + j]);
        size[j] = Math.abs(row[j]);
        best.offer(j, size[j]);
      }
      rows.pick(i, best.drain(), row);
    }
    return rows.matrix();
  }

  /** (G + λI) w = g on one neighbourhood, by Cholesky. */
  private static final class Ridge {
    private final double lambda;
    private final DMatrixRMaj left = new DMatrixRMaj(1, 1);
    private final DMatrixRMaj right = new DMatrixRMaj(1, 1);
    private final DMatrixRMaj solution = new DMatrixRMaj(1, 1);
    private final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(200);

    Ridge(double lambda) {
      this.lambda = lambda;
    }

    void solve(LocalGram.Block block, double[] weights) {
      int n = block.size;
      if (n == 0) {
        return;
      }
      left.reshape(n, n);
      right.reshape(n, 1);
      solution.reshape(n, 1);
      System.arraycopy(block.gram, 0, left.data, 0, n * n);
      for (int i = 0; i < n; i++) {
        left.data[i * n + i] += lambda;
      }
      System.arraycopy(block.target, 0, right.data, 0, n);
      if (solver.setA(left)) {
        solver.solve(right, solution);
        System.arraycopy(solution.data, 0, weights, 0, n);
      } else {
        Arrays.fill(weights, 0, n, 0);
      }
    }
  }
}
