package io.zhiyin.recommend;

import io.zhiyin.rank.Ranked;
import java.util.List;

/**
 * A list of products.
 *
 * @param personalized whether a shopper's own behaviour shaped it
 * @param strategyUsed what really made it: a {@link Strategy}'s label, or a step of the ladder that
 *     personal shelves fall down by: {@code history}, {@code popular}, {@code recent}, joined by
 *     {@code +} when several filled it
 */
public record Shelf(String queryId, boolean personalized, String strategyUsed, List<Ranked> items) {
  public Shelf {
    items = List.copyOf(items);
  }
}
