package io.zhiyin.index.lucene.page;

import io.zhiyin.index.lucene.schema.Fields;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.FixedBitSet;

/**
 * The products that are not alone of their {@link io.zhiyin.index.lucene.document.Likeness} among
 * what a query matches. A pass without scores over all matches, 12 bytes a match while it runs.
 */
public final class Copies {
  /** What has no copies. */
  static final Copies NONE = new Copies();

  /** What a product without copies is of. */
  static final long ALONE = 0;

  /** Document → likeness, of those with copies alone. */
  private final Int2LongOpenHashMap likenesses = new Int2LongOpenHashMap();

  private Copies() {
    likenesses.defaultReturnValue(ALONE);
  }

  public static Copies among(IndexSearcher searcher, Query found) throws IOException {
    Copies copies = new Copies();
    Long2IntOpenHashMap first = new Long2IntOpenHashMap();
    first.defaultReturnValue(-1);
    searcher.search(found, copies.manager(first));
    return copies;
  }

  public boolean isEmpty() {
    return likenesses.isEmpty();
  }

  /** The likeness of a document that has copies, else {@value #ALONE}. */
  long of(int doc) {
    return likenesses.get(doc);
  }

  private CollectorManager<Collector, Integer> manager(Long2IntOpenHashMap first) {
    return new CollectorManager<>() {
      @Override
      public Collector newCollector() {
        return new Gathering(first);
      }

      @Override
      public Integer reduce(Collection<Collector> collectors) {
        return likenesses.size();
      }
    };
  }

  private final class Gathering implements Collector {
    private final Long2IntOpenHashMap first;

    Gathering(Long2IntOpenHashMap first) {
      this.first = first;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
      NumericDocValues values = DocValues.getNumeric(leaf.reader(), Fields.LIKENESS);
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {
          // Nothing is scored.
        }

        @Override
        public void collect(int doc) throws IOException {
          if (values.advanceExact(doc)) {
            add(leaf.docBase + doc, values.longValue());
          }
        }
      };
    }

    private void add(int doc, long likeness) {
      int earlier = first.putIfAbsent(likeness, doc);
      if (earlier >= 0) {
        likenesses.put(earlier, likeness);
        likenesses.put(doc, likeness);
      }
    }
  }

  /**
   * Those behind the first of their likeness in an order, as a query.
   *
   * @param scored the same query with the scores that the order may ask for
   */
  public Query behind(IndexSearcher searcher, Query scored, Sort order) throws IOException {
    FixedBitSet members = new FixedBitSet(searcher.getIndexReader().maxDoc());
    likenesses.keySet().forEach(members::set);
    Query all =
        new BooleanQuery.Builder()
            .add(scored, Occur.MUST)
            .add(new DocumentSet(members), Occur.FILTER)
            .build();
    int size = likenesses.size();
    FixedBitSet behind = new FixedBitSet(members.length());
    LongOpenHashSet seen = new LongOpenHashSet();
    for (ScoreDoc each :
        searcher.search(all, new TopFieldCollectorManager(order, size, null, size)).scoreDocs) {
      if (!seen.add(likenesses.get(each.doc))) {
        behind.set(each.doc);
      }
    }
    return new DocumentSet(behind);
  }
}
