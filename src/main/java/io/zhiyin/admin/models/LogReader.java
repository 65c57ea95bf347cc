package io.zhiyin.admin.models;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.live.SignalSettings;
import io.zhiyin.signals.log.EventLog;
import io.zhiyin.signals.robots.Robots;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Makes lessons of the event log: who had what, by types that weigh something.
 *
 * <p>Left out are robots (as the counters leave them out), events of nobody, events without consent
 * to personalisation, and shoppers whose stored consent refuses it. The newest {@code most} events
 * are read, 40 bytes an interaction.
 */
public final class LogReader {
  private static final List<EventType> TYPES = List.of(EventType.values());

  private final EventLog log;
  private final SignalSettings settings;
  private final Predicate<Shopper> refuses;

  /**
   * @param refuses shoppers whose stored consent refuses
   */
  public LogReader(EventLog log, SignalSettings settings, Predicate<Shopper> refuses) {
    this.log = log;
    this.settings = settings;
    this.refuses = refuses;
  }

  public EventLog log() {
    return log;
  }

  /**
   * Reads.
   *
   * @param window before the latest event; zero: all
   * @param read told of every 1,000 events; may throw to stop
   */
  public Lesson read(Duration window, long most, long seed, LongConsumer read) {
    Robots robots = new Robots(settings.human());
    Lesson.Notes notes = new Lesson.Notes();
    long skip = Math.max(0, log.count() - most);
    long[] seen = new long[2];
    log.replay(
        0,
        entry -> {
          seen[1] = entry.sequence();
          if (++seen[0] % 1_000 == 0) {
            read.accept(1_000);
          }
          if (!robots.leaveOut(entry.event()) && seen[0] > skip) {
            note(notes, entry.event());
          }
        });
    long seconds = window.isZero() ? Long.MAX_VALUE / 2 : window.toSeconds();
    return notes.lesson(seconds, seen[1], seed, weights());
  }

  private void note(Lesson.Notes notes, Event event) {
    if (weight(event.type()) <= 0
        || !event.personal()
        || !event.shopper().known()
        || refuses.test(event.shopper())) {
      return;
    }
    String shopper = event.shopper().key();
    for (EventItem item : event.items()) {
      notes.add(shopper, item.itemId(), event.time().getEpochSecond(), TYPES.indexOf(event.type()));
    }
  }

  private double weight(EventType type) {
    return type == EventType.RATE ? 1 : settings.weights().getOrDefault(type, 0.0);
  }

  private float[] weights() {
    float[] weights = new float[TYPES.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) weight(TYPES.get(i));
    }
    return weights;
  }
}
