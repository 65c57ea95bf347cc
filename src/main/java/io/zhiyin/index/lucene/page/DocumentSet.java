package io.zhiyin.index.lucene.page;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Matches known documents of one reader, by their numbers in it. */
final class DocumentSet extends Query {
  private final FixedBitSet documents;

  DocumentSet(FixedBitSet documents) {
    this.documents = documents;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
        Scorer scorer = new ConstantScoreScorer(score(), mode, within(leaf));
        return new DefaultScorerSupplier(scorer);
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  private DocIdSetIterator within(LeafReaderContext leaf) {
    int base = leaf.docBase;
    int end = base + leaf.reader().maxDoc();
    return new DocIdSetIterator() {
      private int doc = -1;

      @Override
      public int docID() {
        return doc;
      }

      @Override
      public int nextDoc() {
        return advance(doc + 1);
      }

      @Override
      public int advance(int target) {
        int next = target >= end - base ? NO_MORE_DOCS : documents.nextSetBit(base + target, end);
        doc = next == NO_MORE_DOCS ? NO_MORE_DOCS : next - base;
        return doc;
      }

      @Override
      public long cost() {
        return (long) end - base;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "known documents";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DocumentSet set && documents.equals(set.documents);
  }

  @Override
  public int hashCode() {
    return documents.hashCode();
  }
}
