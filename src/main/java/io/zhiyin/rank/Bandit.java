package io.zhiyin.rank;

import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/**
 * Draws one of several ways to answer, the more often the better its answers are clicked: Thompson
 * sampling for Bernoulli rewards with a floor. Each way's click rate is drawn from its posterior
 * Beta(1 + clicks, 1 + impressions − clicks) and the highest wins; but every way has at least the
 * share {@code floor}, so that none is given up for ever. Thompson, "On the likelihood that one
 * unknown probability exceeds another", Biometrika 1933; Chapelle and Li, "An empirical evaluation
 * of Thompson sampling", NIPS 2011.
 */
public final class Bandit {
  private Bandit() {}

  /**
   * What became of a way's answers.
   *
   * @param clicks more than {@code impressions} count as so many
   */
  public record Tally(long impressions, long clicks) {
    public static final Tally NONE = new Tally(0, 0);

    /** What came since another; nothing where that was more, as after an erasure. */
    public Tally since(Tally other) {
      return new Tally(
          Math.max(0, impressions - other.impressions), Math.max(0, clicks - other.clicks));
    }

    public Tally plus(Tally other) {
      return new Tally(impressions + other.impressions, clicks + other.clicks);
    }
  }

  /**
   * The position of the way that is drawn.
   *
   * @param ways at least one
   * @param floor the least share of each, in [0,1]; 1 / ways and above draws evenly
   */
  public static int draw(List<Tally> ways, double floor, RandomGenerator random) {
    if (random.nextDouble() < floor * ways.size()) {
      return random.nextInt(ways.size());
    }
    int best = 0;
    double highest = -1;
    for (int i = 0; i < ways.size(); i++) {
      double rate = rate(ways.get(i), random::nextLong);
      if (rate > highest) {
        highest = rate;
        best = i;
      }
    }
    return best;
  }

  /** A draw from the posterior of a click rate: Beta as a quotient of Gammas. */
  private static double rate(Tally tally, UniformRandomProvider random) {
    long clicks = Math.min(tally.clicks, tally.impressions);
    double one = gamma(1.0 + clicks, random);
    return one / (one + gamma(1.0 + tally.impressions - clicks, random));
  }

  private static double gamma(double shape, UniformRandomProvider random) {
    return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample();
  }
}
