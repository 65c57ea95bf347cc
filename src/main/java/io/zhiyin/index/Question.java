package io.zhiyin.index;

import java.util.List;
import java.util.Set;

/**
 * What an index is asked: parts that find and value, a filter, an order and a page of it.
 *
 * <p>Ties are broken by product id, ascending. A product's score depends on its own document and
 * the parts, never on the page.
 *
 * @param exclude product ids that must not come
 * @param from products to pass over, from + size <= {@value #WINDOW}
 * @param countTo how far hits are counted before the total becomes a lower bound
 * @param explain whether each part says why
 */
public record Question(
    List<Retrieval.Part> parts,
    Filter filter,
    Set<String> exclude,
    Order order,
    int from,
    int size,
    int countTo,
    boolean explain) {
  public static final int WINDOW = 10_000;
  public static final int COUNT_TO = 1_000;

  public Question {
    parts = List.copyOf(parts);
    exclude = Set.copyOf(exclude);
    if (from < 0 || size < 0 || (long) from + size > WINDOW) {
      throw new IllegalArgumentException(
          "from + size must be in [0," + WINDOW + "], got " + from + " + " + size);
    }
  }

  /** By what the answer is ordered. */
  public enum Order {
    RELEVANCE,
    PRICE,
    PRICE_DESCENDING,
    NEWEST,
    SALES
  }

  /** The first {@code size} products by relevance. */
  public static Question top(int size, List<Retrieval.Part> parts) {
    return new Question(parts, Filter.all(), Set.of(), Order.RELEVANCE, 0, size, COUNT_TO, false);
  }

  public Question where(Filter filter) {
    return new Question(parts, filter, exclude, order, from, size, countTo, explain);
  }

  public Question without(Set<String> ids) {
    return new Question(parts, filter, ids, order, from, size, countTo, explain);
  }
}
