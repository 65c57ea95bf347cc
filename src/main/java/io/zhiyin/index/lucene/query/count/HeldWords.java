package io.zhiyin.index.lucene.query.count;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/**
 * The documents of one leaf that hold enough of some words, a window at a time.
 *
 * <p>A document that holds m of n words holds one of the n − m + 1 rarest. Only these are read; of
 * the others it is asked which documents that can still come to m hold them, one by one where they
 * are few.
 */
final class HeldWords {
  /** A word is asked for single documents where so many times more would be read otherwise. */
  private static final int FEW = 16;

  private final Enough enough;
  private final List<Word> words;
  private final int size;
  private final BitCounter counter = new BitCounter(StepCounts.WINDOW);
  private final FixedBitSet holding = new FixedBitSet(StepCounts.WINDOW);
  private final FixedBitSet candidates = new FixedBitSet(StepCounts.WINDOW);

  private HeldWords(Enough enough, List<Word> words, int size) {
    this.enough = enough;
    this.words = words;
    this.size = size;
  }

  /**
   * Words to be looked for.
   *
   * @param words for each, the places that may hold it
   */
  record Asked(Enough enough, List<List<Weight>> words) {
    static Asked of(IndexSearcher searcher, Enough enough) throws IOException {
      List<List<Weight>> words = new ArrayList<>();
      for (Query word : enough.words()) {
        List<Query> places = new ArrayList<>();
        places(word, places);
        List<Weight> weights = new ArrayList<>();
        for (Query place : places) {
          weights.add(StepCounts.weight(searcher, place));
        }
        words.add(weights);
      }
      return new Asked(enough, words);
    }

    private static void places(Query word, List<Query> places) {
      switch (word) {
        case BoostQuery boosted -> places(boosted.getQuery(), places);
        case DisjunctionMaxQuery any -> any.getDisjuncts().forEach(each -> places(each, places));
        case MatchNoDocsQuery _ -> {}
        default -> places.add(word);
      }
    }

    HeldWords in(LeafReaderContext leaf) throws IOException {
      List<Word> held = new ArrayList<>();
      for (List<Weight> word : words) {
        List<DocIdSetIterator> places = new ArrayList<>();
        long documents = 0;
        for (Weight place : word) {
          Scorer scorer = place.scorer(leaf);
          if (scorer != null) {
            places.add(scorer.iterator());
            documents += places.getLast().cost();
          }
        }
        if (!places.isEmpty()) {
          held.add(new Word(places, documents));
        }
      }
      held.sort(Comparator.comparingLong(Word::documents));
      return new HeldWords(enough, held, leaf.reader().maxDoc());
    }
  }

  /** The words one of which a document holds that is found in a step. */
  private List<Word> leading(int step) {
    return words.subList(0, Math.max(0, words.size() - enough.needed(step) + 1));
  }

  /** The first document from a number on that may be found in a step. */
  int next(int from, int step) throws IOException {
    int next = DocIdSetIterator.NO_MORE_DOCS;
    for (Word word : leading(step)) {
      next = Math.min(next, word.next(from));
    }
    return next;
  }

  /**
   * Adds what is found among the documents of a window.
   *
   * @param last the loosest step of interest
   * @param found by step, by number less {@code from}
   */
  void find(int from, int to, int last, FixedBitSet[] found) throws IOException {
    counter.clear();
    int leading = leading(last).size();
    for (int i = 0; i < words.size() && leading > 0; i++) {
      if (i < leading) {
        words.get(i).read(from, to, holding);
      } else if (!follow(words.get(i), from, to, enough.needed(last) - (words.size() - i))) {
        return;
      }
      counter.add(holding);
    }
    for (int step = 0; step <= last && leading > 0; step++) {
      if (enough.needed(step) <= words.size()) {
        counter.addAtLeast(enough.needed(step), found[step]);
      }
    }
  }

  /** False when no document holds the words that it must by now. */
  private boolean follow(Word word, int from, int to, int by) throws IOException {
    candidates.clear();
    counter.addAtLeast(by, candidates);
    long few = candidates.cardinality();
    if (few * FEW < word.documents() * (to - from) / size) {
      word.ask(candidates, from, holding);
    } else {
      word.read(from, to, holding);
    }
    return few > 0;
  }

  /** A word's documents, place by place. */
  private record Word(List<DocIdSetIterator> places, long documents) {
    int next(int from) throws IOException {
      int next = DocIdSetIterator.NO_MORE_DOCS;
      for (DocIdSetIterator place : places) {
        next = Math.min(next, to(place, from));
      }
      return next;
    }

    void read(int from, int to, FixedBitSet holding) throws IOException {
      holding.clear();
      for (DocIdSetIterator place : places) {
        if (to(place, from) < to) {
          place.intoBitSet(to, holding, from);
        }
      }
    }

    void ask(FixedBitSet candidates, int from, FixedBitSet holding) throws IOException {
      holding.clear();
      candidates.forEach(
          0,
          candidates.length(),
          0,
          at -> {
            if (holds(from + at)) {
              holding.set(at);
            }
          });
    }

    private boolean holds(int document) throws IOException {
      for (DocIdSetIterator place : places) {
        if (to(place, document) == document) {
          return true;
        }
      }
      return false;
    }

    private static int to(DocIdSetIterator place, int document) throws IOException {
      return place.docID() < document ? place.advance(document) : place.docID();
    }
  }
}
