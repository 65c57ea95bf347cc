package io.zhiyin.index.lucene.value;

import io.zhiyin.index.lucene.document.Popularity;
import io.zhiyin.index.lucene.schema.Fields;
import java.io.IOException;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.jspecify.annotations.Nullable;

/**
 * Popularity beside clauses that find: p/(p + pivot) in [0,1), of products with a popularity.
 *
 * <p>The same as Lucene's saturation of the feature field, read from doc values. Where other
 * clauses have chosen the documents, looking a value up costs less than moving the postings of
 * nearly all products there; where popularity itself finds, the postings' maxima by block are what
 * makes it fast.
 */
public final class PopularityQuery extends StoredValueQuery {
  private final float pivot;

  /**
   * @param pivot above 0: the popularity that scores a half
   */
  public PopularityQuery(double pivot) {
    this.pivot = (float) pivot;
  }

  @Override
  @Nullable Numbers numbers(LeafReader reader) throws IOException {
    NumericDocValues values = reader.getNumericDocValues(Fields.POPULARITY);
    DocValuesSkipper bounds = reader.getDocValuesSkipper(Fields.POPULARITY);
    return values == null || bounds == null
        ? null
        : new Numbers(values, (doc, stored) -> value(stored), value(bounds.maxValue()));
  }

  private float value(long stored) {
    float popularity = Popularity.decoded(stored);
    return popularity / (popularity + pivot);
  }

  @Override
  public String toString(String field) {
    return "popularity, half at " + pivot;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PopularityQuery query && pivot == query.pivot;
  }

  @Override
  public int hashCode() {
    return Float.hashCode(pivot);
  }
}
