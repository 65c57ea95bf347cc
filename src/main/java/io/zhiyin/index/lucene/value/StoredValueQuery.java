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
  /** What a document is worth, in [0,1], by its number. */
  @FunctionalInterface
  interface Worth {
    float of(int doc, long number) throws IOException;
  }

  /**
   * The numbers of a segment.
   *
   * @param most what none of them is worth more than
   */
  record Numbers(NumericDocValues values, Worth worth, float most) {}

  /** The numbers of a segment; null where no document has one. */
  abstract @Nullable Numbers numbers(LeafReader reader) throws IOException;

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
    return numbers == null ? null : new Values(numbers, boost);
  }

  private static final class Values extends Scorer {
    private final NumericDocValues values;
    private final Worth worth;
    private final float boost;
    private final float most;

    Values(Numbers numbers, float boost) {
      this.values = numbers.values();
      this.worth = numbers.worth();
      this.boost = boost;
      this.most = boost * numbers.most();
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
      return boost * worth.of(values.docID(), values.longValue());
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
