package io.zhiyin.search;

import io.zhiyin.index.Filter;
import io.zhiyin.index.Question.Order;
import io.zhiyin.rank.Language;
import io.zhiyin.signals.Shopper;

/**
 * A search page's question.
 *
 * @param text the query; empty browses
 * @param who the shopper and the session it is asked in; {@link Who#NOBODY} for none
 */
public record SearchQuestion(
    String text,
    Filter filter,
    Order order,
    Window window,
    Who who,
    boolean explain,
    Language language) {
  /** A page: {@code from + size <= 10000}. */
  public record Window(int from, int size) {}

  /**
   * For whom.
   *
   * @param personalize whether the shopper's history may move products
   */
  public record Who(Shopper shopper, String sessionId, boolean personalize) {
    public static final Who NOBODY = new Who(Shopper.NOBODY, "", false);
  }
}
