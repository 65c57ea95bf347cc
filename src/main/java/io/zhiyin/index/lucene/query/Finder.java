package io.zhiyin.index.lucene.query;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.lucene.page.Copies;
import io.zhiyin.index.lucene.page.FacetPass;
import io.zhiyin.index.lucene.page.Marker;
import io.zhiyin.index.lucene.page.VariantMatch;
import io.zhiyin.index.lucene.query.count.Enough;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Facet;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TotalHits;

/**
 * Answers a question in one pass over the postings; then values each part for the page's products
 * only, and, where asked, counts facets in passes of their own and marks words.
 *
 * <p>Time that has run out ends a pass at what it has found.
 */
public final class Finder {
  /** What the JSON of a product with variants holds. */
  private static final String VARIANTS = "\"variants\"";

  private final Schema schema;
  private final Translator translator;
  private final FilterTranslator filters;
  private final PartValues values;
  private final FacetPass facets;
  private final Marker marker;

  public Finder(Schema schema) {
    this.schema = schema;
    this.translator = new Translator(schema);
    this.filters = new FilterTranslator(schema::level);
    this.values = new PartValues();
    this.facets = new FacetPass(schema::level, filters::ofVariants);
    this.marker = new Marker(schema);
  }

  public Page find(IndexSearcher shared, Question question) throws IOException {
    IndexSearcher searcher = limited(shared, question);
    List<ScoredPart> parts = translator.translate(question.parts(), searcher);
    Clauses clauses = new Clauses(parts, question, filters);
    return page(searcher, question, parts, clauses);
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

  private Page page(
      IndexSearcher searcher, Question question, List<ScoredPart> parts, Clauses clauses)
      throws IOException {
    Passes.Found found = collapsed(searcher, question, clauses);
    List<FieldDoc> unseen = unseen(found.docs(), question);
    List<FieldDoc> page = slice(unseen, question);
    List<Candidate> candidates =
        values.of(searcher, page.toArray(FieldDoc[]::new), parts, question.explain());
    List<Facet> counts = facets(searcher, clauses, question, found.step());
    return new Page(
        marked(searcher, page, candidates, parts, question),
        new Page.Found(
            found.total().value(),
            found.total().relation() == TotalHits.Relation.EQUAL_TO,
            found.relaxed(),
            found.cut() || searcher.timedOut(),
            clauses.asksForWords() && clauses.enough().stream().anyMatch(Enough::lacksAWord),
            WordsQuery.allowedMissing(found.step())),
        counts,
        next(unseen, page, question));
  }

  /**
   * What is found; where asked, the first in its order of those that are alike. How much is asked
   * of the words does not depend on that.
   */
  private static Passes.Found collapsed(IndexSearcher searcher, Question question, Clauses clauses)
      throws IOException {
    Passes.Found all = new Passes(searcher, clauses, question).run();
    if (!question.extras().collapse()) {
      return all;
    }
    Copies copies = Copies.among(searcher, clauses.finding(all.step(), question.filter()));
    if (copies.isEmpty()) {
      return all;
    }
    Query behind =
        copies.behind(searcher, clauses.answer(all.step()), Orders.sort(question.order()));
    return new Passes(searcher, clauses.without(behind), question).again(all);
  }

  private static List<FieldDoc> unseen(List<FieldDoc> docs, Question question) {
    Set<Integer> shown = new HashSet<>(question.extras().after().shown());
    List<FieldDoc> unseen = new ArrayList<>();
    for (FieldDoc doc : docs) {
      if (shown.isEmpty() || !shown.contains(Cursor.hash(Orders.id(doc)))) {
        unseen.add(doc);
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

  private List<Facet> facets(IndexSearcher searcher, Clauses clauses, Question question, int step)
      throws IOException {
    Question.Extras extras = question.extras();
    return extras.facets().isEmpty()
        ? List.of()
        : facets.count(
            searcher,
            new FacetPass.Finding(filter -> clauses.finding(step, filter), extras.collapse()),
            question.filter(),
            extras.facets(),
            extras.facetSize());
  }

  /** With what was asked beside the products; those without variants cost a look at their JSON. */
  private List<Candidate> marked(
      IndexSearcher searcher,
      List<FieldDoc> page,
      List<Candidate> candidates,
      List<ScoredPart> parts,
      Question question)
      throws IOException {
    boolean marks = question.extras().marks();
    boolean variants =
        question.extras().variants() && candidates.stream().anyMatch(Finder::hasVariants);
    if (!marks && !variants) {
      return candidates;
    }
    Set<Term> terms = terms(parts);
    VariantMatch match =
        new VariantMatch(schema, searcher, filters.ofVariants(question.filter()), terms);
    List<Candidate> marked = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate c = candidates.get(i);
      boolean varied = variants && hasVariants(c);
      if (marks || varied) {
        Product product = ProductReader.trusted(c.product());
        c =
            c.with(
                new Candidate.Marks(
                    marks ? marker.mark(product, terms) : Map.of(),
                    varied ? match.best(page.get(i).doc, product) : Optional.empty()));
      }
      marked.add(c);
    }
    return marked;
  }

  private static boolean hasVariants(Candidate candidate) {
    return candidate.product().contains(VARIANTS);
  }

  private static Set<Term> terms(List<ScoredPart> parts) {
    Set<Term> terms = new HashSet<>();
    for (ScoredPart part : parts) {
      if (part.part().what() instanceof Retrieval.Words) {
        part.query().visit(QueryVisitor.termCollector(terms));
      }
    }
    return terms;
  }
}
