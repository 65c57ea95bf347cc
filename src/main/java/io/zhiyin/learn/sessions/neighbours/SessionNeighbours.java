package io.zhiyin.learn.sessions.neighbours;

import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.sessions.NextItems;
import io.zhiyin.learn.sessions.Posted;
import io.zhiyin.learn.sessions.Postings;
import io.zhiyin.learn.sessions.Scores;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import java.util.Arrays;

/**
 * Session-kNN: of the sessions that share an item with the prefix the {@code neighbours} most
 * similar ones, equals the newer, vote for their items. Similar is Σ over the shared items of what
 * the click counts, times what an item of that session counts; a method says both, and what a vote
 * is worth.
 *
 * <p>Its documents are the sessions, the newest first, with their items; an item finds its {@code
 * sample} newest sessions only. So an answer costs at most 50 clicks · {@code sample} to find and
 * the neighbours' items to vote; memory 4 bytes a click for the inverted index.
 */
final class SessionNeighbours implements Posted {
  private static final int CLICKS = 50;

  /** What is similar, and what is worth how much. */
  interface Likeness {
    /** What the prefix's click at a place counts, above 0. */
    double click(int[] prefix, int place);

    /** What each item of a session counts, in (0,1]. */
    double share(int session);

    /**
     * Adds what a neighbour's items are worth.
     *
     * @param places of the prefix's distinct items, the latest each, the latest first
     */
    void vote(int session, double similarity, int[] prefix, int[] places, Scores scores);
  }

  /** Which sessions are looked at. */
  enum Sample {
    /** The newest of each item. */
    EACH,
    /** The newest of all that share an item. */
    TOGETHER
  }

  private final Sessions sessions;
  private final Postings postings;
  private final int neighbours;
  private final int sample;
  private final Sample kind;
  private final Likeness likeness;

  /**
   * @param settings {@code neighbours} and {@code sample} among them
   */
  SessionNeighbours(
      Sessions sessions, Postings postings, Settings settings, Sample kind, Likeness likeness) {
    this.sessions = sessions;
    this.postings = postings;
    this.neighbours = settings.whole("neighbours");
    this.sample = settings.whole("sample");
    this.kind = kind;
    this.likeness = likeness;
  }

  /** From a session to its document and back. */
  private int turned(int number) {
    return sessions.size() - 1 - number;
  }

  private int depth(int item) {
    return Math.min(sample, postings.count(item));
  }

  @Override
  public SparseMatrix documents() {
    int[] starts = new int[sessions.catalogue() + 1];
    for (int item = 0; item < sessions.catalogue(); item++) {
      starts[item + 1] = starts[item] + depth(item);
    }
    int[] documents = new int[starts[sessions.catalogue()]];
    float[] shares = new float[documents.length];
    for (int item = 0; item < sessions.catalogue(); item++) {
      for (int x = 0; x < depth(item); x++) {
        int session = postings.session(item, x);
        documents[starts[item] + x] = turned(session);
        shares[starts[item] + x] = (float) likeness.share(session);
      }
    }
    return new SparseMatrix(sessions.size(), starts, documents, shares).transposed();
  }

  @Override
  public NextItems open() {
    return open(finder());
  }

  private Finder finder() {
    Scores sums = new Scores(sessions.size());
    return (weights, k, found) -> {
      for (int t = 0; t < weights.size(); t++) {
        int item = weights.touched(t);
        for (int x = 0; x < depth(item); x++) {
          sums.add(turned(postings.session(item, x)), weights.value(item));
        }
      }
      int oldest = kind == Sample.TOGETHER ? oldest(sums) : sessions.size();
      for (int t = 0; t < sums.size(); t++) {
        int document = sums.touched(t);
        if (document <= oldest) {
          found.add(document, sums.value(document) * likeness.share(turned(document)));
        }
      }
      sums.clear();
    };
  }

  /** The last document within the sample. */
  private int oldest(Scores sums) {
    if (sums.size() <= sample) {
      return sessions.size();
    }
    int[] all = new int[sums.size()];
    Arrays.setAll(all, sums::touched);
    Arrays.sort(all);
    return all[sample - 1];
  }

  @Override
  public NextItems open(Finder finder) {
    Votes votes = votes(finder);
    Scores scores = new Scores(sessions.catalogue());
    return (prefix, k) -> {
      votes.after(prefix, scores);
      int[] top = scores.top(k);
      scores.clear();
      return top;
    };
  }

  /** Adds up what a prefix's neighbours vote for; for one thread. */
  @FunctionalInterface
  interface Votes {
    /**
     * Votes.
     *
     * @param scores takes the sums by item
     */
    void after(int[] prefix, Scores scores);
  }

  /** Those of neighbours found in memory. */
  Votes votes() {
    return votes(finder());
  }

  private Votes votes(Finder finder) {
    Scores weights = new Scores(sessions.catalogue());
    Scores similar = new Scores(sessions.size());
    return (prefix, scores) -> {
      int[] places = latest(prefix);
      for (int place : places) {
        weights.add(prefix[place], likeness.click(prefix, place));
      }
      finder.find(weights, neighbours, similar);
      for (int document : similar.top(neighbours)) {
        likeness.vote(turned(document), similar.value(document), prefix, places, scores);
      }
      weights.clear();
      similar.clear();
    };
  }

  /** The latest distinct clicks, at most 50, the latest first; each with its last place. */
  private static int[] latest(int[] prefix) {
    int[] found = new int[Math.min(CLICKS, prefix.length)];
    int n = 0;
    for (int p = prefix.length - 1; p >= 0 && n < found.length; p--) {
      boolean known = false;
      for (int f = 0; f < n; f++) {
        known |= prefix[found[f]] == prefix[p];
      }
      if (!known) {
        found[n++] = p;
      }
    }
    return Arrays.copyOf(found, n);
  }

  /** Clicks from the latest that a session shares to the prefix's end, that one included. */
  static int steps(Sessions sessions, int session, int[] prefix, int[] places) {
    for (int place : places) {
      if (sessions.lastPlace(session, prefix[place]) >= 0) {
        return prefix.length - place;
      }
    }
    return prefix.length;
  }
}
