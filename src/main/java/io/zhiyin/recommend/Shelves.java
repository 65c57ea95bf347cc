package io.zhiyin.recommend;

import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Filter;
import io.zhiyin.rank.Explanation;
import io.zhiyin.rank.Ranked;
import io.zhiyin.rank.Reasons;
import io.zhiyin.recommend.strategy.Blends;
import io.zhiyin.signals.feedback.QueryId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What all shelves have in common: who may stand on one, and how candidates are shown. */
public final class Shelves {
  private final Clock clock;
  private final Supplier<String> queryIds;
  private final Blends blends;

  public Shelves(Clock clock, Supplier<String> queryIds, Blends blends) {
    this.clock = clock;
    this.queryIds = queryIds;
    this.blends = blends;
  }

  Blends blends() {
    return blends;
  }

  /** How new products are now. */
  Newness newness() {
    return new Newness(clock.instant());
  }

  /**
   * The asked filter, and only what may be sold now and, unless the filter speaks of stock, can be
   * delivered.
   */
  Filter filter(Filter asked) {
    Filter sellable = asked.and(new Filter.AvailableAt(clock.instant()));
    return asked.speaksOfStock() ? sellable : sellable.and(new Filter.InStock(true));
  }

  /**
   * @param seedTitles product id → title of the seed that it goes with best; absent: the product on
   *     the page
   */
  List<Ranked> ranked(
      List<Candidate> candidates, Map<String, String> seedTitles, ShelfOptions options) {
    Reasons reasons = new Reasons(options.language());
    return candidates.stream()
        .map(c ->
            new Ranked(
                c.id(),
                c.score(),
                c.product(),
                reasons.of(c, seedTitles.getOrDefault(c.id(), "")),
                options.explain() ? Explanation.parts(c) : List.of()))
        .toList();
  }

  /**
   * @param scenario where it stands
   * @param blend that was drawn for it, else empty
   */
  Shelf shelf(
      String scenario, String blend, boolean personalized, Filling filling, String strategyUsed) {
    String id = QueryId.of(queryIds.get(), scenario, strategyUsed, blend);
    return new Shelf(id, personalized, strategyUsed, filling.items());
  }
}
