package io.zhiyin.admin.upkeep;

import io.zhiyin.admin.jobs.Jobs;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Rebuilds the index by itself when the catalogue has doubled since idf was learned, once writes
 * have come to rest: a shop that begins empty gets good content vectors without being asked to do
 * anything.
 */
public final class Refit implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Reindex reindex;
  private final IndexFeed feed;
  private final Jobs jobs;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("refit").daemon().factory());
  private long applied = -1;

  /** Does nothing until started. */
  public Refit(Reindex reindex, IndexFeed feed, Jobs jobs) {
    this.reindex = reindex;
    this.feed = feed;
    this.jobs = jobs;
  }

  /** Looks from now on, until closed. */
  public void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    long now = feed.applied();
    boolean quiet = now == applied && feed.lag() == 0;
    applied = now;
    boolean held = reindex.holding().status().state() == Holding.State.HELD;
    if (quiet && !held && reindex.advised()) {
      jobs.startOrJoin("reindex", reindex::run);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
