package io.zhiyin.signals.count;

/**
 * How much two products go together: cosine, believed as far as there is evidence.
 *
 * <pre>
 * cosine   = c / (√n_a · √n_b)          c = Σ g over sessions with both, n = Σ g over sessions with the one
 * evidence = c² / Σ g²                  sessions of equal weight that c is worth; their number when nothing fades
 * strength = cosine · evidence / (evidence + κ)
 * </pre>
 *
 * <p>In [0,1]. With a pair weighed by g at the middle of its two times, √(g_a·g_b), the first
 * factor is a true cosine of the products' vectors over sessions (Cauchy–Schwarz); where a
 * shopper's rolling window meets one purchase twice it can exceed 1 and is cut. Both factors are
 * quotients of decayed sums, so a strength changes with events only, never by waiting: a product's
 * document stays right until somebody does something.
 *
 * <p>Sources: Sarwar et al., "Item-based collaborative filtering", WWW 2001 (cosine); Kish, "Survey
 * Sampling", 1965 (effective sample size); Bell and Koren, "Scalable collaborative filtering with
 * jointly derived neighborhood interpolation weights", ICDM 2007 (shrinkage n/(n+κ)).
 */
public final class Strength {
  private Strength() {}

  /**
   * @param together Σ g over sessions with both
   * @param squares Σ g² over the same
   * @param kappa evidence at which half of the cosine is believed, >= 0
   */
  static double of(double together, double squares, double one, double other, double kappa) {
    double lengths = Math.sqrt(one) * Math.sqrt(other);
    double evidence = evidence(together, squares);
    if (lengths <= 0 || evidence <= 0) {
      return 0;
    }
    return Math.min(1, together / lengths) * (evidence / (evidence + kappa));
  }

  /** Kish's effective number (Σg)² / Σg²; 0 for nothing. */
  static double evidence(double sum, double squares) {
    return squares <= 0 ? 0 : sum / squares * sum;
  }
}
