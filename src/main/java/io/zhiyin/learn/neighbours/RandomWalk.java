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
 * A random walk of three steps, shopper → item → shopper → item, its probabilities raised to a
 * power and popular ends held back: s(i,j) = Σ over shoppers u of both, |u|^−alpha · n(i)^−alpha ·
 * n(j)^−beta.
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
    SparseMatrix binary = training.interactions().binary();
    double alpha = params.get("alpha");
    double beta = penalised ? params.get("beta") : 0;
    float[] leaving = new float[binary.entries()];
    for (int user = 0; user < binary.rows(); user++) {
      float share = (float) Math.pow(binary.size(user), -alpha);
      Arrays.fill(leaving, binary.start(user), binary.end(user), share);
    }
    double[] n = binary.transposed().squaredNorms();
    SparseMatrix strengths =
        new PairSums(binary, binary.withValues(leaving))
            .strongest(
                params.whole("neighbours"),
                (i, j, sum) -> sum * Math.pow(n[i], -alpha) * Math.pow(n[j], -beta));
    double decay = training.ordered() ? params.get("decay") : 1;
    return new ItemToItem(strengths, decay, Emphasis.of(training, params));
  }
}
