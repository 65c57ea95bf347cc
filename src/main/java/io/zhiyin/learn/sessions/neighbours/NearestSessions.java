package io.zhiyin.learn.sessions.neighbours;

import io.zhiyin.learn.sessions.NextItems;
import io.zhiyin.learn.sessions.Postings;
import io.zhiyin.learn.sessions.Scores;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;

/**
 * Answers from the {@code neighbours} most similar of the {@code sample} newest sessions that share
 * an item with the prefix; a method says what is similar and what a neighbour's items are worth.
 * For one thread.
 */
abstract class NearestSessions implements NextItems {
  final Sessions sessions;
  final Postings postings;
  private final int neighbours;
  private final int sample;
  private final Scores newest;
  private final Scores similar;
  private final Scores scores;

  NearestSessions(Sessions sessions, Postings postings, Settings settings) {
    this.sessions = sessions;
    this.postings = postings;
    this.neighbours = settings.whole("neighbours");
    this.sample = settings.whole("sample");
    this.newest = new Scores(sessions.size());
    this.similar = new Scores(sessions.size());
    this.scores = new Scores(sessions.catalogue());
  }

  /**
   * How similar a session is to the prefix, > 0.
   *
   * @param places of the prefix's distinct items, the latest each
   */
  abstract double similarity(int session, int[] prefix, int[] places);

  /** Adds what a neighbour's items are worth. */
  abstract void score(int session, double similarity, int[] prefix, int[] places, Scores scores);

  @Override
  public final int[] after(int[] prefix, int k) {
    int[] places = Neighbours.latest(prefix);
    Neighbours.newest(prefix, places, postings, sample, newest);
    for (int session : newest.top(sample)) {
      similar.add(session, similarity(session, prefix, places));
    }
    for (int session : similar.top(neighbours)) {
      score(session, similar.value(session), prefix, places, scores);
    }
    int[] top = scores.top(k);
    newest.clear();
    similar.clear();
    scores.clear();
    return top;
  }
}
