package io.zhiyin.admin.words;

import io.zhiyin.index.Revision.Cut;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What other words would do.
 *
 * @param files whose texts would change
 */
public record Preview(List<String> files, Products products, Queries queries) {
  /** Products whose terms are told. */
  static final int PRODUCTS = 20;

  /** Queries that are asked under both words, the hottest ones. */
  static final int ASKED = 200;

  /** Of those, how many are told whose first products change. */
  static final int QUERIES = 50;

  /** How far down a query's products are compared. */
  static final int TOP = 10;

  public Preview {
    files = List.copyOf(files);
  }

  /**
   * Products.
   *
   * @param looked all that were cut anew
   * @param changed those whose terms change, which alone would be indexed again
   * @param samples the first {@value #PRODUCTS} of those by id
   */
  public record Products(long looked, long changed, List<Product> samples) {
    public Products {
      samples = List.copyOf(samples);
    }
  }

  /**
   * A product whose terms change.
   *
   * @param fields index field, such as {@code title.lexicon} → its terms before and after; only
   *     those that differ, by name
   */
  public record Product(String id, String title, SortedMap<String, Cut> fields) {
    public Product {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
  }

  /**
   * Recent queries.
   *
   * @param asked of the query log, at most {@value #ASKED}, the hottest first
   * @param changed those whose first {@value #TOP} products are others or stand otherwise
   * @param samples the first {@value #QUERIES} of those
   */
  public record Queries(int asked, int changed, List<Query> samples) {
    public Queries {
      samples = List.copyOf(samples);
    }
  }

  /** A query and its first products, as they are and as they would be. */
  public record Query(String query, List<Shown> before, List<Shown> after) {
    public Query {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** A product in a list. */
  public record Shown(String id, String title) {}
}
