package io.zhiyin.admin;

import io.zhiyin.admin.upkeep.IndexFeed;
import io.zhiyin.admin.upkeep.Reindex;
import io.zhiyin.catalog.ProductStore;
import io.zhiyin.index.Generation;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.signals.EventLog;
import io.zhiyin.signals.Feedback;
import io.zhiyin.signals.Signals;
import io.zhiyin.signals.input.RobotAgents;
import java.util.List;

/** How the engine stands, for operators. */
public final class Status {
  private final ProductStore products;
  private final EventLog events;
  private final ProductIndex index;
  private final IndexFeed feed;
  private final Reindex reindex;

  private final Signals signals;
  private final RobotAgents robots;

  /** Over the parts of one engine. */
  public Status(
      ProductStore products,
      EventLog events,
      ProductIndex index,
      IndexFeed feed,
      Reindex reindex,
      Signals signals,
      RobotAgents robots) {
    this.robots = robots;
    this.signals = signals;
    this.products = products;
    this.events = events;
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
   * @param robotAgentEvents events of robots that said who they are, kept nowhere, since the start
   * @param feedback what became of our answers
   * @param rebuildAdvised whether the catalogue has doubled since the index learned from it
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
      long robotAgentEvents,
      List<Feedback> feedback) {}

  public Snapshot snapshot() {
    Runtime runtime = Runtime.getRuntime();
    return new Snapshot(
        products.count(),
        index.count(),
        events.count(),
        feed.lag(),
        index.live(),
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        reindex.advised(),
        signals.leftOut(),
        robots.events(),
        signals.feedback());
  }
}
