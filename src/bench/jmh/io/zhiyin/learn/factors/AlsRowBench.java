package io.zhiyin.learn.factors;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.data.History;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One row of implicit ALS, 128 factors: our conjugate gradients, three steps as in a fit and twelve
 * as for an answer, beside EJML's Cholesky of the same equations. What remains of the first is told
 * beside the exact solution when the bench begins. One thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AlsRowBench {
  private static final int D = 128;
  private static final int ROWS = 20_000;
  private static final double ALPHA = 0.01;
  private static final double REG = 0.01;

  @Param({"5", "20", "100"})
  int had;

  private Factors others;
  private float[] gram;
  private ImplicitAls.Row row;
  private History history;
  private final float[] x = new float[D];
  private final DMatrixRMaj left = new DMatrixRMaj(D, D);
  private final DMatrixRMaj right = new DMatrixRMaj(D, 1);
  private final DMatrixRMaj solution = new DMatrixRMaj(D, 1);
  private final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(D);

  @Setup(Level.Trial)
  public void open() {
    others = Factors.random(ROWS, D, 0.1 / Math.sqrt(D), 3);
    gram = ImplicitAls.scaled(others.gram(), ALPHA);
    SplittableRandom random = new SplittableRandom(5);
    int[] items = new int[had];
    float[] weights = new float[had];
    for (int i = 0; i < had; i++) {
      items[i] = i * (ROWS / had) + random.nextInt(ROWS / had);
      weights[i] = 1;
    }
    history = new History(items, weights, new byte[had], new long[had]);
    row = new ImplicitAls.Row(others, gram, REG * ALPHA * ROWS, REG);
    double[] exact = cholesky().clone();
    System.out.println(
        "from the exact solution: " + away(threeSteps(), exact) + ", " + away(twelve(), exact));
  }

  private static double away(float[] x, double[] exact) {
    double off = 0;
    double all = 0;
    for (int f = 0; f < x.length; f++) {
      off += (x[f] - exact[f]) * (x[f] - exact[f]);
      all += exact[f] * exact[f];
    }
    return Math.sqrt(off / all);
  }

  @Benchmark
  public float[] threeSteps() {
    return steps(3);
  }

  @Benchmark
  public float[] twelve() {
    return steps(12);
  }

  private float[] steps(int steps) {
    Arrays.fill(x, 0);
    row.take(history, 1, Emphasis.NONE);
    row.solve(x, steps);
    return x;
  }

  @Benchmark
  public double[] cholesky() {
    double own = REG * ALPHA * ROWS + REG * had;
    for (int i = 0; i < D * D; i++) {
      left.data[i] = gram[i];
    }
    Arrays.fill(right.data, 0);
    for (int h = 0; h < had; h++) {
      int at = history.item(h) * D;
      for (int a = 0; a < D; a++) {
        double its = others.of[at + a];
        right.data[a] += its;
        for (int b = 0; b < D; b++) {
          left.data[a * D + b] += its * others.of[at + b];
        }
      }
    }
    for (int f = 0; f < D; f++) {
      left.data[f * D + f] += own;
    }
    solver.setA(left);
    solver.solve(right, solution);
    return solution.data;
  }
}
