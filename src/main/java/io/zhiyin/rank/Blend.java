package io.zhiyin.rank;

import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Signals;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Decides how content and behaviour share a score, by how much behaviour there is.
 *
 * <p>With n_k the seeds' mean support in kind k and e_k = n_k/(n_k + κ) its evidence, behaviour as
 * a whole weighs A·n/(n + κ) with n = Σ n_k, split between the kinds in proportion to share_k·e_k;
 * content has the rest, so that the weights sum to 1 and a product nobody has seen yet stands on
 * its content alone. n/(n + κ) is the shrinkage of a mean towards its prior (Bühlmann's
 * credibility, 1967); it is the seed's support and not the pair's, so one pass stays linear: a
 * pair's own support discounts its stored strength.
 *
 * <p>Where a trained model serves, it has a fixed share of behaviour's weight and the live kinds
 * share the rest: the model knows the whole log and orders better, the counters know the last
 * second.
 */
public final class Blend {
  /** The share of a kind that is switched off in a blend but asked for by name. */
  private static final double LEAST = 1e-3;

  private Blend() {}

  /**
   * The weights of a score.
   *
   * @param content in [0,1]
   * @param together weight of each kind with evidence, > 0
   * @param learned of the trained model, in [0,1]
   */
  public record Mix(double content, Map<PairKind, Double> together, double learned) {
    public Mix {
      together = Map.copyOf(together);
    }
  }

  public static Mix of(Weights weights, Signals signals, Map<String, Double> seeds) {
    Map<PairKind, Double> say = new EnumMap<>(PairKind.class);
    double support = 0;
    double says = 0;
    for (Map.Entry<PairKind, Double> share : weights.kinds().entrySet()) {
      double n = meanSupport(signals, share.getKey(), seeds);
      double its = share.getValue() * n / (n + weights.kappa());
      if (its > 0) {
        say.put(share.getKey(), its);
        support += n;
        says += its;
      }
    }
    double collaborative = weights.collaborative() * support / (support + weights.kappa());
    double learned = says == 0 ? 0 : weights.learned();
    double scale = says == 0 ? 0 : collaborative * (1 - learned) / says;
    say.replaceAll((kind, its) -> its * scale);
    say.values().removeIf(its -> its <= 0);
    return new Mix(1 - collaborative, say, collaborative * learned);
  }

  /**
   * How some kinds share a score among themselves: in proportion to share_k·e_k, summing to 1;
   * empty where there is no evidence of any.
   */
  public static Map<PairKind, Double> among(
      Set<PairKind> kinds, Weights weights, Signals signals, Map<String, Double> seeds) {
    Map<PairKind, Double> say = new EnumMap<>(PairKind.class);
    for (PairKind kind : kinds) {
      double n = meanSupport(signals, kind, seeds);
      double its =
          Math.max(weights.kinds().getOrDefault(kind, 0.0), LEAST) * n / (n + weights.kappa());
      if (its > 0) {
        say.put(kind, its);
      }
    }
    double sum = say.values().stream().mapToDouble(Double::doubleValue).sum();
    say.replaceAll((kind, its) -> its / sum);
    return say;
  }

  private static double meanSupport(Signals signals, PairKind kind, Map<String, Double> seeds) {
    double weighted = 0;
    double total = 0;
    for (Map.Entry<String, Double> seed : seeds.entrySet()) {
      weighted += seed.getValue() * signals.support(kind, seed.getKey());
      total += seed.getValue();
    }
    return total == 0 ? 0 : weighted / total;
  }
}
