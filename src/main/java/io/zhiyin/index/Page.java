package io.zhiyin.index;

import java.util.List;

/**
 * An answer to a {@link Question}.
 *
 * @param total products found
 * @param exact whether {@code total} is exact, else it is a lower bound
 */
public record Page(List<Candidate> candidates, long total, boolean exact) {
  public Page {
    candidates = List.copyOf(candidates);
  }
}
