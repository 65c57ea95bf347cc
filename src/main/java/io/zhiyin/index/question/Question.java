package io.zhiyin.index.question;

import java.time.Duration;
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
 * @param extras what is wanted beside the products
 */
public record Question(
    List<Retrieval.Part> parts,
    Filter filter,
    Set<String> exclude,
    Order order,
    int from,
    int size,
    int countTo,
    boolean explain,
    Extras extras) {
  public static final int WINDOW = 10_000;
  public static final int COUNT_TO = 1_000;

  /**
   * As {@code countTo}: all are counted, so that none is passed over for its low score, and one of
   * the words is enough.
   */
  public static final int ALL = Integer.MAX_VALUE;

  public Question {
    parts = List.copyOf(parts);
    exclude = Set.copyOf(exclude);
    if (from < 0 || size < 0 || (long) from + size > WINDOW) {
      throw new IllegalArgumentException(
          "from + size must be in [0," + WINDOW + "], got " + from + " + " + size);
    }
  }

  /** A question for products alone. */
  public Question(
      List<Retrieval.Part> parts,
      Filter filter,
      Set<String> exclude,
      Order order,
      int from,
      int size,
      int countTo,
      boolean explain) {
    this(parts, filter, exclude, order, from, size, countTo, explain, Extras.NONE);
  }

  /**
   * What is wanted beside the products, and how.
   *
   * @param facets fields whose values are counted, see {@link Facet}
   * @param facetSize values given for each field, most frequent first, >= 1
   * @param collapse whether of products with the same brand and title, but for order, punctuation
   *     and repetition, the first in the order asked stands for all; then totals count such groups,
   *     and a facet's value those with a product that has it
   * @param marks whether each product says where the words stand
   * @param variants whether each product says which of its variants the question is about
   * @param after where to go on; then {@code from} is 0
   * @param within the time after which the answer holds what was found so far; zero for no limit
   */
  public record Extras(
      List<String> facets,
      int facetSize,
      boolean collapse,
      boolean marks,
      boolean variants,
      Cursor after,
      Duration within) {
    public static final Extras NONE =
        new Extras(List.of(), Facet.VALUES, false, false, false, Cursor.START, Duration.ZERO);

    public Extras {
      facets = List.copyOf(facets);
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
    return new Question(parts, filter, exclude, order, from, size, countTo, explain, extras);
  }

  public Question without(Set<String> ids) {
    return new Question(parts, filter, ids, order, from, size, countTo, explain, extras);
  }

  public Question with(Extras extras) {
    return new Question(parts, filter, exclude, order, from, size, countTo, explain, extras);
  }
}
