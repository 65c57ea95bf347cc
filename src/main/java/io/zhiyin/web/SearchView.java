package io.zhiyin.web;

import io.zhiyin.search.SearchAnswer;
import java.util.List;

/** A page of results as the contract shows it. */
record SearchView(String queryId, double tookMs, boolean personalized, Hits hits) {
  record Hits(Total total, List<RankedView> hits) {}

  /** {@code relation} is {@code eq} or, when counting stopped, {@code gte}. */
  record Total(long value, String relation) {}

  static SearchView of(SearchAnswer answer, long startedAt) {
    return new SearchView(
        answer.queryId(),
        ShelfView.tookMs(startedAt),
        answer.personalized(),
        new Hits(
            new Total(answer.total(), answer.exact() ? "eq" : "gte"),
            RankedView.of(answer.hits())));
  }
}
