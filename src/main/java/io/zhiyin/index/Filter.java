package io.zhiyin.index;

import io.zhiyin.catalog.CategoryPath;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Which products may be in an answer; never changes a score. */
public sealed interface Filter {
  /** Lets everything through. */
  static Filter all() {
    return new And(List.of());
  }

  record And(List<Filter> all) implements Filter {
    public And {
      all = List.copyOf(all);
    }
  }

  record Not(Filter filter) implements Filter {}

  /**
   * Products whose field has one of the values, compared after width, case and script are levelled.
   *
   * @param field {@code id brand shop_id tags currency} or {@code attributes.NAME}
   */
  record AnyOf(String field, Set<String> values) implements Filter {
    public AnyOf {
      values = Set.copyOf(values);
    }
  }

  /** Products of a category or of any below it. */
  record Under(CategoryPath path) implements Filter {}

  /**
   * Products with a number within the bounds, both inclusive; products without the number are out.
   *
   * @param field {@code price list_price sales stock created_at} (epoch seconds) or {@code
   *     attributes.NAME}
   */
  record Between(String field, OptionalDouble from, OptionalDouble to) implements Filter {}

  /** Products in stock, or those out of it. */
  record InStock(boolean wanted) implements Filter {}

  /** Products that may be sold at this time. */
  record AvailableAt(java.time.Instant time) implements Filter {}

  /** Both must hold. */
  default Filter and(Filter other) {
    return new And(List.of(this, other));
  }
}
