package io.zhiyin.bench.algebra;

import dev.ludovic.netlib.lapack.LAPACK;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.netlib.util.intW;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;
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
 * What EASE asks of a library for dense linear algebra: to solve (G + λI) w = g for one
 * neighbourhood, and to invert G + λI for a small catalogue. {@code plain} is the textbook's three
 * loops. Each starts from the counts in an array, as our methods have them. One thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CholeskyBench {
  @Param({"50", "150", "1000"})
  int n;

  private double[] counts;
  private double[] target;

  private DMatrixRMaj left;
  private DMatrixRMaj right;
  private DMatrixRMaj solution;
  private DMatrixRMaj inverse;
  private LinearSolverDense<DMatrixRMaj> solver;
  private R064Store ojalgoLeft;
  private R064Store ojalgoRight;
  private Cholesky<Double> ojalgo;
  private LAPACK lapack;
  private double[] factor;
  private double[] result;

  @Setup(Level.Trial)
  public void open() {
    SplittableRandom random = new SplittableRandom(7);
    double[] shoppers = new double[n * 40];
    for (int i = 0; i < shoppers.length; i++) {
      shoppers[i] = random.nextDouble() < 0.2 ? 1 : 0;
    }
    counts = new double[n * n];
    target = new double[n];
    for (int i = 0; i < n; i++) {
      target[i] = random.nextInt(20);
      for (int j = 0; j < n; j++) {
        for (int s = 0; s < 40; s++) {
          counts[i * n + j] += shoppers[i * 40 + s] * shoppers[j * 40 + s];
        }
      }
      counts[i * n + i] += 30;
    }
    left = new DMatrixRMaj(n, n);
    right = new DMatrixRMaj(n, 1);
    solution = new DMatrixRMaj(n, 1);
    inverse = new DMatrixRMaj(n, n);
    solver = LinearSolverFactory_DDRM.chol(n);
    ojalgoLeft = R064Store.FACTORY.make(n, n);
    ojalgoRight = R064Store.FACTORY.make(n, 1);
    ojalgo = Cholesky.R064.make(n, n);
    lapack = LAPACK.getInstance();
    factor = new double[n * n];
    result = new double[n];
    double[] ours = ejml().clone();
    for (double[] other : new double[][] {ojalgo(), netlib(), plain()}) {
      for (int i = 0; i < n; i++) {
        if (Math.abs(ours[i] - other[i]) > 1e-9) {
          throw new IllegalStateException("they differ at " + i);
        }
      }
    }
    System.out.println("netlib: " + lapack.getClass().getName());
  }

  @Benchmark
  public double[] ejml() {
    System.arraycopy(counts, 0, left.data, 0, n * n);
    System.arraycopy(target, 0, right.data, 0, n);
    solver.setA(left);
    solver.solve(right, solution);
    return solution.data;
  }

  @Benchmark
  public double[] ojalgo() {
    System.arraycopy(counts, 0, ojalgoLeft.data, 0, n * n);
    System.arraycopy(target, 0, ojalgoRight.data, 0, n);
    ojalgo.decompose(ojalgoLeft);
    return ojalgo.getSolution(ojalgoRight).toRawCopy1D();
  }

  @Benchmark
  public double[] netlib() {
    System.arraycopy(counts, 0, factor, 0, n * n);
    System.arraycopy(target, 0, result, 0, n);
    intW info = new intW(0);
    lapack.dpotrf("L", n, factor, n, info);
    lapack.dpotrs("L", n, 1, factor, n, result, n, info);
    return result;
  }

  @Benchmark
  public double[] plain() {
    double[] l = factor;
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = counts[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= l[i * n + k] * l[j * n + k];
        }
        l[i * n + j] = i == j ? Math.sqrt(sum) : sum / l[j * n + j];
      }
    }
    for (int i = 0; i < n; i++) {
      double sum = target[i];
      for (int k = 0; k < i; k++) {
        sum -= l[i * n + k] * result[k];
      }
      result[i] = sum / l[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = result[i];
      for (int k = i + 1; k < n; k++) {
        sum -= l[k * n + i] * result[k];
      }
      result[i] = sum / l[i * n + i];
    }
    return result;
  }

  @Benchmark
  public double[] invertByEjml() {
    System.arraycopy(counts, 0, left.data, 0, n * n);
    solver.setA(left);
    solver.invert(inverse);
    return inverse.data;
  }

  @Benchmark
  public Object invertByOjalgo() {
    System.arraycopy(counts, 0, ojalgoLeft.data, 0, n * n);
    ojalgo.decompose(ojalgoLeft);
    return ojalgo.getInverse();
  }
}
