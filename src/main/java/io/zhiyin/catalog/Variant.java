package io.zhiyin.catalog;

import java.util.List;
import java.util.Map;

/**
 * One choice of a product, such as a size or a colour, with its own offer. An empty title means the
 * product's.
 */
public record Variant(
    String id, String title, Offer offer, String imageUrl, Map<String, List<String>> attributes) {
  public Variant {
    attributes = Map.copyOf(attributes);
  }

  /**
   * With the price and the stock that its product says for it where it says none; of a product that
   * has 0 in stock, no variant has any.
   */
  public Variant within(Offer product) {
    boolean ownStock = offer.stock().isPresent() && product.inStock();
    return new Variant(
        id,
        title,
        new Offer(
            offer.price().isPresent() ? offer.price() : product.price(),
            offer.listPrice(),
            offer.currency().isEmpty() ? product.currency() : offer.currency(),
            ownStock ? offer.stock() : product.stock(),
            offer.sales()),
        imageUrl,
        attributes);
  }
}
