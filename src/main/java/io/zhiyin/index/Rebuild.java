package io.zhiyin.index;

import io.zhiyin.catalog.Product;

/**
 * A new generation being built beside the live one, as a transaction: {@link #commit} makes it the
 * live one in one step, leaving without it discards it.
 *
 * <p>First {@link #learn} sees the products that idf is frozen from, then {@link #documents} takes
 * the changes over.
 */
public interface Rebuild extends AutoCloseable {
  int number();

  /** Counts a product's content terms for idf; only before the first change is applied. */
  void learn(Product product);

  Documents documents();

  /**
   * Swaps: questions asked after this see the new generation, those under way end on the old one,
   * which is kept.
   */
  void commit();

  @Override
  void close();
}
