package io.zhiyin.index.lucene;

import io.zhiyin.index.Candidate;
import io.zhiyin.index.Cursor;
import io.zhiyin.index.Facet;
import io.zhiyin.index.Filter;
import io.zhiyin.index.Page;
import io.zhiyin.index.Question;
import io.zhiyin.index.Retrieval;
import io.zhiyin.index.Retrieval.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;

/**
 * Answers a question in one pass over the postings; then values each part for the page's products
 * only, and, where asked, counts facets in passes of their own and marks words.
 *
 * <p>Time that has run out ends a pass at what it has found.
 */
final class Finder {
  /**
   * How much is enough when the best matches come first: then what holds few of the words does no
   * harm at the end, and is better than nothing. In every other order one product is enough.
   */
  private static final int ENOUGH = 100;

  private final Translator translator;
  private final FilterTranslator filters;
  private final PartValues values;
  private final FacetPass facets;
  private final Marker marker;

  Finder(Schema schema) {
    this.translator = new Translator(schema);
    this.filters = new FilterTranslator(schema.level());
    this.values = new PartValues();
    this.facets = new FacetPass(schema.level());
    this.marker = new Marker(schema);
  }

  Page find(IndexSearcher shared, Question question) throws IOException {
    IndexSearcher searcher = limited(shared, question);
    List<ScoredPart> parts = new ArrayList<>();
    for (var part : question.parts()) {
      parts.add(translator.translate(part, searcher));
    }
    int enough =
        question.order() == Question.Order.RELEVANCE ? Math.min(ENOUGH, question.countTo()) : 1;
    int steps = asksForWords(question) ? WordsQuery.STEPS : 1;
    TopFieldDocs top = top(searcher, combine(parts, question, 0), question);
    boolean relaxed = steps > 1 && top.totalHits.value() == 0;
    int step = 0;
    while (step + 1 < steps && top.totalHits.value() < enough && !searcher.timedOut()) {
      step++;
      top = top(searcher, combine(parts, question, step), question);
    }
    return page(searcher, question, parts, new Pass(step, relaxed, top));
  }

  /**
   * What a pass found.
   *
   * @param step how much it asked of the words
   * @param relaxed whether a stricter one found nothing
   */
  private record Pass(int step, boolean relaxed, TopFieldDocs top) {}

  /** A searcher that stops when the question's time is over. */
  private static IndexSearcher limited(IndexSearcher shared, Question question) {
    if (question.extras().within().isZero()) {
      return shared;
    }
    IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
    searcher.setSimilarity(shared.getSimilarity());
    searcher.setTimeout(new QueryTimeoutImpl(question.extras().within().toMillis()));
    return searcher;
  }

  private static boolean asksForWords(Question question) {
    return question.parts().stream().anyMatch(p -> p.what() instanceof Retrieval.Words);
  }

  private Page page(IndexSearcher searcher, Question question, List<ScoredPart> parts, Pass pass)
      throws IOException {
    List<FieldDoc> unseen = unseen(pass.top, question);
    List<FieldDoc> page = slice(unseen, question);
    List<Candidate> candidates =
        values.of(searcher, page.toArray(ScoreDoc[]::new), parts, question.explain());
    List<Facet> counts = facets(searcher, parts, question, pass.step);
    Page.Found found =
        new Page.Found(
            pass.top.totalHits.value(),
            pass.top.totalHits.relation() == TotalHits.Relation.EQUAL_TO,
            pass.relaxed,
            searcher.timedOut());
    return new Page(
        marked(candidates, parts, question), found, counts, next(unseen, page, question));
  }

  /** The page's documents, those before it, those shown already, and one more. */
  private static TopFieldDocs top(IndexSearcher searcher, Query query, Question question)
      throws IOException {
    Cursor after = question.extras().after();
    int window = question.from() + question.size() + after.shown().size() + 1;
    return searcher.search(
        query,
        new TopFieldCollectorManager(
            Orders.sort(question.order()),
            window,
            after.place().map(place -> Orders.after(question.order(), place)).orElse(null),
            Math.max(question.countTo(), 1)));
  }

