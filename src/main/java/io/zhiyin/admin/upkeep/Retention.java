package io.zhiyin.admin.upkeep;

import io.zhiyin.admin.jobs.Jobs;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.signals.live.LiveSignals;
import io.zhiyin.signals.log.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets events go when they are older than the configured age, every hour as a job {@code
 * retention}.
 *
 * <p>First one commit keeps what they were counted to and says up to where the log has gone; then
 * they are removed, {@value #REMOVED} to a commit, so that no write waits long. A process that dies
 * in between goes on at the next run.
 */
public final class Retention implements AutoCloseable {
  private static final int REMOVED = 5_000;
  private static final Duration EVERY = Duration.ofHours(1);

  private final Duration age;
  private final EventLog log;
  private final LiveSignals signals;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("retention").daemon().factory());

  /**
   * Does nothing until started or run.
   *
   * @param age zero: events stay for ever
   */
  public Retention(Duration age, EventLog log, LiveSignals signals, Clock clock) {
    this.age = age;
    this.log = log;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * How it stands.
   *
   * @param age in ISO 8601; {@code forever} when events stay
   * @param gone events that went for their age, since ever
   */
  public record Kept(String age, long gone) {}

  public Kept kept() {
    return new Kept(age.isZero() ? "forever" : age.toString(), log.expiry().events());
  }

  /** Looks every hour from now on, until closed. */
  public void start(Jobs jobs) {
    if (!age.isZero()) {
      var _ =
          timer.scheduleWithFixedDelay(
              () -> jobs.startOrJoin("retention", this::run),
              1,
              EVERY.toMinutes(),
              TimeUnit.MINUTES);
    }
  }

  /** Lets go what is older than the configured age; nothing when events stay for ever. */
  public synchronized void run(Progress progress) {
    if (!age.isZero()) {
      run(clock.instant().minus(age), progress);
    }
  }

  private void run(Instant before, Progress progress) {
    progress.phase("counting", 0);
    signals.expire(before);
    progress.phase("removing", 0);
    for (int gone = log.expiry().remove(REMOVED); gone > 0; gone = log.expiry().remove(REMOVED)) {
      progress.advance(gone);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
