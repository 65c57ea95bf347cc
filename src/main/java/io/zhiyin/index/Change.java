package io.zhiyin.index;

import io.zhiyin.catalog.Product;
import io.zhiyin.signals.ItemSignals;

/** One change of an index's content. */
public sealed interface Change {
  String id();

  /** The product is new or has changed. */
  record Put(Product product, ItemSignals signals) implements Change {
    @Override
    public String id() {
      return product.id();
    }
  }

  /** The product is gone. */
  record Delete(String id) implements Change {}

  /**
   * Only the product's signals changed: its text is not analysed again. A product that is not
   * indexed stays away.
   */
  record Fold(String id, ItemSignals signals) implements Change {}
}
