package io.zhiyin.index.lucene.value;

import io.zhiyin.index.lucene.document.Popularity;
import io.zhiyin.index.lucene.schema.Fields;
import java.io.IOException;
import org.apache.lucene.index.DocValuesSkipper;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Popularity beside clauses that find: p/(p + pivot) in [0,1), of products with a popularity.
 *
 * <p>The same as Lucene's saturation of the feature field, read from doc values. Where other
 * clauses have chosen the documents, looking a value up costs less than moving the postings of
 * nearly all products there; where popularity itself finds, the postings' maxima by block are what
 * makes it fast.
 */
public final class PopularityQuery extends Query {
  private final float pivot;

  /**
   * @param pivot above 0: the popularity that scores a half
   */
  public PopularityQuery(double pivot) {
    this.pivot = (float) pivot;
  }

  private float saturated(long value, float boost) {
    float popularity = Popularity.decoded(value);
    return boost * (popularity / (popularity + pivot));
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new Weight(this) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        Scorer scorer = of(leaf, boost);
        return scorer == null ? null : new DefaultScorerSupplier(scorer);
      }

      @Override
      public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
        Scorer scorer = of(leaf, boost);
        return scorer != null && scorer.iterator().advance(doc) == doc
            ? Explanation.match(scorer.score(), "popularity")
            : Explanation.noMatch("no popularity");
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return true;
      }
    };
  }

  /** Nothing where no document has a popularity. */
  private @Nullable Scorer of(LeafReaderContext leaf, float boost) throws IOException {
    NumericDocValues values = leaf.reader().getNumericDocValues(Fields.POPULARITY);
    DocValuesSkipper bounds = leaf.reader().getDocValuesSkipper(Fields.POPULARITY);
    return values == null || bounds == null
        ? null
        : new Values(values, boost, saturated(bounds.maxValue(), boost));
  }

  private final class Values extends Scorer {
    private final NumericDocValues values;
    private final float boost;
    private final float most;

    Values(NumericDocValues values, float boost, float most) {
      this.values = values;
      this.boost = boost;
      this.most = most;
    }

    @Override
    public int docID() {
      return values.docID();
    }

    @Override
    public DocIdSetIterator iterator() {
      return values;
    }

    @Override
    public float score() throws IOException {
      return saturated(values.longValue(), boost);
    }

    @Override
    public float getMaxScore(int upTo) {
      return most;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
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
