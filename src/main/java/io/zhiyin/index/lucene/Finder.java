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
   * How much of a query's words may be missing from a product, tried in turn until enough is found.
   */
  private static final double[] ALLOWED_MISSING = {0.5, 0.99};

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
    int enough =
        question.order() == Question.Order.RELEVANCE ? Math.min(ENOUGH, question.countTo()) : 1;
    Page page = find(searcher, question, ALLOWED_MISSING[0]);
    boolean relaxed = page.total() == 0 && asksForWords(question);
    for (int i = 1; i < ALLOWED_MISSING.length; i++) {
      if (page.total() >= enough || page.found().partial() || !asksForWords(question)) {
        return page;
      }
      page = relaxed(find(searcher, question, ALLOWED_MISSING[i]), relaxed);
    }
    return page;
  }

  private static Page relaxed(Page page, boolean relaxed) {
    Page.Found found = page.found();
    return new Page(
        page.candidates(),
        new Page.Found(found.total(), found.exact(), relaxed, found.partial()),
        page.facets(),
        page.next());
  }

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

  private Page find(IndexSearcher searcher, Question question, double allowedMissing)
      throws IOException {
    List<ScoredPart> parts = new ArrayList<>();
    for (var part : question.parts()) {
      parts.add(translator.translate(part, searcher, allowedMissing));
    }
    TopFieldDocs top = top(searcher, combine(parts, question), question);
    List<FieldDoc> unseen = unseen(top, question);
    List<FieldDoc> page = slice(unseen, question);
    List<Candidate> candidates =
        values.of(searcher, page.toArray(ScoreDoc[]::new), parts, question.explain());
    List<Facet> counts = facets(searcher, parts, question);
    Page.Found found =
        new Page.Found(
            top.totalHits.value(),
            top.totalHits.relation() == TotalHits.Relation.EQUAL_TO,
            false,
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

  private List<Facet> facets(IndexSearcher searcher, List<ScoredPart> parts, Question question)
      throws IOException {
    Question.Extras extras = question.extras();
    return extras.facets().isEmpty()
        ? List.of()
        : facets.count(
            searcher,
            filter -> finding(parts, question, filter),
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
   * Where nothing lifts, the finding clauses stand at the top, beside the exclusions: the form
   * whose low scoring documents Lucene skips (MAXSCORE).
   */
  private Query combine(List<ScoredPart> parts, Question question) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    List<Query> lifts = clauses(parts, Role.LIFT);
    List<Query> finds = clauses(parts, Role.FIND);
    lifts.forEach(lift -> query.add(lift, Occur.SHOULD));
    if (finds.isEmpty()) {
      query.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    } else if (lifts.isEmpty()) {
      finds.forEach(find -> query.add(find, Occur.SHOULD));
      query.setMinimumNumberShouldMatch(1);
    } else {
      query.add(any(finds), Occur.MUST);
    }
    restrict(query, question, question.filter());
    return query.build();
  }

  private static List<Query> clauses(List<ScoredPart> parts, Role role) {
    return parts.stream()
        .filter(part -> part.part().role() == role)
        .flatMap(part -> part.clauses().stream())
        .toList();
  }

  private static Query any(List<Query> clauses) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    clauses.forEach(clause -> query.add(clause, Occur.SHOULD));
    return query.build();
  }

  /** What is found alone, under another filter. */
  private Query finding(List<ScoredPart> parts, Question question, Filter filter) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(finds(parts), Occur.FILTER);
    restrict(query, question, filter);
    return query.build();
  }

  private static Query finds(List<ScoredPart> parts) {
    List<Query> finds = clauses(parts, Role.FIND);
    return finds.isEmpty() ? MatchAllDocsQuery.INSTANCE : any(finds);
  }

  private void restrict(BooleanQuery.Builder query, Question question, Filter filter) {
    filters.restrict(query, filter);
    if (!question.exclude().isEmpty()) {
      query.add(FilterTranslator.terms(Fields.ID, List.copyOf(question.exclude())), Occur.MUST_NOT);
    }
  }
}
