package io.zhiyin.index.question;

import java.util.List;
import java.util.Optional;

/**
 * An answer to a {@link Question}.
 *
 * @param facets in the order asked for
 * @param next where the following page begins; empty when this is the last one
 */
public record Page(
    List<Candidate> candidates, Found found, List<Facet> facets, Optional<Cursor> next) {
  public static final Page EMPTY =
      new Page(List.of(), new Found(0, true, false, false, false, 0), List.of(), Optional.empty());

  /**
   * How much was found, and how.
   *
   * @param total products found
   * @param exact whether {@code total} is exact, else it is a lower bound
   * @param relaxed whether no product holds (nearly) all words, so that those with some are given
   * @param partial whether time ran out before all products were looked at
   * @param unheld whether some word of the query stands in no product
   * @param missing the share of the query's words that a product might lack, in [0,1): less is
   *     asked in steps until enough is found; one word is always asked
   */
  public record Found(
      long total,
      boolean exact,
      boolean relaxed,
      boolean partial,
      boolean unheld,
      double missing) {}

  public Page {
    candidates = List.copyOf(candidates);
    facets = List.copyOf(facets);
  }

  public long total() {
    return found.total();
  }

  public boolean exact() {
    return found.exact();
  }
}
