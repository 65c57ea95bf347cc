package io.zhiyin.learn.hybrid;

import io.zhiyin.bench.algebra.QuasiNewton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The weights of a mixture of nine parts, 2,000 shoppers with 300 candidates each: our 200 steps of
 * Adam beside libraries on the same gradient (both cores): Hipparchus' conjugate gradients and
 * Mallet's L-BFGS. What each reaches is told when the bench begins.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class WeightsBench {
  private static final int WIDTH = 9 * Features.EACH;
  private static final int CANDIDATES = 300;
  private static final int SHOPPERS = 2_000;

  private final List<Weights.Case> cases = new ArrayList<>();
  private int slopes;
  private int values;

  @Setup(Level.Trial)
  public void open() {
    SplittableRandom random = new SplittableRandom(9);
    double[] truth = random.doubles(WIDTH, -1, 4).toArray();
    int[] numbers = new int[CANDIDATES];
    Arrays.setAll(numbers, i -> i);
    for (int shopper = 0; shopper < SHOPPERS; shopper++) {
      float[] rows = new float[CANDIDATES * WIDTH];
      double longer = random.nextDouble();
      for (int c = 0; c < CANDIDATES; c++) {
        for (int f = 0; f < WIDTH; f += Features.EACH) {
          float share = (float) Math.pow(random.nextDouble(), 6);
          double bent = Math.log1p(50 * share) / Math.log(51);
          rows[c * WIDTH + f] = share;
          rows[c * WIDTH + f + 1] = (float) bent;
          rows[c * WIDTH + f + 2] = (float) (bent * longer);
        }
      }
      Features features = new Features(numbers, rows, WIDTH);
      int best = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < CANDIDATES; c++) {
        double gumbel = -Math.log(-Math.log(random.nextDouble()));
        double value = features.dot(c, truth) + gumbel;
        if (value > highest) {
          highest = value;
          best = c;
        }
      }
      cases.add(new Weights.Case(features, new int[] {best}));
    }
    System.out.printf("%nadam %.6f after 200 slopes%n", value(adam()));
    slopes = 0;
    values = 0;
    System.out.printf("hipparchus %.6f", value(hipparchus()));
    System.out.println(" after " + slopes + " slopes and " + values + " values");
    slopes = 0;
    values = 0;
    System.out.printf("mallet %.6f", value(mallet()));
    System.out.println(" after " + slopes + " slopes and " + values + " values");
  }

  /** The mean over cases less the penalty, as {@link Weights} maximises it. */
  private double value(double[] w) {
    values++;
    double sum = cases.parallelStream().mapToDouble(one -> value(one, w)).sum();
    double squares = Arrays.stream(w).map(its -> its * its).sum();
    return sum / cases.size() - Weights.LAMBDA / 2 * squares;
  }

  private static double value(Weights.Case one, double[] w) {
    double[] dots = new double[one.features.size()];
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < dots.length; c++) {
      dots[c] = one.features.dot(c, w);
      highest = Math.max(highest, dots[c]);
    }
    double sum = 0;
    for (double dot : dots) {
      sum += Math.exp(dot - highest);
    }
    double value = 0;
    for (int target : one.targets) {
      value += (dots[target] - highest - Math.log(sum)) / one.targets.length;
    }
    return value;
  }

  private double[] slope(double[] w) {
    slopes++;
    double[] slope = Weights.slope(cases, w);
    for (int f = 0; f < slope.length; f++) {
      slope[f] = slope[f] / cases.size() - Weights.LAMBDA * w[f];
    }
    return slope;
  }

  private static double[] ones() {
    double[] w = new double[WIDTH];
    Arrays.fill(w, 1);
    return w;
  }

  @Benchmark
  public double[] adam() {
    return Weights.learn(cases, WIDTH);
  }

  @Benchmark
  public double[] hipparchus() {
    return new NonLinearConjugateGradientOptimizer(
            NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
            new SimpleValueChecker(1e-6, 1e-6))
        .optimize(
            new MaxEval(10_000),
            new ObjectiveFunction(this::value),
            new ObjectiveFunctionGradient(this::slope),
            GoalType.MAXIMIZE,
            new InitialGuess(ones()))
        .getPoint();
  }

  @Benchmark
  public double[] mallet() {
    return QuasiNewton.maximum(ones(), this::value, this::slope);
  }
}
