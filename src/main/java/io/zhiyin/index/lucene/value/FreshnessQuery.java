package io.zhiyin.index.lucene.value;

import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.question.Retrieval;
import java.io.IOException;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.jspecify.annotations.Nullable;

/** Newness, from the doc values of the time of creation, of products that have one. */
public final class FreshnessQuery extends StoredValueQuery {
  private final Retrieval.Fresh fresh;

  public FreshnessQuery(Retrieval.Fresh fresh) {
    this.fresh = fresh;
  }

  @Override
  @Nullable Numbers numbers(LeafReader reader) throws IOException {
    PointValues times = reader.getPointValues(Fields.CREATED_AT);
    NumericDocValues values =
        DocValues.unwrapSingleton(DocValues.getSortedNumeric(reader, Fields.CREATED_AT));
    return times == null || values == null
        ? null
        : new Numbers(
            values,
            (doc, created) -> value(created),
            value(LongPoint.decodeDimension(times.getMaxPackedValue(), 0)));
  }

  private float value(long created) {
    return (float) fresh.value(created);
  }

  @Override
  public String toString(String field) {
    return "freshness at " + fresh.now();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FreshnessQuery query && fresh.equals(query.fresh);
  }

  @Override
  public int hashCode() {
    return fresh.hashCode();
  }
}
