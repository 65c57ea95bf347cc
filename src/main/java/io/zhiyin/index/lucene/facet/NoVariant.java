package io.zhiyin.index.lucene.facet;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Products with variants of which none fulfils a filter alone: what is to be left out of those
 * whose fields, which hold what any variant offers, let them through. Only products that all else
 * has let through are looked at, and where none has variants, nothing is.
 */
public final class NoVariant extends Query {
  /** Of a row, in the unit of Lucene's match costs: a look at some numbers and a set. */
  private static final float COST = 100;

  private final VariantFilter filter;

  public NoVariant(VariantFilter filter) {
    this.filter = filter;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost)
      throws IOException {
    VariantFilter.Over over = filter.over(searcher);
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        VariantRows rows = VariantRows.of(leaf.reader());
        return rows == null
            ? null
            : new DefaultScorerSupplier(
                new ConstantScoreScorer(score(), scoreMode, none(rows, over.in(leaf, rows))));
      }

      // Its whole answer is dearer than the few products that are asked for.
      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  private static TwoPhaseIterator none(VariantRows rows, VariantFilter.In filter) {
    return new TwoPhaseIterator(rows.products()) {
      @Override
      public boolean matches() throws IOException {
        rows.read(approximation.docID());
        return !filter.anyPasses(approximation.docID());
      }

      @Override
      public float matchCost() {
        return COST;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "no variant passes " + filter.clauses();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoVariant query && filter.clauses().equals(query.filter.clauses());
  }

  @Override
  public int hashCode() {
    return filter.clauses().hashCode();
  }
}
