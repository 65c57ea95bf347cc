package io.zhiyin.index.lucene.query;

import io.zhiyin.index.lucene.query.count.Enough;
import io.zhiyin.index.question.Retrieval.Part;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;

/**
 * A part as Lucene computes it.
 *
 * @param query its score, cut at 1, is the part's value in [0,1]
 * @param enough the part finds what any of these finds
 */
record ScoredPart(Part part, Query query, List<Enough> enough) {
  ScoredPart(Part part, Query query) {
    this(part, query, List.of(Enough.any(query)));
  }

  /** Whether the part finds all that it scores. */
  boolean findsAll() {
    return enough.equals(List.of(Enough.any(query)));
  }

  /** Queries whose scores sum to the part's contribution: those of a plain disjunction singly. */
  List<Query> clauses() {
    if (query instanceof BooleanQuery disjunction
        && !disjunction.clauses().isEmpty()
        && disjunction.getMinimumNumberShouldMatch() == 0
        && disjunction.clauses().stream().allMatch(c -> c.occur() == Occur.SHOULD)) {
      return disjunction.clauses().stream().map(clause -> weighted(clause.query())).toList();
    }
    return List.of(weighted(query));
  }

  private Query weighted(Query clause) {
    return part.weight() == 1 ? clause : new BoostQuery(clause, (float) part.weight());
  }
}
