package io.zhiyin.signals.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.Momentum;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.log.EventLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One shopper who never stops, and one product that everybody views: work and memory stay small.
 */
final class HeavyUseTest {
  private static final int WITHIN = SignalSettings.LIMITS.neighbours();

  private final FakeLog log = new FakeLog();
  private final LiveSignals signals =
      new LiveSignals(SignalSettings.DEFAULT, log, Clock.systemUTC());
  private int number;

  @BeforeEach
  void follow() {
    signals.follow();
  }

  private Event event(EventType type, String user, String item) {
    number++;
    return Events.of(
        "e" + number,
        type,
        Instant.ofEpochSecond(1_700_000_000L + 20L * number),
        new Shopper(user, ""),
        "",
        List.of(EventItem.of(item)));
  }

  private int saved() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    signals.save(out);
    return out.size();
  }

  /** One session without an end: every product is met again and again. */
  private void goesOn(int events) {
    for (int i = 0; i < events; i++) {
      EventType type = i % 5 == 0 ? EventType.PURCHASE : EventType.VIEW_ITEM;
      log.add(event(type, "heavy", "i" + (i * 7919L) % 2_000));
    }
  }

  @Test
  void aShopperWhoNeverStopsTakesNoMoreRoom() throws IOException {
    goesOn(20_000);
    int size = saved();
    long pairs = signals.pairs();
    goesOn(60_000);
    assertTrue(saved() <= size * 1.02, size + " bytes became " + saved());
    assertTrue(signals.pairs() <= pairs * 1.02, pairs + " pairs became " + signals.pairs());
    Shopper heavy = new Shopper("heavy", "");
    assertEquals(50, signals.history(heavy, "", 1_000).size());
    assertTrue(signals.done(heavy, "").size() <= 1_001);
    for (PairKind kind : PairKind.values()) {
      assertEquals(List.of(), signals.neighbours(kind, "i7"), "one shopper alone shows nothing");
    }
  }

  @Test
  void oneShopperMakesNoProductPopular() {
    for (int i = 0; i < 500; i++) {
      log.add(event(EventType.ADD_TO_CART, "heavy", "pushed"));
    }
    for (int i = 0; i < 40; i++) {
      log.add(event(EventType.VIEW_ITEM, "u" + i, "liked"));
    }
    assertEquals(List.of("liked", "pushed"), signals.popular(2));
    assertEquals(
        List.of("liked", "pushed"), signals.active("", 2).stream().map(Momentum::itemId).toList());
  }

  @Test
  void whatAShopperBroughtIsToldApartUpToABound() {
    goesOn(3_000);
    Contribution bounded = new Contribution(SignalSettings.DEFAULT, 500);
    Contribution whole = new Contribution(SignalSettings.DEFAULT);
    for (EventLog.Entry entry : log.entries) {
      bounded.add(entry);
      whole.add(entry);
    }
    assertTrue(bounded.pairs() >= 500 && bounded.pairs() < 600, "" + bounded.pairs());
    assertTrue(whole.pairs() > 10_000, "" + whole.pairs());
    assertEquals(whole.items(), bounded.items());
  }

  @Test
  void aProductThatEverybodyViewsIsAsCheapAsAnother() {
    Counters counters = new Counters(SignalSettings.DEFAULT, 0);
    AtomicInteger told = new AtomicInteger();
    for (int shopper = 0; shopper < 30_000; shopper++) {
      for (String item : List.of("hit", "i" + shopper % 9_000, "hit")) {
        Event event = event(EventType.VIEW_ITEM, "u" + shopper, item);
        signals.apply(new EventLog.Entry(number, event));
        told.set(0);
        counters.count(event, changed -> told.incrementAndGet());
        int most = told.get();
        assertTrue(most <= 8, () -> most + " products were told of one view of " + item);
      }
    }
    assertEquals(9_000, signals.pairs());
    assertEquals(WITHIN, signals.neighbours(PairKind.CO_VIEW, "hit").size());
    assertEquals(1, signals.neighbours(PairKind.CO_VIEW, "i8999").size());
    assertTrue(signals.overlay(PairKind.CO_VIEW, Map.of("hit", 1.0)).size() <= WITHIN);
    assertTrue(signals.support(PairKind.CO_VIEW, "hit") > 20_000);
    assertTrue(signals.drifted(50).size() <= 50);
  }
}
