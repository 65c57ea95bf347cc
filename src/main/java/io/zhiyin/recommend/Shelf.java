package io.zhiyin.recommend;

import io.zhiyin.rank.Ranked;
import io.zhiyin.recommend.strategy.Strategy;
import java.util.List;

/**
 * A list of products.
 *
 * @param personalized whether a shopper's own behaviour shaped it
 * @param strategyUsed what really made it: a {@link Strategy}'s label, {@code history} or {@code
 *     session}; joined by {@code +}, in the order of the ladder, when several filled it; empty when
 *     nothing was found for a shelf that falls down the ladder
 */
public record Shelf(String queryId, boolean personalized, String strategyUsed, List<Ranked> items) {
  public Shelf {
    items = List.copyOf(items);
  }
}
