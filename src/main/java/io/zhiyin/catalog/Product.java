package io.zhiyin.catalog;

import java.util.List;
import java.util.Map;

/**
 * What is sold: a validated, immutable product of the contract, beside the JSON it was read from.
 *
 * <p>Absent texts are empty strings, absent lists empty lists; numbers of {@code attributes} stand
 * as their shortest decimal text. {@code source} is the product's whole JSON object in UTF-8 text,
 * unknown fields included: what is stored and given back. Only {@link ProductReader} makes
 * products.
 */
public record Product(
    String id,
    String title,
    String description,
    String brand,
    CategoryPath category,
    Offer offer,
    String shopId,
    List<String> tags,
    Lifetime lifetime,
    Map<String, List<String>> attributes,
    List<Variant> variants,
    String source) {
  public Product {
    tags = List.copyOf(tags);
    attributes = Map.copyOf(attributes);
    variants = List.copyOf(variants);
  }
}
