package io.zhiyin.index.lucene.query.count;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is found in every step, from the strictest one to the first that finds enough, in a
 * single pass over the postings: window by window, the words' documents as sets of bits ({@link
 * HeldWords}). A step that has been passed by is not counted on, and what only it would find is not
 * read: the looser steps stop within the first windows wherever words are frequent.
 */
public final class StepCounts {
  /** Documents looked at together. */
  static final int WINDOW = 4_096;

  private final IndexSearcher searcher;
  private final Limits limits;
  private final long[] counts;
  private final FixedBitSet[] found;

  /** The loosest step that still matters; below 0 when all is known. */
  private int last;

  private boolean cut;

  /**
   * When to stop.
   *
   * @param enough the strictest step that finds so many is the last to be counted; >= 1
   * @param most a step is counted no further than one beyond that; >= enough
   */
  public record Limits(int enough, int most) {}

  private StepCounts(IndexSearcher searcher, int steps, Limits limits) {
    this.searcher = searcher;
    this.limits = limits;
    this.counts = new long[steps];
    this.found = new FixedBitSet[steps];
    for (int step = 0; step < steps; step++) {
      found[step] = new FixedBitSet(WINDOW);
    }
    this.last = steps - 1;
  }

  /**
   * Counts.
   *
   * @param any a product is found in a step when any of these finds it
   * @param restrictions filters and exclusions that hold in every step
   */
  public static StepCounts of(
      IndexSearcher searcher,
      List<Enough> any,
      List<BooleanClause> restrictions,
      int steps,
      Limits limits)
      throws IOException {
    StepCounts counts = new StepCounts(searcher, steps, limits);
    List<HeldWords.Asked> asked = new ArrayList<>();
    for (Enough each : any) {
      asked.add(HeldWords.Asked.of(searcher, each));
    }
    List<Restriction> restricted = new ArrayList<>();
    for (BooleanClause clause : restrictions) {
      restricted.add(new Restriction(weight(searcher, clause.query()), clause.isProhibited()));
    }
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      counts.leaf(leaf, asked, restricted);
    }
    return counts;
  }

  static Weight weight(IndexSearcher searcher, Query query) throws IOException {
    return searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
  }

  /** Products found in a step; of one that is looser than the first with enough, not all. */
  public TotalHits total(int step) {
    return counts[step] > limits.most()
        ? new TotalHits(limits.most() + 1L, TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO)
        : new TotalHits(counts[step], TotalHits.Relation.EQUAL_TO);
  }

  /** Whether time ran out before all was counted. */
  public boolean cut() {
    return cut;
  }

  private record Restriction(Weight weight, boolean prohibits) {}

  /** A restriction's documents in one leaf. */
  private record Bound(Probe.Steps documents, boolean prohibits) {}

  private void leaf(
      LeafReaderContext leaf, List<HeldWords.Asked> asked, List<Restriction> restrictions)
      throws IOException {
    List<HeldWords> words = new ArrayList<>();
    for (HeldWords.Asked each : asked) {
      words.add(each.in(leaf));
    }
    List<Bound> bounds = new ArrayList<>();
    for (Restriction each : restrictions) {
      Scorer scorer = each.weight().scorer(leaf);
      if (scorer != null) {
        bounds.add(new Bound(new Probe.Steps(scorer), each.prohibits()));
      } else if (!each.prohibits()) {
        return;
      }
    }
    int size = leaf.reader().maxDoc();
    int from = 0;
    while (last >= 0 && (from = next(words, from)) < size) {
      cut |= outOfTime();
      if (cut) {
        return;
      }
      int to = Math.min(size, from + WINDOW);
      window(words, from, to);
      allowed(from, leaf.reader().getLiveDocs(), bounds);
      count();
      from = to;
    }
  }

  private int next(List<HeldWords> words, int from) throws IOException {
    int next = DocIdSetIterator.NO_MORE_DOCS;
    for (HeldWords each : words) {
      next = Math.min(next, each.next(from, last));
    }
    return next;
  }

  private void window(List<HeldWords> words, int from, int to) throws IOException {
    for (int step = 0; step <= last; step++) {
      found[step].clear();
    }
    for (HeldWords each : words) {
      each.find(from, to, last, found);
    }
  }

  /** Takes out of the loosest step, which holds those of all others, what is deleted or barred. */
  private void allowed(int from, @Nullable Bits live, List<Bound> bounds) throws IOException {
    if (live != null) {
      live.applyMask(found[last], from);
    }
    for (Bound bound : bounds) {
      FixedBitSet its = found[last];
      its.forEach(
          0,
          WINDOW,
          0,
          at -> {
            if (bound.documents().matches(from + at) == bound.prohibits()) {
              its.clear(at);
            }
          });
    }
  }

  private void count() {
    counts[last] += found[last].cardinality();
    for (int step = 0; step < last; step++) {
      counts[step] += FixedBitSet.intersectionCount(found[step], found[last]);
    }
    for (int step = 0; step <= last; step++) {
      if (counts[step] >= limits.enough()) {
        last = counts[step] > limits.most() ? step - 1 : step;
      }
    }
  }

  private boolean outOfTime() {
    QueryTimeout timeout = searcher.getTimeout();
    return timeout != null && timeout.shouldExit();
  }
}
