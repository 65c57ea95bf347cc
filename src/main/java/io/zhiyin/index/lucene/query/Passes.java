package io.zhiyin.index.lucene.query;

import io.zhiyin.index.lucene.query.count.Enough;
import io.zhiyin.index.lucene.query.count.Probe;
import io.zhiyin.index.lucene.query.count.StepCounts;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;

/**
 * The passes over the postings that bring a page's products and their number.
 *
 * <p>Of words, ever less is asked until enough is found. Where the best matches come first, the
 * products are looked for among all that scores, which Lucene does fast since nothing but scores
 * decides (MAXSCORE), a few more of them than wanted; what does not hold enough words, nearly
 * always nothing, is then struck out, and the found ones are counted apart, no further than asked.
 * Only where too many were struck out, where all are to be counted, and in all other orders, Lucene
 * checks the words of every product on its way.
 */
final class Passes {
  /**
   * How much is enough, so that no less is asked. Where the best matches come first, what holds few
   * of the words does no harm at the end, and is better than nothing. In every other order one
   * product that holds {@link WordsQuery#NEARLY} all of them is enough.
   */
  private static final int ENOUGH = 100;

  /** Products looked for beyond those wanted. */
  private static final int SPARE = 10;

  private final IndexSearcher searcher;
  private final Clauses clauses;
  private final Question question;

  Passes(IndexSearcher searcher, Clauses clauses, Question question) {
    this.searcher = searcher;
    this.clauses = clauses;
    this.question = question;
  }

  /**
   * What was found.
   *
   * @param step how much was asked of the words
   * @param relaxed whether more found nothing
   * @param docs the page's, those before it, those shown already, and one more
   * @param total products found
   * @param cut whether time ran out while they were counted
   */
  record Found(int step, boolean relaxed, List<FieldDoc> docs, TotalHits total, boolean cut) {}

  Found run() throws IOException {
    if (bestFirst() && clauses.asksForWords() && question.countTo() < Question.ALL) {
      return best();
    }
    int step = question.countTo() == Question.ALL ? clauses.steps() - 1 : 0;
    TopFieldDocs top = top(clauses.answer(step), window(), question.countTo());
    boolean relaxed = clauses.steps() > 1 && top.totalHits.value() == 0;
    while (little(step, top.totalHits.value())) {
      step = clauses.next(step);
      top = top(clauses.answer(step), window(), question.countTo());
      relaxed &= step > WordsQuery.NEARLY || top.totalHits.value() == 0;
    }
    return new Found(step, relaxed, docs(top), top.totalHits, searcher.timedOut());
  }

  /** The same as was found, among other clauses. */
  Found again(Found before) throws IOException {
    TopFieldDocs top = top(clauses.answer(before.step()), window(), question.countTo());
    return new Found(
        before.step(),
        before.relaxed(),
        docs(top),
        top.totalHits,
        before.cut() || searcher.timedOut());
  }

  private Found best() throws IOException {
    if (clauses.enough().stream().allMatch(Enough::impossible)) {
      TotalHits nothing = new TotalHits(0, TotalHits.Relation.EQUAL_TO);
      return new Found(clauses.steps() - 1, true, List.of(), nothing, false);
    }
    TopFieldDocs anything = top(clauses.anything(), window() + SPARE, 1);
    StepCounts counts = counts();
    int step = 0;
    boolean relaxed = counts.total(step).value() == 0;
    while (little(step, counts.total(step).value())) {
      step = clauses.next(step);
      relaxed &= step > WordsQuery.NEARLY || counts.total(step).value() == 0;
    }
    Optional<List<FieldDoc>> found = found(anything, step);
    return new Found(
        step,
        relaxed,
        found.isPresent() ? found.get() : docs(top(clauses.answer(step), window(), 1)),
        counts.total(step),
        counts.cut() || searcher.timedOut());
  }

  private boolean bestFirst() {
    return question.order() == Question.Order.RELEVANCE;
  }

  /** Whether so few were found in a step that less is to be asked. */
  private boolean little(int step, long found) {
    int enough = bestFirst() || step < WordsQuery.NEARLY ? enough() : 1;
    return clauses.next(step) < clauses.steps() && found < enough && !searcher.timedOut();
  }

  private int enough() {
    return Math.min(ENOUGH, Math.max(question.countTo(), 1));
  }

  private StepCounts counts() throws IOException {
    return StepCounts.of(
        searcher,
        clauses.enough(),
        clauses.restrictions(),
        clauses.steps(),
        new StepCounts.Limits(enough(), Math.max(question.countTo(), 1)));
  }

  /** The found ones among those that score best; nothing when there may be more of them. */
  private Optional<List<FieldDoc>> found(TopFieldDocs anything, int step) throws IOException {
    boolean[] matches = new Probe(searcher, anything.scoreDocs).matches(clauses.found(step));
    List<FieldDoc> found = new ArrayList<>();
    for (int i = 0; i < matches.length; i++) {
      if (matches[i]) {
        found.add((FieldDoc) anything.scoreDocs[i]);
      }
    }
    boolean all = matches.length < window() + SPARE;
    return all || found.size() >= window() || searcher.timedOut()
        ? Optional.of(found.subList(0, Math.min(found.size(), window())))
        : Optional.empty();
  }

  private int window() {
    return question.from() + question.size() + question.extras().after().shown().size() + 1;
  }

  private TopFieldDocs top(Query query, int window, int countTo) throws IOException {
    Cursor after = question.extras().after();
    return searcher.search(
        query,
        new TopFieldCollectorManager(
            Orders.sort(question.order()),
            window,
            after.place().map(place -> Orders.after(question.order(), place)).orElse(null),
            Math.max(countTo, 1)));
  }

  private static List<FieldDoc> docs(TopFieldDocs top) {
    List<FieldDoc> docs = new ArrayList<>(top.scoreDocs.length);
    for (ScoreDoc doc : top.scoreDocs) {
      docs.add((FieldDoc) doc);
    }
    return docs;
  }
}
