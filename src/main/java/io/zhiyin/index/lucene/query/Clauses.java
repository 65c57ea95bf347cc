package io.zhiyin.index.lucene.query;

import io.zhiyin.index.lucene.query.count.Enough;
import io.zhiyin.index.lucene.schema.Fields;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Role;
import java.util.List;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * A question's parts and restrictions put together as Lucene's queries.
 *
 * <p>All scoring clauses stand at the top, beside what must match and the exclusions: the form
 * whose low scoring documents Lucene skips (MAXSCORE).
 */
final class Clauses {
  private final List<ScoredPart> parts;
  private final Question question;
  private final FilterTranslator filters;
  private final Query left;

  Clauses(List<ScoredPart> parts, Question question, FilterTranslator filters) {
    this(parts, question, filters, MatchNoDocsQuery.INSTANCE);
  }

  private Clauses(List<ScoredPart> parts, Question question, FilterTranslator filters, Query left) {
    this.parts = parts;
    this.question = question;
    this.filters = filters;
    this.left = left;
  }

  /** The same without what a query matches. */
  Clauses without(Query others) {
    return new Clauses(parts, question, filters, others);
  }

  /** How often less may be asked of the words, until enough is found. */
  int steps() {
    return asksForWords() ? WordsQuery.STEPS : 1;
  }

  boolean asksForWords() {
    return parts.stream().anyMatch(part -> part.part().what() instanceof Retrieval.Words);
  }

  /** What is found, in a step, and all that scores. */
  Query answer(int step) {
    BooleanQuery.Builder query = scores();
    List<ScoredPart> finds = finds();
    boolean lifted = finds.size() < parts.size();
    if (!lifted && !finds.isEmpty() && finds.stream().allMatch(ScoredPart::findsAll)) {
      query.setMinimumNumberShouldMatch(1);
    } else {
      query.add(found(step), Occur.FILTER);
      query.setMinimumNumberShouldMatch(finds.isEmpty() ? 0 : 1);
    }
    return query.build();
  }

  /** All that scores, whether it is found or not. */
  Query anything() {
    return scores().setMinimumNumberShouldMatch(1).build();
  }

  private BooleanQuery.Builder scores() {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    parts.forEach(part -> part.clauses().forEach(clause -> query.add(clause, Occur.SHOULD)));
    restrict(query, question.filter());
    return query;
  }

  /** What is found alone, under another filter. */
  Query finding(int step, Filter filter) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(found(step), Occur.FILTER);
    restrict(query, filter);
    return query.build();
  }

  /** What is found, restrictions aside. */
  Query found(int step) {
    return Enough.anyOf(enough(), step);
  }

  /** The same: a product is found when any of these finds it. */
  List<Enough> enough() {
    List<ScoredPart> finds = finds();
    return finds.isEmpty()
        ? List.of(Enough.any(MatchAllDocsQuery.INSTANCE))
        : finds.stream().flatMap(find -> find.enough().stream()).toList();
  }

  /** The question's filters and exclusions. */
  List<BooleanClause> restrictions() {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    restrict(query, question.filter());
    return query.build().clauses();
  }

  /** The next step that asks for less, or {@link #steps()}: of few words some ask the same. */
  int next(int step) {
    List<Enough> enough = enough();
    int next = step + 1;
    while (next < steps() && asksTheSame(enough, step, next)) {
      next++;
    }
    return next;
  }

  private static boolean asksTheSame(List<Enough> enough, int one, int other) {
    return enough.stream().allMatch(each -> each.needed(one) == each.needed(other));
  }

  private List<ScoredPart> finds() {
    return parts.stream().filter(part -> part.part().role() == Role.FIND).toList();
  }

  private void restrict(BooleanQuery.Builder query, Filter filter) {
    filters.restrict(query, filter);
    if (!(left instanceof MatchNoDocsQuery)) {
      query.add(left, Occur.MUST_NOT);
    }
    if (!question.exclude().isEmpty()) {
      query.add(FilterTranslator.terms(Fields.ID, List.copyOf(question.exclude())), Occur.MUST_NOT);
    }
  }
}
