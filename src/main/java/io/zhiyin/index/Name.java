package io.zhiyin.index;

import io.zhiyin.catalog.CategoryPath;
import io.zhiyin.index.question.Filter;
import java.util.Set;

/**
 * Something that the catalogue calls by a phrase.
 *
 * @param field {@code brand}, {@code category} or {@code attributes.NAME}
 * @param value levelled: the brand, the category's path, or the attribute's value
 */
public record Name(String field, String value) {
  /** Names given for one phrase. */
  public static final int MOST = 20;

  public static final String BRAND = "brand";
  public static final String CATEGORY = "category";

  /** Lets the products through that are called so. */
  public Filter filter() {
    return field.equals(CATEGORY)
        ? new Filter.Under(CategoryPath.parse(value))
        : new Filter.AnyOf(field, Set.of(value));
  }
}
