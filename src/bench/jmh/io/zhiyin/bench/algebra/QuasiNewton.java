package io.zhiyin.bench.algebra;

import cc.mallet.optimize.LimitedMemoryBFGS;
import cc.mallet.optimize.Optimizable;
import cc.mallet.optimize.OptimizationException;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Mallet's L-BFGS on a concave function, as a peer of our optimisers. */
public final class QuasiNewton implements Optimizable.ByGradientValue {
  private final ToDoubleFunction<double[]> value;
  private final UnaryOperator<double[]> slope;
  private double[] w;

  private QuasiNewton(
      double[] start, ToDoubleFunction<double[]> value, UnaryOperator<double[]> slope) {
    this.w = start;
    this.value = value;
    this.slope = slope;
  }

  /** Where it finds the greatest value. */
  public static double[] maximum(
      double[] start, ToDoubleFunction<double[]> value, UnaryOperator<double[]> slope) {
    QuasiNewton climb = new QuasiNewton(start, value, slope);
    try {
      new LimitedMemoryBFGS(climb).optimize();
    } catch (OptimizationException e) {
      System.out.println("mallet stopped: " + e.getMessage());
    }
    return climb.w;
  }

  @Override
  public double getValue() {
    return value.applyAsDouble(w);
  }

  @Override
  public void getValueGradient(double[] into) {
    System.arraycopy(slope.apply(w), 0, into, 0, w.length);
  }

  @Override
  public int getNumParameters() {
    return w.length;
  }

  @Override
  public void getParameters(double[] into) {
    System.arraycopy(w, 0, into, 0, w.length);
  }

  @Override
  public double getParameter(int i) {
    return w[i];
  }

  @Override
  public void setParameters(double[] from) {
    w = from.clone();
  }

  @Override
  public void setParameter(int i, double value) {
    w[i] = value;
  }
}
