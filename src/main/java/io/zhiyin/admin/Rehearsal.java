package io.zhiyin.admin;

import io.zhiyin.index.ProductIndex;
import io.zhiyin.language.Analysis;
import io.zhiyin.rank.Weights;
import io.zhiyin.recommend.Blends;
import io.zhiyin.recommend.Recommendations;
import io.zhiyin.recommend.Shelves;
import io.zhiyin.recommend.SimilarItems;
import io.zhiyin.search.Search;
import io.zhiyin.search.understand.Understanding;
import io.zhiyin.signals.Signals;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers questions as they would be answered under other weights, over the live index and
 * counters; what shoppers get does not change, and nothing is logged. Thread-safe; making a desk
 * costs no more than reading the configuration.
 */
public final class Rehearsal {
  private final ProductIndex index;
  private final Supplier<Analysis> analysis;
  private final Signals signals;
  private final Function<String, Weights> weights;
  private final Clock clock;

  /**
   * @param weights those that a text of {@code ranking.yaml} would bring into force
   */
  Rehearsal(
      ProductIndex index,
      Supplier<Analysis> analysis,
      Signals signals,
      Function<String, Weights> weights,
      Clock clock) {
    this.index = index;
    this.analysis = analysis;
    this.signals = signals;
    this.weights = weights;
    this.clock = clock;
  }

  /** What answers. */
  public record Desk(Search search, SimilarItems similar, Recommendations recommendations) {}

  /**
   * Everything that weights shape, under those of a text of {@code ranking.yaml}.
   *
   * @throws io.zhiyin.config.InvalidConfig naming all that is wrong with the text
   */
  public Desk under(String ranking) {
    Weights its = weights.apply(ranking);
    Supplier<Weights> fixed = () -> its;
    Shelves shelves = new Shelves(clock, Rehearsal::id, Blends.NONE);
    return new Desk(
        new Search(new Understanding(index, analysis, fixed), signals, fixed, clock, Rehearsal::id),
        new SimilarItems(index, signals, fixed, shelves),
        new Recommendations(index, signals, fixed, shelves));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
