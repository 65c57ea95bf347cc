package io.zhiyin.learn.neighbours;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * The linear filter on the graph of shoppers and items: s(i,j) = (n(i)^−source · n(j)^−target · Σ
 * over shoppers u of both, e(u,i) · e(u,j) · |u|^−user)^power, cut to each target's strongest; e
 * being what {@link Emphasis} says of the heaviest event, |u| and n(i) its sums by shopper and
 * item. With user 1, source and target ½ and power 1 it is R̃ᵀR̃ of R̃ = D(u)^−½ X D(i)^−½, the
 * linear half of GF-CF (Shen et al., How powerful is graph convolution for recommendation?, CIKM
 * 2021); with user 2a, source and target 1 − a the first filter of Turbo-CF (Park, Shin, Shin,
 * SIGIR 2024), whose power flattens or sharpens the graph.
 *
 * <p>A random walk ({@link RandomWalk}) ties what leaves a shopper to what leaves an item; here the
 * three exponents are free. Cost as item neighbours: Σ over shoppers of |history|² to fit, 8 bytes
 * a neighbour kept. Wins where histories differ much in length and their order means nothing; loses
 * to neighbours in sequence where it does, and to the walk on sparse data with its standard
 * settings.
 */
public final class GraphNeighbours implements Method {
  @Override
  public String name() {
    return "graph-neighbours";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("user", 1, 0, 0.3, 0.5, 0.7, 0.85, 1, 1.2),
        Setting.of("target", 0.5, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
        Setting.of("source", 0.5, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1),
        Setting.of("power", 1, 0.5, 0.7, 0.85, 1, 1.2, 1.5),
        Setting.of("neighbours", 500, 50, 100, 200, 500, 1000),
        Setting.ofOrder("decay", 1, 0.5, 0.7, 0.8, 0.9, 0.95, 1),
        Emphasis.setting());
  }

  @Override
  public Recommender fit(Training training, Params params) {
    Emphasis emphasis = Emphasis.of(training, params);
    SparseMatrix had = emphasis.of(training.interactions());
    double[] lengths = had.sums();
    float[] shares = new float[had.entries()];
    for (int user = 0; user < had.rows(); user++) {
      float share = (float) Math.pow(lengths[user], -params.get("user"));
      for (int e = had.start(user); e < had.end(user); e++) {
        shares[e] = had.value(e) * share;
      }
    }
    double[] n = had.transposed().sums();
    double[] source = powers(n, -params.get("source"));
    double[] target = powers(n, -params.get("target"));
    double power = params.get("power");
    SparseMatrix byTarget =
        new PairSums(had, had.withValues(shares))
            .strongest(
                params.whole("neighbours"),
                (j, i, sum) -> {
                  double linear = sum * source[i] * target[j];
                  return power == 1 ? linear : Math.pow(linear, power);
                });
    double decay = training.ordered() ? params.get("decay") : 1;
    return new ItemToItem(byTarget.transposed(), decay, emphasis);
  }

  private static double[] powers(double[] of, double exponent) {
    return Arrays.stream(of).map(v -> Math.pow(Math.max(1, v), exponent)).toArray();
  }
}
