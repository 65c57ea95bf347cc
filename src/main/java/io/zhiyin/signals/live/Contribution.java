package io.zhiyin.signals.live;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.log.EventLog;
import io.zhiyin.signals.pairs.PairCounter;
import io.zhiyin.signals.pairs.PairRules;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one shopper's events brought into the counters. Pairs are told apart up to {@value #MOST} (a
 * hundred bytes each), so that a shopper with any number of events takes bounded memory.
 */
public final class Contribution {
  private static final int ALL = 10_000;

  private static final int MOST = 1_000_000;

  private final int most;

  private final Counters counters;
  private final Set<String> items = new TreeSet<>();

  /** Counted by the settings, with all neighbours kept and nothing fading. */
  public Contribution(SignalSettings settings) {
    this(settings, MOST);
  }

  Contribution(SignalSettings settings, int most) {
    this.most = most;
    Map<PairKind, PairRules> all = new EnumMap<>(PairKind.class);
    settings
        .pairs()
        .forEach((kind, rules) -> {
          PairRules.Limits limits = rules.limits();
          all.put(
              kind,
              new PairRules(
                  Duration.ZERO,
                  rules.reach(),
                  rules.strength(),
                  new PairRules.Limits(limits.sessionPause(), ALL, 0, 1, limits.windows())));
        });
    this.counters =
        new Counters(
            new SignalSettings(settings.weights(), all, Duration.ZERO, settings.tolerance()), 0);
  }

  /** Adds one of the shopper's events, in log order. */
  public void add(EventLog.Entry entry) {
    Event event = entry.event();
    event.items().stream().map(EventItem::itemId).forEach(items::add);
    if (pairs() < most) {
      counters.count(event, item -> {});
    }
  }

  /** Products that something was done with, by id. */
  public Set<String> items() {
    return items;
  }

  /** Pairs of products, of all kinds; where there are more than can be told apart, at least. */
  public long pairs() {
    return counters.kinds().values().stream().mapToLong(PairCounter::pairs).sum();
  }
}
