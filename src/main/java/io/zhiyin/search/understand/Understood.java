package io.zhiyin.search.understand;

import io.zhiyin.index.Filter;
import io.zhiyin.index.Retrieval.Part;
import java.util.List;

/**
 * A query as it was understood.
 *
 * @param words what is asked of the products' texts; empty when the query held a constraint alone
 * @param filter what products must pass beside the question's own filters
 * @param lifts what products are lifted by, named {@code intent.…}
 * @param steps what was recognised, in the order of the query
 */
public record Understood(String words, Filter filter, List<Part> lifts, List<Step> steps) {
  public Understood {
    lifts = List.copyOf(lifts);
    steps = List.copyOf(steps);
  }

  /** A query taken as words alone. */
  public static Understood asWords(String text) {
    return new Understood(text, Filter.all(), List.of(), List.of());
  }

  /** Whether products were kept out by what was understood. */
  public boolean filters() {
    return !filter.equals(Filter.all());
  }

  /**
   * One step.
   *
   * @param step {@code price}, {@code brand}, {@code category}, {@code attribute}, {@code own},
   *     {@code spelling}
   * @param text the phrase of the query
   * @param meaning as a filter would say it where there is one, such as {@code price:[,500]}
   * @param use {@code filter}, {@code lift} or {@code none}, and for spelling {@code answered} or
   *     {@code offered}
   */
  public record Step(String step, String text, String meaning, String use) {}
}
