package io.zhiyin.index.lucene.facet;

import io.zhiyin.catalog.Product;
import io.zhiyin.index.lucene.schema.Fields;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.lucene.util.BytesRef;

/** All that can be bought of a product, taken together: what any of them offers. */
public final class Offerings {
  private final List<Offering> each;
  private final OptionalDouble shownPrice;
  private final Map<String, Map<String, String>> attributes = new LinkedHashMap<>();

  private Offerings(List<Offering> each, OptionalDouble own) {
    this.each = each;
    this.shownPrice = own.isPresent() ? own : prices().min();
    // Variants that say nothing of an attribute have their product's very values.
    Set<Map<String, String>> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Offering offering : each) {
      offering
          .attributes()
          .forEach((name, values) -> {
            if (taken.add(values)) {
              Map<String, String> all =
                  attributes.computeIfAbsent(name, n -> new LinkedHashMap<>());
              values.forEach(all::putIfAbsent);
            }
          });
    }
  }

  /** Of a product's variants, or of the product itself where it has none. */
  public static Offerings of(Product product, UnaryOperator<String> level) {
    return new Offerings(Offering.of(product, level), product.offer().price());
  }

  /** In the order of the variants; at least one. */
  List<Offering> each() {
    return each;
  }

  /** Levelled name → levelled value → how it is written. */
  public Map<String, Map<String, String>> attributes() {
    return attributes;
  }

  /** Distinct prices. */
  public DoubleStream prices() {
    return each.stream().flatMapToDouble(its -> its.price().stream()).distinct();
  }

  /** What an order goes by: the product's own price, or the lowest where it says none. */
  public OptionalDouble shownPrice() {
    return shownPrice;
  }

  /** Whether any offering has another price, stock or attribute value than the product shows. */
  boolean differ() {
    return each.stream().distinct().count() > 1 || !each.getFirst().price().equals(shownPrice);
  }

  /** Distinct numbers of pieces. */
  public LongStream stocks() {
    return each.stream().flatMapToLong(its -> its.stock().stream()).distinct();
  }

  /** Whether any is in stock, or out of it. */
  public boolean anyInStock(boolean wanted) {
    return each.stream().anyMatch(its -> its.inStock() == wanted);
  }

  /** The terms of {@link FacetField#ATTRIBUTES}, in Lucene's order. */
  List<BytesRef> terms() {
    return List.copyOf(keys().keySet());
  }

  /** Levelled name and value, as they begin a term → the term's place among {@link #terms}. */
  Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    keys().values().forEach(key -> places.put(key, places.size()));
    return places;
  }

  private NavigableMap<BytesRef, String> keys() {
    NavigableMap<BytesRef, String> keys = new TreeMap<>();
    attributes.forEach((name, values) -> {
      for (Map.Entry<String, String> value : values.entrySet()) {
        String term = FacetField.attribute(name, value);
        if (Fields.fits(term)) {
          keys.put(new BytesRef(term), FacetField.prefix(name) + value.getKey());
        }
      }
    });
    return keys;
  }
}
