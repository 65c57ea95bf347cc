package io.zhiyin.index.lucene.value;

import io.zhiyin.index.lucene.facet.VariantRows;
import io.zhiyin.index.lucene.schema.Fields;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/**
 * A range of prices beside clauses that find: 1 for what is offered within it, 0 for all else that
 * has a price.
 *
 * <p>The same as the points of all prices, read from doc values and, of products whose variants
 * differ, from their rows. Where other clauses have chosen the documents, looking a price up costs
 * less than gathering all products of the range.
 */
public final class PriceQuery extends StoredValueQuery {
  private final double low;
  private final double high;

  /**
   * @param low inclusive, as is
   * @param high where it is lower, nothing is within
   */
  public PriceQuery(double low, double high) {
    this.low = low;
    this.high = high;
  }

  @Override
  @Nullable Numbers numbers(LeafReader reader) throws IOException {
    NumericDocValues values =
        DocValues.unwrapSingleton(DocValues.getSortedNumeric(reader, Fields.PRICE));
    VariantRows rows = VariantRows.of(reader);
    return values == null
        ? null
        : new Numbers(
            values,
            (doc, price) ->
                rows != null && rows.at(doc)
                    ? ofRows(rows)
                    : value(NumericUtils.sortableLongToDouble(price)),
            1);
  }

  private float value(double price) {
    return low <= price && price <= high ? 1 : 0;
  }

  private float ofRows(VariantRows rows) {
    for (int row = 0; row < rows.size(); row++) {
      if (value(rows.price(row)) > 0) {
        return 1;
      }
    }
    return 0;
  }

  @Override
  public String toString(String field) {
    return "price from " + low + " to " + high;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PriceQuery query
        && Double.compare(low, query.low) == 0
        && Double.compare(high, query.high) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(low) + Double.hashCode(high);
  }
}
