package io.zhiyin.index.lucene.facet;

import io.zhiyin.catalog.Product;
import io.zhiyin.index.lucene.schema.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.util.BytesRef;

/**
 * The doc values that facets are counted from: for each value of a product one term, its levelled
 * form and, where that is another, the written one behind a separator; so spellings of one value
 * stand together.
 */
public final class FacetField {
  private static final char SEPARATOR = '\u001f';

  /** Of {@code facet.attributes}: a levelled name, a separator, then as in the other fields. */
  public static final String ATTRIBUTES = docValues(Fields.ATTRIBUTES);

  /** Fields whose values are compared as they are written. */
  private static final Set<String> AS_WRITTEN = Set.of(Fields.SHOP);

  private FacetField() {}

  public static String docValues(String field) {
    return "facet." + field;
  }

  public static String prefix(String levelledName) {
    return levelledName + SEPARATOR;
  }

  public static String levelled(String term) {
    int separator = term.indexOf(SEPARATOR);
    return separator < 0 ? term : term.substring(0, separator);
  }

  public static String written(String term) {
    return term.substring(term.indexOf(SEPARATOR) + 1);
  }

  /** Adds all of a product's. */
  public static void add(
      Document document, Product product, Offerings offerings, UnaryOperator<String> level) {
    add(document, Fields.BRAND, List.of(product.brand()), level);
    add(document, Fields.CATEGORY, product.category().prefixes(), level);
    add(document, Fields.TAGS, product.tags(), level);
    add(document, Fields.SHOP, List.of(product.shopId()), level);
    add(document, Fields.CURRENCY, List.of(product.offer().currency()), level);
    offerings.terms().forEach(term -> document.add(new SortedSetDocValuesField(ATTRIBUTES, term)));
  }

  /**
   * The term of an attribute's value.
   *
   * @param value its levelled form and the written one
   */
  static String attribute(String levelledName, Map.Entry<String, String> value) {
    return prefix(levelledName) + term(value.getKey(), value.getValue());
  }

  private static void add(
      Document document, String field, List<String> values, UnaryOperator<String> level) {
    Map<String, String> distinct = new LinkedHashMap<>();
    for (String value : values) {
      if (!value.isEmpty()) {
        distinct.putIfAbsent(AS_WRITTEN.contains(field) ? value : level.apply(value), value);
      }
    }
    distinct.forEach(
        (levelled, written) -> add(document, docValues(field), term(levelled, written)));
  }

  private static String term(String levelled, String written) {
    return levelled.equals(written) ? levelled : levelled + SEPARATOR + written;
  }

  private static void add(Document document, String field, String term) {
    if (Fields.fits(term)) {
      document.add(new SortedSetDocValuesField(field, new BytesRef(term)));
    }
  }
}
