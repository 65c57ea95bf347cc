package io.zhiyin.learn.neighbours;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.List;

/**
 * A random walk of three steps, shopper → item → shopper → item, its probabilities raised to a
 * power and popular ends held back: s(i,j) = Σ over shoppers u of both, (e(u,i)·e(u,j))^alpha ·
 * |u|^−alpha · n(i)^−alpha · n(j)^−beta, e being what {@link Emphasis} says of the heaviest event
 * (1 where weights are not looked at), |u| and n(i) its sums by shopper and item.
 *
 * <p>P3alpha (Cooper et al., Random walks in recommender systems, WWW 2014) has beta 0; RP3beta:
 * Paudel et al., Updatable, accurate, diverse and scalable recommendations for interactive
 * applications, TiiS 2017. Cost as item neighbours: Σ over shoppers of |history|² to fit, 8 bytes a
 * neighbour kept. The best of the plain ones on dense, large sets; beta trades accuracy for reach
 * into the long tail. Loses to what reads the order where taste moves.
 */
public final class RandomWalk implements Method {
  private final boolean penalised;

  private RandomWalk(boolean penalised) {
    this.penalised = penalised;
  }

  public static RandomWalk p3alpha() {
    return new RandomWalk(false);
  }

  public static RandomWalk rp3beta() {
    return new RandomWalk(true);
  }

  @Override
  public String name() {
    return penalised ? "rp3beta" : "p3alpha";
  }

  @Override
  public List<Setting> settings() {
    Setting alpha = Setting.of("alpha", 0.7, 0.3, 0.5, 0.7, 0.85, 1, 1.2, 1.4);
    Setting neighbours = Setting.of("neighbours", 500, 50, 100, 200, 500, 1000);
    Setting decay = Setting.ofOrder("decay", 1, 0.5, 0.7, 0.8, 0.9, 0.95, 1);
    return penalised
        ? List.of(
            Setting.of("beta", 0.4, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8),
            alpha,
            neighbours,
            decay,
            Emphasis.setting())
        : List.of(alpha, neighbours, decay, Emphasis.setting());
  }

  @Override
  public Recommender fit(Training training, Params params) {
    Emphasis emphasis = Emphasis.of(training, params);
    SparseMatrix had = emphasis.of(training.interactions());
    double alpha = params.get("alpha");
    double beta = penalised ? params.get("beta") : 0;
    double[] lengths = had.sums();
    float[] arriving = new float[had.entries()];
    float[] leaving = new float[had.entries()];
    for (int user = 0; user < had.rows(); user++) {
      float share = (float) Math.pow(lengths[user], -alpha);
      for (int e = had.start(user); e < had.end(user); e++) {
        arriving[e] = (float) Math.pow(had.value(e), alpha);
        leaving[e] = arriving[e] * share;
      }
    }
    double[] n = had.transposed().sums();
    SparseMatrix strengths =
        new PairSums(had.withValues(arriving), had.withValues(leaving))
            .strongest(
                params.whole("neighbours"),
                (i, j, sum) -> sum * Math.pow(n[i], -alpha) * Math.pow(n[j], -beta));
    double decay = training.ordered() ? params.get("decay") : 1;
    return new ItemToItem(strengths, decay, emphasis);
  }
}
