package io.zhiyin.index.question;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How often a field's values stand among the products found; a product counts once for each value.
 *
 * <p>Filters on the field itself are left out of its own counts, so that a shopper can widen again.
 * Counts are exact unless the answer is partial. Values are in the shop's spelling, the most
 * frequent one where width, case or script differ; {@code category} counts each path from the root;
 * {@code price} has ranges {@code [from,to)} between round bounds, ascending; {@code stock} has
 * {@code true} and {@code false}. All others come most frequent first, ties by value. A value (a
 * range, too) is what a filter on the field takes.
 */
public record Facet(String field, List<Value> values) {
  /** Values given for each field unless asked otherwise. */
  public static final int VALUES = 100;

  public static final String PRICE = "price";
  public static final String STOCK = "stock";
  public static final String ATTRIBUTE = "attributes.";
  private static final Set<String> KNOWN =
      Set.of("brand", "category", "currency", PRICE, STOCK, "shop_id", "tags");

  /** One value and the products that have it. */
  public record Value(String value, long count) {}

  public Facet {
    values = List.copyOf(values);
  }

  /** Whether a field can be counted. */
  public static boolean knows(String field) {
    return KNOWN.contains(field)
        || (field.startsWith(ATTRIBUTE) && field.length() > ATTRIBUTE.length());
  }

  /** The fields that can be counted, for people. */
  public static String known() {
    return String.join(", ", KNOWN.stream().sorted().toList()) + ", attributes.NAME";
  }

  /** The field that a filter is about, when it is about one alone. */
  public static Optional<String> about(Filter filter) {
    return switch (filter) {
      case Filter.And(List<Filter> all) -> {
        List<Optional<String>> fields = all.stream().map(Facet::about).distinct().toList();
        yield fields.size() == 1 ? fields.getFirst() : Optional.empty();
      }
      case Filter.Not(Filter inner) -> about(inner);
      case Filter.AnyOf any -> Optional.of(any.field());
      case Filter.Under _ -> Optional.of("category");
      case Filter.Between between -> Optional.of(between.field());
      case Filter.PricedIn _ -> Optional.of(PRICE);
      case Filter.InStock _ -> Optional.of(STOCK);
      case Filter.AvailableAt _ -> Optional.empty();
    };
  }
}
