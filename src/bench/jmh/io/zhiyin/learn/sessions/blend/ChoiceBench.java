package io.zhiyin.learn.sessions.blend;

import io.zhiyin.bench.algebra.QuasiNewton;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * The weights of a session's mixture, 4,000 choices among 150 each: our twelve epochs of Adam in
 * batches beside Mallet's L-BFGS over all choices at once, on the same gradient and one thread.
 * What each reaches is told when the bench begins.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class ChoiceBench {
  private static final int CANDIDATES = 150;
  private static final int CHOICES = 4_000;

  private final List<Choice.Example> examples = new ArrayList<>();
  private int passes;

  @Setup(Level.Trial)
  public void open() {
    SplittableRandom random = new SplittableRandom(4);
    double[] truth = random.doubles(Inputs.COUNT, -1, 1).toArray();
    for (int choice = 0; choice < CHOICES; choice++) {
      float[] x = new float[CANDIDATES * Inputs.COUNT];
      int chosen = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < CANDIDATES; c++) {
        double value = -Math.log(-Math.log(random.nextDouble()));
        for (int i = 0; i < Inputs.COUNT; i++) {
          x[c * Inputs.COUNT + i] = (float) random.nextGaussian();
          value += truth[i] * x[c * Inputs.COUNT + i];
        }
        if (value > highest) {
          highest = value;
          chosen = c;
        }
      }
      examples.add(new Choice.Example(x, chosen));
    }
    Choice ours = adam(); // standardises the inputs in place, for both
    System.out.printf("%nadam %.6f after 12 passes%n", value(weights(ours)));
    passes = 0;
    System.out.printf("mallet %.6f", value(mallet()));
    System.out.println(" after " + passes + " passes");
  }

  private static double[] weights(Choice choice) {
    double[] w = new double[Inputs.COUNT];
    for (int i = 0; i < w.length; i++) {
      float[] one = new float[Inputs.COUNT];
      one[i] = 1;
      w[i] = choice.value(one, 0);
    }
    return w;
  }

  /** The mean over choices less the ridge, as {@link Choice} maximises it. */
  private double value(double[] w) {
    double sum = 0;
    for (Choice.Example example : examples) {
      double total = 0;
      double its = 0;
      for (int c = 0; c < example.size(); c++) {
        double dot = 0;
        for (int i = 0; i < w.length; i++) {
          dot += w[i] * example.inputs()[c * w.length + i];
        }
        total += Math.exp(dot);
        its = c == example.chosen() ? dot : its;
      }
      sum += its - Math.log(total);
    }
    double squares = 0;
    for (double each : w) {
      squares += each * each;
    }
    return sum / examples.size() - Choice.RIDGE * squares;
  }

  @Benchmark
  public Choice adam() {
    return Choice.learn(examples, 1);
  }

  private double[] slope(double[] w) {
    passes++;
    double[] gradient = new double[w.length];
    for (Choice.Example example : examples) {
      Choice.addGradient(example, w, gradient);
    }
    for (int i = 0; i < w.length; i++) {
      gradient[i] = gradient[i] / examples.size() - 2 * Choice.RIDGE * w[i];
    }
    return gradient;
  }

  @Benchmark
  public double[] mallet() {
    return QuasiNewton.maximum(new double[Inputs.COUNT], this::value, this::slope);
  }
}
