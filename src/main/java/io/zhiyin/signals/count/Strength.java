package io.zhiyin.signals.count;

/**
 * How much a product goes with a seed: one of four measures, believed as far as there is evidence.
 *
 * <pre>
 * c        = Σ g over sessions with both, n = Σ g over sessions with the one
 * N        = (Σ n over all products)² / (2 · Σ c over all pairs)   so many sessions that chance, n_a·n_b/N, makes as many pairs
 * evidence = c² / Σ g²                  sessions of equal weight that c is worth; their number when nothing fades
 * believed = evidence / (evidence + κ)
 * s        = √(Σg/Σg² of the one · Σg/Σg² of the other)   makes a typical session of theirs weigh 1
 *
 * cosine          c / (√n_a · √n_b) · believed
 * jaccard         c / (n_a + n_b − c) · believed
 * log_likelihood  r/(r + 10) · believed,  r = √G² of the table c·s, n_a·s, n_b·s, N·s; 0 unless c·N > n_a·n_b
 * lift_damped     √(c / (n_a^(1 − damping) · n_b^damping) · believed),  a the seed, b what goes with it
 * </pre>
 *
 * <p>All are in [0,1]. With a pair weighed by g at the middle of its two times, √(g_a·g_b), the
 * cosine is a true one of the products' vectors over sessions (Cauchy–Schwarz); where a shopper's
 * rolling window meets one purchase twice, a quotient may exceed 1 and is cut. {@code
 * log_likelihood} believes half at G² = 100. {@code lift_damped} is the root of the asymmetric
 * cosine: of what goes with one seed, a damping of 0 orders by counts alone and 0.5 as cosine does.
 * What is taken off for the seed and the root leave that order alone; the one makes values of
 * different seeds, and of shops of any size, mean the same share of the seed's sessions, the other
 * brings them to the height of cosines of content. The other measures are the same both ways.
 *
 * <p>All factors are quotients of decayed sums in which the weight of a moment cancels out, so a
 * strength changes with events only, never by waiting: a product's document stays right until
 * somebody does something. An event of A moves the strengths of all of A's neighbours (n_a is in
 * every measure), which is found by looking at A; N moves those of everybody, a little, and only
 * under {@code log_likelihood}: the round over all products finds those.
 *
 * <p>Sources: Sarwar et al., "Item-based collaborative filtering", WWW 2001 (cosine); Dunning,
 * "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19,
 * 1993 (G²); Kish, "Survey Sampling", 1965 (effective sample size); Bell and Koren, "Scalable
 * collaborative filtering with jointly derived neighborhood interpolation weights", ICDM 2007
 * (shrinkage n/(n+κ)); Aiolli, "Efficient top-N recommendation for very large scale binary rated
 * datasets", RecSys 2013 (asymmetric cosine).
 *
 * @param damping exponent of {@code lift_damped}, in [0,0.5); the others do not read it
 * @param kappa evidence at which half of a measure is believed, in [0,1e9]
 */
public record Strength(Measure measure, double damping, double kappa) {
  private static final double HALF_ROOT = 10;

  /** What is measured. */
  public enum Measure {
    COSINE,
    JACCARD,
    LOG_LIKELIHOOD,
    LIFT_DAMPED
  }

  public Strength {
    if (!(damping >= 0 && damping < 0.5)) {
      throw new IllegalArgumentException("damping must be in [0,0.5), got " + damping);
    }
    if (!(kappa >= 0 && kappa <= 1e9)) {
      throw new IllegalArgumentException("kappa must be in [0,1e9], got " + kappa);
    }
  }

  /** Cosine. */
  public static Strength cosine(double kappa) {
    return new Strength(Measure.COSINE, 0, kappa);
  }

  /**
   * How much the other goes with the seed, in [0,1]; 0 where nothing was counted.
   *
   * @param both sessions with both products
   * @param room N, >= 0
   */
  public double of(Sums both, Sums seed, Sums other, double room) {
    double evidence = both.evidence();
    if (evidence <= 0 || seed.evidence() <= 0 || other.evidence() <= 0) {
      return 0;
    }
    double believed = evidence / (evidence + kappa);
    return switch (measure) {
      case COSINE ->
          Math.min(1, both.weight() / (Math.sqrt(seed.weight()) * Math.sqrt(other.weight())))
              * believed;
      case JACCARD -> jaccard(both.weight(), seed.weight() + other.weight()) * believed;
      case LOG_LIKELIHOOD -> surprise(both.weight(), seed, other, room) * believed;
      case LIFT_DAMPED ->
          Math.sqrt(damped(both.weight(), seed.weight(), other.weight()) * believed);
    };
  }

  private double damped(double together, double seed, double other) {
    return Math.min(1, together / (seed * StrictMath.pow(other / seed, damping)));
  }

  private static double jaccard(double together, double sum) {
    return together / Math.max(together, sum - together);
  }

  private static double scale(Sums one, Sums other) {
    return Math.sqrt(one.scale()) * Math.sqrt(other.scale());
  }

  private static double surprise(double together, Sums one, Sums other, double room) {
    double scale = scale(one, other);
    double with = together * scale;
    double left = Math.max(0, one.weight() * scale - with);
    double right = Math.max(0, other.weight() * scale - with);
    double neither = Math.max(0, room * scale - with - left - right);
    if (with * neither <= left * right) {
      return 0;
    }
    double rows = entropy(with + left, right + neither);
    double columns = entropy(with + right, left + neither);
    double cells = entropy(with, left) + entropy(right, neither);
    double total = with + left + right + neither;
    double root = Math.sqrt(Math.max(0, 2 * (cells - rows - columns + xLogX(total))));
    return root / (root + HALF_ROOT);
  }

  private static double entropy(double one, double other) {
    return xLogX(one) + xLogX(other);
  }

  private static double xLogX(double x) {
    return x <= 0 ? 0 : x * StrictMath.log(x);
  }
}
