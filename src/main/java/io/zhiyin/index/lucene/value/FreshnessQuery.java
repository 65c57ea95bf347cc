package io.zhiyin.index.lucene.value;

import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.question.Retrieval;
import java.io.IOException;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
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
 * Newness, from the doc values of the time of creation, of products that have one. The newest of a
 * segment bounds it, so that where words tell products apart it is looked up for few of them.
 */
public final class FreshnessQuery extends Query {
  private final Retrieval.Fresh fresh;

  public FreshnessQuery(Retrieval.Fresh fresh) {
    this.fresh = fresh;
  }

  private float value(long created, float boost) {
    return boost * (float) fresh.value(created);
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
            ? Explanation.match(scorer.score(), "freshness")
            : Explanation.noMatch("no time of creation");
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return true;
      }
    };
  }

  /** Nothing where no document has a time. */
  private @Nullable Scorer of(LeafReaderContext leaf, float boost) throws IOException {
    PointValues times = leaf.reader().getPointValues(Fields.CREATED_AT);
    NumericDocValues values =
        DocValues.unwrapSingleton(DocValues.getSortedNumeric(leaf.reader(), Fields.CREATED_AT));
    return times == null || values == null
        ? null
        : new Values(
            values, boost, value(LongPoint.decodeDimension(times.getMaxPackedValue(), 0), boost));
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
      return value(values.longValue(), boost);
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
