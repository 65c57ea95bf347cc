package io.zhiyin.index.question;

import io.zhiyin.catalog.CategoryPath;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which products may be in an answer; never changes a score.
 *
 * <p>A product with variants passes when one of them passes all of it. What a variant does not say
 * of price, stock and attributes its product says for it; an attribute that it does say is its own
 * alone, and where the product says 0 of stock, every variant has 0. All else is the product's.
 */
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
   * Products whose field has one of the values; compared after width, case and script are levelled,
   * {@code id} and {@code shop_id} as they are written.
   *
   * @param field {@code id brand shop_id tags currency} or {@code attributes.NAME}
   */
  record AnyOf(String field, Set<String> values) implements Filter {
    public AnyOf {
      values = Set.copyOf(values);
    }
  }

  /** Products of a category or of any below it, by levelled names; the empty path holds none. */
  record Under(CategoryPath path) implements Filter {}

  /**
   * Products with a number within the bounds, both inclusive; products without the number are out.
   * Of an attribute with several values one within the bounds is enough.
   *
   * @param field {@code price list_price sales stock created_at} (epoch seconds) or {@code
   *     attributes.NAME}
   */
  record Between(String field, OptionalDouble from, OptionalDouble to) implements Filter {}

  /** Products in stock, or those out of it; what says nothing is in stock. */
  record InStock(boolean wanted) implements Filter {}

  /**
   * Products whose currency is this one, or of which none is told.
   *
   * @param currency ISO 4217
   */
  record PricedIn(String currency) implements Filter {}

  /** Products that may be sold at this time, to the second. */
  record AvailableAt(Instant time) implements Filter {}

  /** Whether it says anything of stock. */
  default boolean speaksOfStock() {
    return switch (this) {
      case And and -> and.all().stream().anyMatch(Filter::speaksOfStock);
      case Not not -> not.filter().speaksOfStock();
      case InStock _ -> true;
      case Between between -> between.field().equals("stock");
      case AnyOf _, Under _, PricedIn _, AvailableAt _ -> false;
    };
  }

  /** Both must hold. */
  default Filter and(Filter other) {
    return new And(List.of(this, other));
  }
}
