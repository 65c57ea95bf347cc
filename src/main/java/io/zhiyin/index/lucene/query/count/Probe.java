package io.zhiyin.index.lucene.query.count;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** What queries say of a few documents that are known: a small pass each, in document order. */
public final class Probe {
  private final IndexSearcher searcher;
  private final ScoreDoc[] documents;
  private final int[] ascending;

  /**
   * @param documents in any order
   */
  public Probe(IndexSearcher searcher, ScoreDoc[] documents) {
    this.searcher = searcher;
    this.documents = documents;
    this.ascending =
        IntStream.range(0, documents.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> documents[i].doc))
            .mapToInt(i -> i)
            .toArray();
  }

  /** Positions of the documents, by ascending number. */
  public int[] ascending() {
    return ascending;
  }

  public LeafReaderContext leaf(int position) {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    return leaves.get(ReaderUtil.subIndex(documents[position].doc, leaves));
  }

  /** The number of a document within its leaf. */
  public int inLeaf(int position) {
    return documents[position].doc - leaf(position).docBase;
  }

  /** By position: a document's score, below 0 where the query does not match. */
  public float[] scores(Query query) throws IOException {
    return scores(query, ScoreMode.COMPLETE);
  }

  /** By position: whether the query matches. */
  public boolean[] matches(Query query) throws IOException {
    float[] scores = scores(query, ScoreMode.COMPLETE_NO_SCORES);
    boolean[] matches = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      matches[i] = scores[i] >= 0;
    }
    return matches;
  }

  private float[] scores(Query query, ScoreMode mode) throws IOException {
    float[] scores = new float[documents.length];
    Arrays.fill(scores, -1);
    Weight weight = searcher.createWeight(searcher.rewrite(query), mode, 1);
    LeafReaderContext leaf = null;
    Steps steps = null;
    for (int i : ascending) {
      LeafReaderContext its = leaf(i);
      if (!its.equals(leaf)) {
        leaf = its;
        Scorer scorer = weight.scorer(its);
        steps = scorer == null ? null : new Steps(scorer);
      }
      if (steps != null && steps.matches(documents[i].doc - its.docBase)) {
        scores[i] = mode.needsScores() ? steps.scorer.score() : 0;
      }
    }
    return scores;
  }

  /** Goes through one leaf's documents by ascending number. */
  public static final class Steps {
    private final Scorer scorer;
    private final @Nullable TwoPhaseIterator twoPhase;
    private final DocIdSetIterator documents;

    public Steps(Scorer scorer) {
      this.scorer = scorer;
      this.twoPhase = scorer.twoPhaseIterator();
      this.documents = twoPhase == null ? scorer.iterator() : twoPhase.approximation();
    }

    public boolean matches(int doc) throws IOException {
      int at = documents.docID() < doc ? documents.advance(doc) : documents.docID();
      return at == doc && (twoPhase == null || twoPhase.matches());
    }
  }
}
