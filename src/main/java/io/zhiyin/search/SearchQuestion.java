package io.zhiyin.search;

import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question.Order;
import io.zhiyin.rank.Language;
import io.zhiyin.signals.Shopper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A search page's question.
 *
 * @param who the shopper and the session it is asked in; {@link Who#NOBODY} for none
 * @param within the time after which the answer holds what was found so far; zero for no limit
 */
public record SearchQuestion(
    Words words,
    Filter filter,
    Order order,
    Window window,
    Who who,
    Wanted wanted,
    Duration within) {
  /**
   * The query.
   *
   * @param text empty browses
   * @param asWritten whether it must not be answered corrected
   * @param understand whether prices, brands, categories and attribute values are read out of it
   */
  public record Words(String text, boolean asWritten, boolean understand) {}

  public String text() {
    return words.text();
  }

  /** Whether filters were given. */
  boolean filtered() {
    return !filter.equals(Filter.all());
  }

  /** The same question, answered without regard to the shopper's history. */
  public SearchQuestion impersonal() {
    Who nobody = new Who(who.shopper(), who.sessionId(), false);
    return new SearchQuestion(words, filter, order, window, nobody, wanted, within);
  }

  /** The same question in other words. */
  SearchQuestion as(String text) {
    return new SearchQuestion(
        new Words(text, true, words.understand()), filter, order, window, who, wanted, within);
  }

  /** The first products for some words whatever the filters, by relevance, and nothing else. */
  SearchQuestion bare(String text, int size) {
    return new SearchQuestion(
        new Words(text, true, words.understand()),
        Filter.all(),
        Order.RELEVANCE,
        new Window(0, size, Cursor.START, window.collapse()),
        who,
        new Wanted(List.of(), 1, false, false, wanted.language()),
        within);
  }

  /**
   * A page: {@code from + size <= 10000}.
   *
   * @param cursor where to go on; then {@code from} is 0
   * @param collapse whether near-duplicates come once; empty: as configured
   */
  public record Window(int from, int size, Cursor cursor, Optional<Boolean> collapse) {
    /** Whether it is the first page of its question. */
    public boolean first() {
      return from == 0 && cursor.place().isEmpty() && cursor.shown().isEmpty();
    }
  }

  /**
   * For whom.
   *
   * @param personalize whether the shopper's history may move products
   */
  public record Who(Shopper shopper, String sessionId, boolean personalize) {
    public static final Who NOBODY = new Who(Shopper.NOBODY, "", false);
  }

  /**
   * What the answer holds beside the products.
   *
   * @param facets fields to count, see {@link io.zhiyin.index.question.Facet}
   * @param facetSize values a field
   * @param highlight whether products say where the words stand
   * @param explain whether scores are taken apart
   * @param language of reasons
   */
  public record Wanted(
      List<String> facets, int facetSize, boolean highlight, boolean explain, Language language) {
    public Wanted {
      facets = List.copyOf(facets);
    }
  }
}
