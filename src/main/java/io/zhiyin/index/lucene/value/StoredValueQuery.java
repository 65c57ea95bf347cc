package io.zhiyin.index.lucene.value;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
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
 * Documents that have a number, valued by it. A segment's greatest value bounds it, so that where
 * words tell products apart the number is looked up for few of them.
 */
abstract class StoredValueQuery extends Query {
  /**
   * The numbers of a segment.
   *
   * @param best the one that is worth most
   */
  record Numbers(NumericDocValues values, long best) {}

  /** The numbers of a segment; null where no document has one. */
  abstract @Nullable Numbers numbers(LeafReader reader) throws IOException;

  /** What a number is worth, in [0,1]. */
  abstract float value(long number);

  @Override
  public final Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
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
            ? Explanation.match(scorer.score(), StoredValueQuery.this.toString(""))
            : Explanation.noMatch("no number");
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return true;
      }
    };
  }

  private @Nullable Scorer of(LeafReaderContext leaf, float boost) throws IOException {
    Numbers numbers = numbers(leaf.reader());
    return numbers == null
        ? null
        : new Values(numbers.values(), boost, boost * value(numbers.best()));
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
      return boost * value(values.longValue());
    }

    @Override
    public float getMaxScore(int upTo) {
      return most;
    }
  }

  @Override
  public final void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }
}
