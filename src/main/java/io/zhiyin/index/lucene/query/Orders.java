package io.zhiyin.index.lucene.query;

import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.question.Cursor.Place;
import io.zhiyin.index.question.Question.Order;
import java.util.Objects;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.util.BytesRef;

/**
 * The orders of an answer, each ending with the product id, and places in them. Products without
 * the number come last in either direction.
 */
final class Orders {
  private static final SortField ID = new SortField(Fields.ID, new IdOrder());

  private Orders() {}

  static Sort sort(Order order) {
    return switch (order) {
      case RELEVANCE -> new Sort(SortField.FIELD_SCORE, ID);
      case PRICE -> new Sort(number(Fields.PRICE, SortField.Type.DOUBLE, false), ID);
      case PRICE_DESCENDING -> new Sort(number(Fields.PRICE, SortField.Type.DOUBLE, true), ID);
      case NEWEST -> new Sort(number(Fields.CREATED_AT, SortField.Type.LONG, true), ID);
      case SALES -> new Sort(number(Fields.SALES, SortField.Type.LONG, true), ID);
    };
  }

  private static SortField number(String field, SortField.Type type, boolean descending) {
    Object last =
        type == SortField.Type.DOUBLE
            ? (Object) (descending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
            : (Object) (descending ? Long.MIN_VALUE : Long.MAX_VALUE);
    return new SortedNumericSortField(
        field, type, descending, SortedNumericSelector.Type.MIN, last);
  }

  static Place place(FieldDoc doc) {
    Object value = doc.fields[0];
    long key =
        switch (value) {
          case Float score -> Float.floatToIntBits(score);
          case Double number -> Double.doubleToLongBits(number);
          case Long number -> number;
          default -> throw new IllegalStateException("no order has keys like " + value);
        };
    return new Place(key, id(doc));
  }

  static String id(FieldDoc doc) {
    return ((BytesRef) Objects.requireNonNull(doc.fields[1], "an id")).utf8ToString();
  }

  /** What Lucene goes on after; ties of value and id do not come again. */
  static FieldDoc after(Order order, Place place) {
    Object value =
        switch (order) {
          case RELEVANCE -> Float.intBitsToFloat((int) place.key());
          case PRICE, PRICE_DESCENDING -> Double.longBitsToDouble(place.key());
          case NEWEST, SALES -> place.key();
        };
    return new FieldDoc(
        Integer.MAX_VALUE, Float.NaN, new Object[] {value, new BytesRef(place.id())});
  }
}
