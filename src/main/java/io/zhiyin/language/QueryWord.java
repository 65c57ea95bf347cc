package io.zhiyin.language;

import java.util.List;

/**
 * One word of a query with the ways in which a product may hold it.
 *
 * @param ways at least one, the word as written first
 * @param weight how much it counts beside the query's other words, > 0
 */
public record QueryWord(List<Way> ways, double weight) {
  public QueryWord {
    ways = List.copyOf(ways);
  }

  /**
   * One way to hold the word.
   *
   * @param terms all of them must be there
   * @param weight in (0,1]: what it is worth beside the word as written
   * @param kind how it came about
   */
  public record Way(List<String> terms, double weight, Kind kind) {
    public Way {
      terms = List.copyOf(terms);
    }
  }

  /** How a way came about. */
  public enum Kind {
    WRITTEN,
    SYNONYM,
    /** A model without the letters behind its last digit. */
    MODEL,
    /** The parts of a model, or of a word of two scripts. */
    PIECES,
    /** The word and its neighbour as one. */
    JOINED
  }

  /** A word that can be held in one way only. */
  public static QueryWord plain(String term) {
    return new QueryWord(List.of(new Way(List.of(term), 1, Kind.WRITTEN)), 1);
  }

  /** The word as written. */
  public String term() {
    return ways.getFirst().terms().getFirst();
  }
}
