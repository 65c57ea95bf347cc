package io.zhiyin.admin;

import io.zhiyin.admin.jobs.Jobs;
import io.zhiyin.admin.settings.Configuration;
import io.zhiyin.admin.snapshot.Restore;
import io.zhiyin.admin.snapshot.Snapshots;
import io.zhiyin.admin.upkeep.IndexFeed;
import io.zhiyin.admin.upkeep.Reindex;
import io.zhiyin.admin.upkeep.Retention;
import io.zhiyin.admin.words.Previewing;
import io.zhiyin.admin.words.Wording;
import io.zhiyin.catalog.store.ProductStore;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.language.Analysis;
import io.zhiyin.recommend.Recommendations;
import io.zhiyin.recommend.SimilarItems;
import io.zhiyin.search.SearchDesk;
import io.zhiyin.signals.Signals;
import io.zhiyin.signals.input.EventReader;
import io.zhiyin.signals.input.RobotAgents;
import io.zhiyin.signals.log.EventLog;
import io.zhiyin.signals.privacy.Consent;
import io.zhiyin.signals.privacy.Consents;
import java.util.function.Supplier;

/**
 * Everything that answers and keeps, opened and wired by {@link EngineOpener}: the same behind the
 * service and behind commands.
 */
public record Engine(
    Keeping keeping, Answering answering, Privacy privacy, Operating operating, Runnable closing)
    implements AutoCloseable {
  /** What is kept. */
  public record Keeping(
      DataDirectory directory,
      ProductStore products,
      EventReader reader,
      RobotAgents robots,
      EventLog events,
      Signals signals) {}

  /** What answers. */
  public record Answering(
      ProductIndex index,
      Supplier<Analysis> analysis,
      SimilarItems similar,
      Recommendations recommendations,
      SearchDesk search) {}

  /**
   * What shoppers decide.
   *
   * @param byDefault what holds for a shopper who said nothing
   */
  public record Privacy(Consents consents, Consent byDefault, Erasure erasure) {}

  /** What runs beside questions. */
  public record Operating(
      IndexFeed feed,
      Jobs jobs,
      Reindex reindex,
      ModelTraining training,
      Status status,
      ShopperWatch watch,
      Configuration configuration,
      Wording wording,
      Previewing previewing,
      Rehearsal rehearsal,
      Contest contest,
      Snapshots snapshots,
      Retention retention,
      Restore restore) {}

  public ProductStore products() {
    return keeping.products();
  }

  public EventLog events() {
    return keeping.events();
  }

  public Signals signals() {
    return keeping.signals();
  }

  /** Finishes what is under way, makes everything durable and lets the data directory go. */
  @Override
  public void close() {
    closing.run();
  }
}