  private static List<FieldDoc> unseen(TopFieldDocs top, Question question) {
    Set<Integer> shown = new HashSet<>(question.extras().after().shown());
    List<FieldDoc> unseen = new ArrayList<>();
    for (ScoreDoc doc : top.scoreDocs) {
      FieldDoc its = (FieldDoc) doc;
      if (shown.isEmpty() || !shown.contains(Cursor.hash(Orders.id(its)))) {
        unseen.add(its);
      }
    }
    return unseen;
  }

  private static List<FieldDoc> slice(List<FieldDoc> docs, Question question) {
    int from = Math.min(question.from(), docs.size());
    int to = Math.min(question.from() + question.size(), docs.size());
    return docs.subList(from, to);
  }

  private static Optional<Cursor> next(
      List<FieldDoc> unseen, List<FieldDoc> page, Question question) {
    if (page.isEmpty() || unseen.size() <= question.from() + question.size()) {
      return Optional.empty();
    }
    Optional<Cursor.Place> before =
        question.from() == 0
            ? Optional.empty()
            : Optional.of(Orders.place(unseen.get(question.from() - 1)));
    return Optional.of(
        question.extras().after().onward(before, page.stream().map(Orders::place).toList()));
  }

  private List<Facet> facets(
      IndexSearcher searcher, List<ScoredPart> parts, Question question, int step)
      throws IOException {
    Question.Extras extras = question.extras();
    return extras.facets().isEmpty()
        ? List.of()
        : facets.count(
            searcher,
            filter -> finding(parts, question, step, filter),
            question.filter(),
            extras.facets(),
            extras.facetSize());
  }

  private List<Candidate> marked(
      List<Candidate> candidates, List<ScoredPart> parts, Question question) throws IOException {
    if (!question.extras().marks()) {
      return candidates;
    }
    Set<Term> terms = new HashSet<>();
    for (ScoredPart part : parts) {
      if (part.part().what() instanceof Retrieval.Words) {
        part.query().visit(QueryVisitor.termCollector(terms));
      }
    }
    List<Candidate> marked = new ArrayList<>();
    for (Candidate c : candidates) {
      marked.add(
          new Candidate(
              c.id(),
              c.score(),
              c.parts(),
              c.product(),
              marker.mark(c.product(), terms, question.filter())));
    }
    return marked;
  }

  /**
   * All scoring clauses stand at the top, beside what must match and the exclusions: the form whose
   * low scoring documents Lucene skips (MAXSCORE).
   */
  private Query combine(List<ScoredPart> parts, Question question, int step) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    List<ScoredPart> finds = of(parts, Role.FIND);
    List<ScoredPart> lifts = of(parts, Role.LIFT);
    parts.forEach(part -> part.clauses().forEach(clause -> query.add(clause, Occur.SHOULD)));
    if (lifts.isEmpty() && !finds.isEmpty() && finds.stream().allMatch(ScoredPart::findsAll)) {
      query.setMinimumNumberShouldMatch(1);
    } else {
      query.add(found(finds, step), Occur.FILTER);
      query.setMinimumNumberShouldMatch(finds.isEmpty() ? 0 : 1);
    }
    restrict(query, question, question.filter());
    return query.build();
  }

  private static List<ScoredPart> of(List<ScoredPart> parts, Role role) {
    return parts.stream().filter(part -> part.part().role() == role).toList();
  }

  /** What is found alone, under another filter. */
  private Query finding(List<ScoredPart> parts, Question question, int step, Filter filter) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(found(of(parts, Role.FIND), step), Occur.FILTER);
    restrict(query, question, filter);
    return query.build();
  }

  private static Query found(List<ScoredPart> finds, int step) {
    if (finds.isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    finds.forEach(find -> query.add(find.finding(step), Occur.SHOULD));
    return query.build();
  }

  private void restrict(BooleanQuery.Builder query, Question question, Filter filter) {
    filters.restrict(query, filter);
    if (!question.exclude().isEmpty()) {
      query.add(FilterTranslator.terms(Fields.ID, List.copyOf(question.exclude())), Occur.MUST_NOT);
    }
  }
}
