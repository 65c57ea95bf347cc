package io.zhiyin.learn.factors;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * BPR with items' factors only: an item had is to score above one not had, ln σ(x(had) − x(not)) −
 * reg·‖·‖², by stochastic gradients (Rendle et al., UAI 2009). A shopper is the sum of the
 * history's second factors over the root of its length (as FISM with α = ½: Kabbur, Ning, Karypis,
 * KDD 2013), so new shoppers count at once. One thread, so that a seed gives one model; rounds ·
 * entries · (history + d) time, histories cut to their 50 items of the highest numbers when fitted,
 * to the latest 50 when asked; memory 8 · items · d bytes, twice that to serve. Weights and order
 * play no part. A floor from the literature rather than a winner: other methods here are as good in
 * less time.
 */
public final class Bpr implements Method {
  private static final int LATEST = 50;

  @Override
  public String name() {
    return "bpr";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("rate", 0.1, 0.03, 0.1, 0.2),
        Setting.of("reg", 0.001, 0.0001, 0.001, 0.01),
        Setting.of("factors", 64, 32, 64, 128),
        Setting.of("rounds", 20, 10, 20, 40));
  }

  @Override
  public Recommender fit(Training training, Params params) {
    SparseMatrix had = training.interactions().binary();
    int d = params.whole("factors");
    Model model =
        new Model(
            Factors.random(had.columns(), d, 0.1, training.seed()),
            Factors.random(had.columns(), d, 0.1, training.seed() + 1),
            new float[had.columns()]);
    SplittableRandom random = new SplittableRandom(training.seed() + 2);
    for (int round = 0; round < params.whole("rounds"); round++) {
      for (int user = 0; user < had.rows(); user++) {
        for (int e = had.start(user); e < had.end(user) && had.size(user) > 1; e++) {
          int not = random.nextInt(had.columns());
          if (Arrays.binarySearch(had.columnsOf(), had.start(user), had.end(user), not) < 0) {
            model.step(had, user, e, not, params);
          }
        }
      }
    }
    float[] turned = model.offered.byFactor();
    return (history, scores) -> {
      System.arraycopy(model.bias, 0, scores, 0, scores.length);
      Factors.scoreAll(turned, single(model.shopper(history.distinct())), scores);
    };
  }

  private static float[] single(double[] values) {
    float[] all = new float[values.length];
    for (int f = 0; f < all.length; f++) {
      all[f] = (float) values[f];
    }
    return all;
  }

  private static final class Model {
    private final Factors offered;
    private final Factors owned;
    private final float[] bias;

    Model(Factors offered, Factors owned, float[] bias) {
      this.offered = offered;
      this.owned = owned;
      this.bias = bias;
    }

    double[] shopper(History history) {
      double[] sum = new double[owned.d];
      int from = Math.max(0, history.size() - LATEST);
      for (int at = from; at < history.size(); at++) {
        owned.addTo(sum, history.item(at), 1 / Math.sqrt(history.size() - from));
      }
      return sum;
    }

    void step(SparseMatrix had, int user, int target, int not, Params params) {
      int from = Math.max(had.start(user), had.end(user) - LATEST);
      int yes = had.column(target);
      double share = 1 / Math.sqrt(had.end(user) - from);
      double[] sum = new double[owned.d];
      for (int e = from; e < had.end(user); e++) {
        if (e != target) {
          owned.addTo(sum, had.column(e), share);
        }
      }
      double x = bias[yes] - bias[not] + offered.dot(yes, sum) - offered.dot(not, sum);
      double slope = 1 / (1 + Math.exp(x));
      double rate = params.get("rate");
      double reg = params.get("reg");
      bias[yes] += (float) (rate * (slope - reg * bias[yes]));
      bias[not] += (float) (rate * (-slope - reg * bias[not]));
      double[] apart = new double[owned.d];
      for (int f = 0; f < owned.d; f++) {
        float a = offered.of[yes * owned.d + f];
        float b = offered.of[not * owned.d + f];
        apart[f] = slope * share * (a - b);
        offered.of[yes * owned.d + f] += (float) (rate * (slope * sum[f] - reg * a));
        offered.of[not * owned.d + f] += (float) (rate * (-slope * sum[f] - reg * b));
      }
      for (int e = from; e < had.end(user); e++) {
        if (e != target) {
          int at = had.column(e) * owned.d;
          for (int f = 0; f < owned.d; f++) {
            owned.of[at + f] += (float) (rate * (apart[f] - reg * owned.of[at + f]));
          }
        }
      }
    }
  }
}
