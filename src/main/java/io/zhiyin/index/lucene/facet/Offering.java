package io.zhiyin.index.lucene.facet;

import io.zhiyin.catalog.Offer;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.Variant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * What can be bought of a product: one of its variants, or the product itself where it has none.
 * What a variant does not say, its product says for it; an attribute that it does say is its own
 * alone.
 *
 * @param stock of every variant 0 where the product says 0; absent means in stock
 * @param attributes levelled name → levelled value → how it is written
 */
public record Offering(
    OptionalDouble price, OptionalLong stock, Map<String, Map<String, String>> attributes) {
  /**
   * The offerings of a product, in the order of its variants.
   *
   * @param level brings a keyword to the form it is compared in
   */
  static List<Offering> of(Product product, UnaryOperator<String> level) {
    Map<String, Map<String, String>> own = levelled(product.attributes(), level);
    return product.variants().isEmpty()
        ? List.of(new Offering(product.offer().price(), product.offer().stock(), own))
        : product.variants().stream().map(variant -> of(product, own, variant, level)).toList();
  }

  private static Offering of(
      Product product,
      Map<String, Map<String, String>> own,
      Variant variant,
      UnaryOperator<String> level) {
    Offer offer = variant.within(product.offer()).offer();
    return new Offering(
        offer.price(), offer.stock(), together(own, levelled(variant.attributes(), level)));
  }

  private static Map<String, Map<String, String>> together(
      Map<String, Map<String, String>> products, Map<String, Map<String, String>> variants) {
    if (variants.isEmpty()) {
      return products;
    }
    Map<String, Map<String, String>> all = new HashMap<>(products);
    all.putAll(variants);
    return all;
  }

  /** Of two spellings of a value, or of a name, the first by name counts. */
  private static Map<String, Map<String, String>> levelled(
      Map<String, List<String>> attributes, UnaryOperator<String> level) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    attributes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(attribute -> {
          Map<String, String> values =
              all.computeIfAbsent(level.apply(attribute.getKey()), n -> new LinkedHashMap<>());
          attribute.getValue().forEach(value -> values.putIfAbsent(level.apply(value), value));
        });
    return all;
  }

  boolean inStock() {
    return stock.isEmpty() || stock.getAsLong() > 0;
  }
}
