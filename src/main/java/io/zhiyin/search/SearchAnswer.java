package io.zhiyin.search;

import io.zhiyin.rank.Ranked;
import java.util.List;

/**
 * A page of results.
 *
 * @param exact whether {@code total} is exact, else it is a lower bound
 */
public record SearchAnswer(
    String queryId, boolean personalized, long total, boolean exact, List<Ranked> hits) {
  public SearchAnswer {
    hits = List.copyOf(hits);
  }
}
