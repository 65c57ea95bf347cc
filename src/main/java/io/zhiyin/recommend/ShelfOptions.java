package io.zhiyin.recommend;

import io.zhiyin.index.question.Filter;
import io.zhiyin.rank.Language;
import io.zhiyin.recommend.strategy.Strategy;
import java.util.Set;

/**
 * What any shelf may be asked with.
 *
 * @param exclude product ids that must not come
 * @param limit products wanted, 1 to 100
 */
public record ShelfOptions(
    Strategy strategy,
    Filter filter,
    Set<String> exclude,
    int limit,
    boolean explain,
    Language language) {
  public ShelfOptions {
    exclude = Set.copyOf(exclude);
  }

  ShelfOptions where(Filter other) {
    return new ShelfOptions(strategy, other, exclude, limit, explain, language);
  }
}
