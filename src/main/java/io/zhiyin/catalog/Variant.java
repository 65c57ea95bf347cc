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
}
