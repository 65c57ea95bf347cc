package io.zhiyin.search.understand;

import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.language.Misspellings;
import java.util.List;
import java.util.stream.Stream;

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

  /** The same after words of the query were replaced. */
  public Understood after(List<Misspellings.Replaced> replaced) {
    Stream<Step> first =
        replaced.stream().map(its -> new Step("spelling", its.wrong(), its.right(), "replaced"));
    return new Understood(words, filter, lifts, Stream.concat(first, steps.stream()).toList());
  }

  /** Whether products were kept out by what was understood. */
  public boolean filters() {
    return !filter.equals(Filter.all());
  }

  /**
   * One step.
   *
   * @param step {@code price}, {@code currency}, {@code brand}, {@code category}, {@code
   *     attribute}, {@code own}, {@code spelling}
   * @param text the phrase of the query
   * @param meaning as a filter would say it where there is one, such as {@code price:[,500]}; a
   *     currency's code
   * @param use {@code filter}, {@code lift} or {@code none}, and for spelling {@code replaced} (a
   *     misspelling of the shop's list), {@code answered} or {@code offered}
   */
  public record Step(String step, String text, String meaning, String use) {}
}
