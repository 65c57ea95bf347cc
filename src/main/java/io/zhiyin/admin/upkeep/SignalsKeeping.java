package io.zhiyin.admin.upkeep;

import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.live.CheckpointFile;
import io.zhiyin.signals.live.LiveSignals;
import io.zhiyin.signals.live.SignalSettings;
import io.zhiyin.signals.log.EventLog;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens the live signals from their checkpoint and the log's tail, and saves them now and then and
 * at the end, so that the next start has little to count.
 */
public final class SignalsKeeping implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SignalsKeeping.class.getName());
  private static final long SAVE_SECONDS = 60;

  private final SignalSettings settings;
  private final EventLog log;
  private final LiveSignals live;
  private final CheckpointFile file;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("signals-checkpoint").daemon().factory());
  private long saved;

  private SignalsKeeping(
      SignalSettings settings, EventLog log, LiveSignals live, CheckpointFile file) {
    this.settings = settings;
    this.log = log;
    this.live = live;
    this.file = file;
  }

  /**
   * Loads what was saved and counts the rest of the log.
   *
   * @param refuses shoppers who have no history, whatever the log holds
   */
  public static SignalsKeeping open(
      SignalSettings settings,
      EventLog log,
      Path checkpoint,
      Clock clock,
      Predicate<Shopper> refuses) {
    LiveSignals live = new LiveSignals(settings, log, clock, refuses);
    CheckpointFile file = new CheckpointFile(checkpoint);
    file.load(live);
    SignalsKeeping keeping = new SignalsKeeping(settings, log, live, file);
    keeping.saved = live.sequence();
    live.follow();
    var _ =
        keeping.timer.scheduleWithFixedDelay(
            keeping::save, SAVE_SECONDS, SAVE_SECONDS, TimeUnit.SECONDS);
    return keeping;
  }

  public LiveSignals live() {
    return live;
  }

  public EventLog log() {
    return log;
  }

  public SignalSettings settings() {
    return settings;
  }

  /** Saves what is counted now, in the place of what was saved before. */
  public synchronized void saveNow() {
    saved = file.save(live);
  }

  private synchronized void save() {
    try {
      if (live.sequence() > saved) {
        saveNow();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The signals could not be saved; the next start counts the log", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    save();
  }
}
