package io.zhiyin.index;

import io.zhiyin.catalog.Product;

/**
 * A generation built from nothing beside the live one.
 *
 * <p>First {@link #learn} sees the products that idf is frozen from, then {@link #documents} takes
 * the changes over.
 */
public interface Rebuild extends Draft {
  /** Counts a product's content terms for idf; only before the first change is applied. */
  void learn(Product product);
}
