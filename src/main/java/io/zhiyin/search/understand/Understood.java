package io.zhiyin.search.understand;

import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.language.Misspellings;
import java.math.BigDecimal;
import java.util.ArrayList;
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

  /**
   * The same, explained.
   *
   * @param words what became of the words
   * @param missing share of the words that a product might lack in the end
   */
  public Understood explained(List<Step> words, double missing) {
    List<Step> all = new ArrayList<>(words);
    all.addAll(steps);
    if (!this.words.isBlank()) {
      all.add(
          new Step(
              "match",
              this.words,
              "missing:[," + BigDecimal.valueOf(missing).stripTrailingZeros().toPlainString() + "]",
              "filter"));
    }
    return new Understood(this.words, filter, lifts, all);
  }

  /** Whether products were kept out by what was understood. */
  public boolean filters() {
    return !filter.equals(Filter.all());
  }

  /**
   * One step.
   *
   * @param step {@code price}, {@code currency}, {@code brand}, {@code category}, {@code
   *     attribute}, {@code own}, {@code spelling}; and where explained {@code script}, {@code
   *     unit}, {@code form}, {@code synonym}, {@code model}, {@code pieces}, {@code joined}, {@code
   *     head}, {@code match}
   * @param text the phrase of the query
   * @param meaning as a filter would say it where there is one, such as {@code price:[,500]}, and
   *     for {@code match} {@code missing:[,0.5]}; a currency's code; what stands for the text; what
   *     the head counts
   * @param use {@code filter}, {@code lift}, {@code none}; for spelling {@code replaced} (a
   *     misspelling of the shop's list, spaces within words), {@code answered} or {@code offered};
   *     {@code folded} (it is asked instead), {@code alternative} (it is asked as well), {@code
   *     weighted}
   */
  public record Step(String step, String text, String meaning, String use) {}
}
