package io.zhiyin.index.lucene;

import io.zhiyin.index.Page;
import io.zhiyin.index.Question;
import io.zhiyin.index.Retrieval;
import io.zhiyin.index.Retrieval.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TotalHits;

/**
 * Answers a question in one pass over the postings; then values each part for the page's products
 * only.
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

  Finder(Schema schema) {
    this.translator = new Translator(schema);
    this.filters = new FilterTranslator(schema.level());
    this.values = new PartValues();
  }

  Page find(IndexSearcher searcher, Question question) throws IOException {
    int enough =
        question.order() == Question.Order.RELEVANCE ? Math.min(ENOUGH, question.countTo()) : 1;
    Page page = find(searcher, question, ALLOWED_MISSING[0]);
    for (int i = 1;
        i < ALLOWED_MISSING.length && page.total() < enough && asksForWords(question);
        i++) {
      page = find(searcher, question, ALLOWED_MISSING[i]);
    }
    return page;
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
    Query query = combine(parts, question);
    int window = Math.max(1, question.from() + question.size());
    TopDocs top =
        searcher.search(
            query,
            new TopFieldCollectorManager(
                sort(question.order()), window, Math.max(question.countTo(), 1)));
    ScoreDoc[] page = slice(top.scoreDocs, question);
    return new Page(
        values.of(searcher, page, parts, question.explain()),
        top.totalHits.value(),
        top.totalHits.relation() == TotalHits.Relation.EQUAL_TO);
  }

  private static ScoreDoc[] slice(ScoreDoc[] docs, Question question) {
    int from = Math.min(question.from(), docs.length);
    int to = Math.min(question.from() + question.size(), docs.length);
    return java.util.Arrays.copyOfRange(docs, from, to);
  }

  private Query combine(List<ScoredPart> parts, Question question) {
    BooleanQuery.Builder finds = new BooleanQuery.Builder();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    boolean any = false;
    for (ScoredPart part : parts) {
      if (part.part().role() == Role.FIND) {
        finds.add(part.contributing(), Occur.SHOULD);
        any = true;
      } else {
        query.add(part.contributing(), Occur.SHOULD);
      }
    }
    query.add(any ? finds.build() : MatchAllDocsQuery.INSTANCE, any ? Occur.MUST : Occur.FILTER);
    query.add(filters.translate(question.filter()), Occur.FILTER);
    if (!question.exclude().isEmpty()) {
      query.add(FilterTranslator.terms(Fields.ID, List.copyOf(question.exclude())), Occur.MUST_NOT);
    }
    return query.build();
  }

  private static Sort sort(Question.Order order) {
    SortField id = new SortField(Fields.ID, SortField.Type.STRING);
    return switch (order) {
      case RELEVANCE -> new Sort(SortField.FIELD_SCORE, id);
      case PRICE -> new Sort(number(Fields.PRICE, SortField.Type.DOUBLE, false), id);
      case PRICE_DESCENDING -> new Sort(number(Fields.PRICE, SortField.Type.DOUBLE, true), id);
      case NEWEST -> new Sort(number(Fields.CREATED_AT, SortField.Type.LONG, true), id);
      case SALES -> new Sort(number(Fields.SALES, SortField.Type.LONG, true), id);
    };
  }

  /** Products without the number come last in either direction. */
  private static SortField number(String field, SortField.Type type, boolean descending) {
    Object last =
        type == SortField.Type.DOUBLE
            ? (Object) (descending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
            : (Object) (descending ? Long.MIN_VALUE : Long.MAX_VALUE);
    return new SortedNumericSortField(
        field, type, descending, SortedNumericSelector.Type.MIN, last);
  }
}
