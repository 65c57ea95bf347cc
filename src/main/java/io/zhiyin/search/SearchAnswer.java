package io.zhiyin.search;

import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Facet;
import io.zhiyin.index.question.Page;
import io.zhiyin.search.understand.Understood;
import java.util.List;
import java.util.Optional;

/**
 * A page of results.
 *
 * @param facets in the order asked for
 * @param understood what was read out of the query
 * @param next where the following page begins; empty when this is the last one
 */
public record SearchAnswer(
    String queryId,
    boolean personalized,
    Page.Found found,
    List<Hit> hits,
    List<Facet> facets,
    Optional<Cursor> next,
    Understood understood) {
  public SearchAnswer {
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
  }
}
