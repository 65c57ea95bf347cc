package io.zhiyin.search;

import java.util.List;
import java.util.Optional;

/**
 * An answer with what helps the shopper on.
 *
 * @param didYouMean a query that finds more, empty when there is none
 * @param corrected the query that the answer is for instead of the one asked, empty when it is for
 *     that one
 * @param nothing what to do when nothing was found
 */
public record Guided(
    SearchAnswer answer, String didYouMean, String corrected, Optional<Nothing> nothing) {
  /**
   * Why nothing was found, and the ways out.
   *
   * @param message for shoppers, in their language
   * @param withoutFilters products found when the filters go
   * @param popular what others like
   */
  public record Nothing(Reason reason, String message, long withoutFilters, List<Hit> popular) {
    public Nothing {
      popular = List.copyOf(popular);
    }
  }

  /** Why nothing was found. */
  public enum Reason {
    FILTERS,
    WORDS,
    EMPTY_SHOP
  }
}
