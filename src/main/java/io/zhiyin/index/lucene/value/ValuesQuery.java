package io.zhiyin.index.lucene.value;

import io.zhiyin.index.lucene.schema.Fields;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Products with values of their own: each product with a value above 0 is found and scores it.
 *
 * <p>Costs one look into the dictionary of ids for each product and segment, once a query, however
 * often it is asked. A disjunction of boosted term queries does the same for few, but Lucene
 * refuses more than 1,024 clauses, which an overlay of fresh strengths can well exceed.
 */
public final class ValuesQuery extends Query {
  private final SortedMap<BytesRef, Float> values = new TreeMap<>();
  private final Map<Object, long[]> found = new ConcurrentHashMap<>();

  public ValuesQuery(Map<String, Double> values) {
    values.forEach((id, value) -> {
      if (value > 0) {
        this.values.put(new BytesRef(id), value.floatValue());
      }
    });
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
    return new ValuesWeight(boost);
  }

  private final class ValuesWeight extends Weight {
    private final float boost;

    ValuesWeight(float boost) {
      super(ValuesQuery.this);
      this.boost = boost;
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
      long[] hits = hits(leaf);
      return hits.length == 0
          ? null
          : new ScorerSupplier() {
            @Override
            public Scorer get(long leadCost) {
              return new Hits(hits, boost);
            }

            @Override
            public long cost() {
              return hits.length;
            }
          };
    }

    @Override
    public Explanation explain(LeafReaderContext leaf, int doc) throws IOException {
      Hits found = new Hits(hits(leaf), boost);
      return found.iterator().advance(doc) == doc
          ? Explanation.match(found.score(), "given value")
          : Explanation.noMatch("no value is given");
    }

    @Override
    public boolean isCacheable(LeafReaderContext leaf) {
      return true;
    }
  }

  /** Document in the upper and the value's float bits in the lower half, ascending. */
  private long[] hits(LeafReaderContext leaf) throws IOException {
    long[] known = found.get(leaf.id());
    if (known == null) {
      known = lookedUp(leaf);
      found.put(leaf.id(), known);
    }
    return known;
  }

  private long[] lookedUp(LeafReaderContext leaf) throws IOException {
    LongArrayList hits = new LongArrayList();
    TermsEnum ids = Terms.getTerms(leaf.reader(), Fields.ID).iterator();
    PostingsEnum postings = null;
    for (Map.Entry<BytesRef, Float> entry : values.entrySet()) {
      if (ids.seekExact(entry.getKey())) {
        postings = ids.postings(postings, PostingsEnum.NONE);
        while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          hits.add((long) postings.docID() << 32 | Float.floatToIntBits(entry.getValue()));
        }
      }
    }
    hits.sort(null);
    return hits.toLongArray();
  }

  private static final class Hits extends Scorer {
    private final long[] hits;
    private final float boost;
    private final float most;
    private int at = -1;

    Hits(long[] hits, float boost) {
      this.hits = hits;
      this.boost = boost;
      float largest = 0;
      for (long hit : hits) {
        largest = Math.max(largest, Float.intBitsToFloat((int) hit));
      }
      this.most = largest * boost;
    }

    @Override
    public int docID() {
      if (at < 0) {
        return -1;
      }
      return at < hits.length ? (int) (hits[at] >>> 32) : DocIdSetIterator.NO_MORE_DOCS;
    }

    @Override
    public float score() {
      return Float.intBitsToFloat((int) hits[at]) * boost;
    }

    @Override
    public float getMaxScore(int upTo) {
      return most;
    }

    @Override
    public DocIdSetIterator iterator() {
      return new DocIdSetIterator() {
        @Override
        public int docID() {
          return Hits.this.docID();
        }

        @Override
        public int nextDoc() {
          at++;
          return docID();
        }

        @Override
        public int advance(int target) throws IOException {
          return slowAdvance(target);
        }

        @Override
        public long cost() {
          return hits.length;
        }
      };
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "values of " + values.size() + " products";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValuesQuery query && values.equals(query.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
