package io.zhiyin.index.lucene.query;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TotalHits;

/** Counts what a query matches, and stops when that is more than somebody wants to know. */
final class HitCount {
  private HitCount() {}

  /**
   * The number of matches; above {@code most}, a lower bound.
   *
   * @param most >= 0
   */
  static TotalHits upTo(IndexSearcher searcher, Query query, int most) throws IOException {
    AtomicInteger hits = new AtomicInteger();
    searcher.search(query, manager(new Counting(hits, most)));
    return hits.get() > most
        ? new TotalHits(hits.get(), TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO)
        : new TotalHits(hits.get(), TotalHits.Relation.EQUAL_TO);
  }

  private static CollectorManager<Collector, Integer> manager(Counting counting) {
    return new CollectorManager<>() {
      @Override
      public Collector newCollector() {
        return counting;
      }

      @Override
      public Integer reduce(Collection<Collector> collectors) {
        return counting.hits.get();
      }
    };
  }

  private record Counting(AtomicInteger hits, int most) implements Collector {
    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) {
      if (hits.get() > most) {
        throw new CollectionTerminatedException();
      }
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {
          // Nothing is scored.
        }

        @Override
        public void collect(int doc) {
          if (hits.incrementAndGet() > most) {
            throw new CollectionTerminatedException();
          }
        }
      };
    }
  }
}
