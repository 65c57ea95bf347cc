package io.zhiyin.admin;

import io.zhiyin.admin.models.Model;
import io.zhiyin.admin.settings.Configuration;
import io.zhiyin.admin.upkeep.Holding;
import io.zhiyin.index.Documents;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.language.Analysis;
import io.zhiyin.rank.Weights;
import io.zhiyin.recommend.Recommendations;
import io.zhiyin.recommend.Shelves;
import io.zhiyin.recommend.SimilarItems;
import io.zhiyin.recommend.strategy.Blends;
import io.zhiyin.search.Search;
import io.zhiyin.search.understand.Understanding;
import io.zhiyin.signals.Signals;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Answers questions as they would be answered under other weights or by another generation of the
 * index, over the live counters; what shoppers get does not change, and nothing is logged.
 * Thread-safe; making a desk costs no more than reading the configuration.
 */
public final class Rehearsal {
  private final Over over;
  private final Configuration configuration;
  private final Supplier<Model> serving;
  private final Clock clock;

  Rehearsal(Over over, Configuration configuration, Supplier<Model> serving, Clock clock) {
    this.over = over;
    this.configuration = configuration;
    this.serving = serving;
    this.clock = clock;
  }

  /** What serves. */
  record Over(ProductIndex index, Supplier<Analysis> analysis, Signals signals) {}

  /** What answers. */
  public record Desk(Search search, SimilarItems similar, Recommendations recommendations) {}

  /**
   * Everything that weights shape, under those of a text of {@code ranking.yaml}.
   *
   * @throws io.zhiyin.config.file.InvalidConfig naming all that is wrong with the text
   */
  public Desk under(String ranking) {
    return desk(over.index(), over.analysis(), serving.get().weigh(configuration.weights(ranking)));
  }

  /** The live generation under the weights in force. */
  public Desk live() {
    return desk(over.index(), over.analysis(), serving.get().weigh(configuration.weights()));
  }

  /** A generation that waits, under the weights in force. */
  public Desk of(Holding.Held held) {
    return desk(held.documents(), held::analysis, held.model().weigh(configuration.weights()));
  }

  private Desk desk(Documents documents, Supplier<Analysis> analysis, Weights its) {
    Supplier<Weights> fixed = () -> its;
    Shelves shelves = new Shelves(clock, Rehearsal::id, Blends.NONE);
    Signals signals = over.signals();
    Understanding understanding = new Understanding(documents, analysis, fixed, clock);
    return new Desk(
        new Search(understanding, signals, fixed, clock, Rehearsal::id),
        new SimilarItems(documents, signals, fixed, shelves),
        new Recommendations(documents, signals, fixed, shelves));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
