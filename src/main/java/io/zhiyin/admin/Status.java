package io.zhiyin.admin;

import io.zhiyin.admin.upkeep.Holding;
import io.zhiyin.admin.upkeep.IndexFeed;
import io.zhiyin.admin.upkeep.Reindex;
import io.zhiyin.admin.upkeep.Retention;
import io.zhiyin.catalog.store.ProductStore;
import io.zhiyin.index.Generation;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.signals.Feedback;
import io.zhiyin.signals.Signals;
import io.zhiyin.signals.input.RobotAgents;
import io.zhiyin.signals.log.EventLog;
import io.zhiyin.store.Database;
import java.util.List;

/** How the engine stands, for operators. */
public final class Status {
  private final Stored stored;
  private final ProductIndex index;
  private final IndexFeed feed;
  private final Reindex reindex;
  private final Signals signals;
  private final RobotAgents robots;

  /** What the store holds. */
  public record Stored(
      Database database, ProductStore products, EventLog events, Retention retention) {}

  /** What is counted of behaviour, and what is kept out. */
  public record Kept(Signals signals, RobotAgents robots) {}

  /** Over the parts of one engine. */
  public Status(Stored stored, Kept kept, ProductIndex index, IndexFeed feed, Reindex reindex) {
    this.robots = kept.robots();
    this.signals = kept.signals();
    this.stored = stored;
    this.index = index;
    this.feed = feed;
    this.reindex = reindex;
  }

  /**
   * A snapshot.
   *
   * @param products in the store
   * @param searchable in the index, as visible to questions
   * @param lag sequence numbers the index is behind the store
   * @param heapUsedMb of the process
   * @param robots who is kept out of all counts
   * @param duplicateEvents events that came again under their id and were not kept, since the start
   * @param robotAgentEvents events of robots that said who they are, kept nowhere, since the start
   * @param feedback what became of our answers
   * @param rebuildAdvised whether the catalogue has doubled since the index learned from it
   * @param store where the truth is kept
   * @param retention how old events become, and how many went for it
   * @param hold whether a generation is built and waits to be activated
   */
  public record Snapshot(
      long products,
      long searchable,
      long events,
      long lag,
      Generation generation,
      long heapUsedMb,
      boolean rebuildAdvised,
      Signals.LeftOut robots,
      long duplicateEvents,
      long robotAgentEvents,
      List<Feedback> feedback,
      String store,
      Retention.Kept retention,
      Holding.Status hold) {}

  public Snapshot snapshot() {
    Runtime runtime = Runtime.getRuntime();
    return new Snapshot(
        stored.products().count(),
        index.count(),
        stored.events().count(),
        feed.lag(),
        index.live(),
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        reindex.advised(),
        signals.leftOut(),
        stored.events().duplicates(),
        robots.events(),
        signals.feedback(),
        stored.database().name(),
        stored.retention().kept(),
        reindex.holding().status());
  }
}
