package io.zhiyin.index.lucene.query;

import io.zhiyin.index.lucene.schema.Fields;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.SparseFixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The documents that stand and whose products may be sold at a time.
 *
 * <p>Useful for: reading terms without those of products that are not sold yet, or no longer. Not
 * for: questions, which have a filter for it. Cost: where no product says when it is sold nothing,
 * else a walk over those that are not.
 */
public final class Sold {
  private final IndexReader reader;
  private final List<Weight> unavailable = new ArrayList<>();

  public Sold(IndexSearcher searcher, Instant time) throws IOException {
    reader = searcher.getIndexReader();
    for (Query query : FilterTranslator.unavailable(time.getEpochSecond())) {
      unavailable.add(
          searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1));
    }
  }

  /** Whether any product says from or until when it may be sold. */
  public static boolean scheduled(IndexReader reader) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      if (leaf.reader().getPointValues(Fields.AVAILABLE_FROM) != null
          || leaf.reader().getPointValues(Fields.AVAILABLE_UNTIL) != null) {
        return true;
      }
    }
    return false;
  }

  /** Those of a segment; null when all are. */
  public @Nullable Bits in(LeafReaderContext leaf) throws IOException {
    SparseFixedBitSet gone = null;
    for (Weight weight : unavailable) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        gone = gone == null ? new SparseFixedBitSet(leaf.reader().maxDoc()) : gone;
        DocIdSetIterator docs = scorer.iterator();
        while (docs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          gone.set(docs.docID());
        }
      }
    }
    Bits live = leaf.reader().getLiveDocs();
    return gone == null ? live : new Left(live, gone);
  }

  /** Those of all segments; null when all are. */
  public @Nullable Bits inAll() throws IOException {
    List<LeafReaderContext> leaves = reader.leaves();
    List<@Nullable Bits> each = new ArrayList<>();
    boolean some = false;
    for (LeafReaderContext leaf : leaves) {
      Bits its = in(leaf);
      each.add(its);
      some |= its instanceof Left;
    }
    return some ? new Together(leaves, each, reader.maxDoc()) : MultiBits.getLiveDocs(reader);
  }

  private record Left(@Nullable Bits live, SparseFixedBitSet gone) implements Bits {
    @Override
    public boolean get(int doc) {
      return (live == null || live.get(doc)) && !gone.get(doc);
    }

    @Override
    public int length() {
      return gone.length();
    }
  }

  private record Together(List<LeafReaderContext> leaves, List<@Nullable Bits> each, int length)
      implements Bits {
    @Override
    public boolean get(int doc) {
      int leaf = ReaderUtil.subIndex(doc, leaves);
      Bits its = each.get(leaf);
      return its == null || its.get(doc - leaves.get(leaf).docBase);
    }
  }
}
