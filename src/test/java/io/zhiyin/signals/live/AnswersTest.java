package io.zhiyin.signals.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.DailyFeedback;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Feedback;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.Signals;
import io.zhiyin.signals.feedback.QueryId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What became of answers is counted, robots are not, and both survive a restart. */
final class AnswersTest {
  private static final String HOME = QueryId.of("u1", "home", "history+trending");
  private static final String SIMILAR = QueryId.of("u2", "similar", "auto");

  private final FakeLog log = new FakeLog();
  private final LiveSignals signals =
      new LiveSignals(SignalSettings.DEFAULT, log, Clock.systemUTC());
  private int number;

  AnswersTest() {
    signals.follow();
  }

  private void event(EventType type, String shopper, String queryId, EventItem... items) {
    event(type, shopper, queryId, number * 10L, items);
  }

  private void event(
      EventType type, String shopper, String queryId, long second, EventItem... items) {
    number++;
    log.add(
        new Event(
            "e" + number,
            type,
            Instant.ofEpochSecond(1_780_000_020 + second),
            new Shopper(shopper, ""),
            "s-" + shopper,
            queryId,
            List.of(items),
            "",
            OptionalDouble.empty(),
            "",
            OptionalDouble.empty(),
            "",
            true));
  }

  private static EventItem at(String id, int index) {
    return new EventItem(id, 2, OptionalDouble.of(10), OptionalInt.of(index));
  }

  @Test
  void anIdSaysWhatItStandsFor() {
    assertEquals(new QueryId("home", "history+trending"), QueryId.read(HOME).orElseThrow());
    assertTrue(HOME.length() <= 128);
    for (String other : List.of("", "plain", "a~b", "a~B~c", "a~b~c~d", "~b~c")) {
      assertTrue(QueryId.read(other).isEmpty(), other);
    }
  }

  @Test
  void whatBecameOfAnswersIsCountedByPosition() {
    event(EventType.VIEW_ITEM_LIST, "a", HOME, at("x", 0), at("y", 1));
    event(EventType.VIEW_ITEM_LIST, "b", HOME, EventItem.of("x"), EventItem.of("y"));
    event(EventType.VIEW_ITEM_LIST, "b", SIMILAR, at("z", 0), at("w", 500));
    event(EventType.SELECT_ITEM, "a", HOME, at("y", 1));
    event(EventType.SELECT_ITEM, "b", SIMILAR, at("z", 0));
    event(EventType.SELECT_ITEM, "b", SIMILAR, EventItem.of("z"));
    event(EventType.ADD_TO_CART, "b", SIMILAR, at("z", 0));
    event(EventType.PURCHASE, "b", SIMILAR, at("z", 0));
    event(EventType.SELECT_ITEM, "b", "not-ours", at("z", 0));
    List<Feedback> all = signals.feedback();
    assertEquals(List.of("home", "similar"), all.stream().map(Feedback::scenario).toList());
    Feedback home = all.getFirst();
    assertEquals("history+trending", home.strategy());
    assertEquals(4, home.impressions());
    assertEquals(0.25, home.ctr());
    assertEquals(
        List.of(new Feedback.AtPosition(0, 2, 0), new Feedback.AtPosition(1, 2, 1)),
        home.positions());
    // Expected at these places: 2 · 1/3 + 2 · 1/2; one click came.
    assertEquals(1 / (2.0 / 3 + 1), home.coec(), 1e-12);
    Feedback similar = all.getLast();
    assertEquals(2, similar.clicks());
    assertEquals(1, similar.carts());
    assertEquals(0.5, similar.cvr());
    assertEquals(20, similar.revenue());
    assertEquals(3, similar.coec(), 1e-12);
    assertEquals(20, similar.positions().getLast().position());
  }

  @Test
  void whatBecameOfAnswersIsCountedByDayAndOldDaysAreForgotten() throws IOException {
    long day = 86_400;
    event(EventType.VIEW_ITEM_LIST, "a", HOME, 0, at("x", 0), at("y", 1));
    event(EventType.VIEW_ITEM_LIST, "a", HOME, 29 * day, at("x", 0), at("y", 1));
    event(EventType.SELECT_ITEM, "a", HOME, 29 * day, at("y", 1));
    event(EventType.VIEW_ITEM_LIST, "b", SIMILAR, 30 * day, at("z", 0));
    event(EventType.SELECT_ITEM, "b", SIMILAR, 30 * day, at("z", 0));
    event(EventType.PURCHASE, "b", SIMILAR, 30 * day, at("z", 0));
    LocalDate last = LocalDate.parse("2026-06-27");
    List<DailyFeedback> month =
        List.of(
            new DailyFeedback(last.minusDays(1), "home", "history+trending", 2, 1, 0, 0.5, 0),
            new DailyFeedback(last, "similar", "auto", 1, 1, 1, 1, 1));
    assertEquals(month, signals.feedback(30));
    assertEquals(month.subList(1, 2), signals.feedback(1));
    assertEquals(3, signals.feedback(31).size());

    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    signals.save(saved);
    LiveSignals restarted = new LiveSignals(SignalSettings.DEFAULT, log, Clock.systemUTC());
    restarted.load(new ByteArrayInputStream(saved.toByteArray()));
    assertEquals(signals.feedback(31), restarted.feedback(31));

    for (int i = 31; i < 31 + DailyFeedback.DAYS; i++) {
      event(EventType.VIEW_ITEM_LIST, "a", HOME, i * day, at("x", 0));
    }
    List<DailyFeedback> kept = signals.feedback(Integer.MAX_VALUE);
    assertEquals(DailyFeedback.DAYS, kept.size());
    assertEquals(last.plusDays(1), kept.getFirst().day());
  }

  @Test
  void whoIsFasterThanHumansIsLeftOut() throws IOException {
    for (int i = 0; i < 1_300; i++) {
      event(EventType.VIEW_ITEM, "robot", "", i / 40, EventItem.of("r" + i % 50));
    }
    for (int i = 0; i < 1_300; i++) {
      event(EventType.VIEW_ITEM, "human", "", 60L * i, EventItem.of("h" + i % 50));
      event(EventType.PURCHASE, "shop", "", 7, EventItem.of("order-line-" + i));
    }
    assertEquals(new Signals.LeftOut(1, 100, 0), signals.leftOut());
    assertTrue(signals.support(PairKind.CO_BUY, "order-line-1299") > 0);
    double popularity = signals.popularity("r1");
    event(EventType.ADD_TO_CART, "robot", "", 100_000, EventItem.of("r1"));
    assertTrue(signals.popularity("r1") <= popularity);
    assertEquals(new Signals.LeftOut(1, 101, 0), signals.leftOut());

    event(EventType.SELECT_ITEM, "a", HOME, at("y", 1));
    assertEquals(signals.leftOut(), restarted().leftOut());
    assertEquals(signals.feedback(), restarted().feedback());
  }

  private LiveSignals restarted() throws IOException {
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    signals.save(saved);
    LiveSignals restarted = new LiveSignals(SignalSettings.DEFAULT, log, Clock.systemUTC());
    restarted.load(new ByteArrayInputStream(saved.toByteArray()));
    return restarted;
  }

  /** A look a second for an hour: under every minute's bound, and no human's. */
  @Test
  void whoDoesNotTireIsLeftOutAndSoAreOrdersThatNobodyPlaces() throws IOException {
    for (int i = 0; i < 7_200; i++) {
      event(EventType.VIEW_ITEM, "robot", "", i / 2, EventItem.of("r" + i % 50));
      if (i % 2 == 0) {
        event(EventType.VIEW_ITEM, "keen", "", i / 2, EventItem.of("k" + i % 50));
      }
    }
    Signals.LeftOut before = signals.leftOut();
    assertEquals(1, before.shoppers());
    assertTrue(before.events() > 3_000 && before.events() < 4_000, () -> before.toString());
    event(EventType.PURCHASE, "b", "", 9_000, pieces("wholesale", 20_000));
    event(EventType.PURCHASE, "b", "", 9_000, EventItem.of("tea"), pieces("slip", 20_001));
    event(EventType.REFUND, "b", "", 9_060, pieces("slip", 20_001));
    event(EventType.VIEW_ITEM, "b", "", 9_001, pieces("viewed", 99_999));
    assertEquals(2, signals.leftOut().purchases());
    assertEquals(before.events(), signals.leftOut().events());
    assertTrue(signals.popularity("wholesale") > 0);
    assertTrue(signals.popularity("viewed") > 0);
    assertEquals(0, signals.popularity("slip"));
    assertEquals(0, signals.popularity("tea"));
    assertEquals(signals.leftOut(), restarted().leftOut());
  }

  private static EventItem pieces(String item, int pieces) {
    return new EventItem(item, pieces, OptionalDouble.empty(), OptionalInt.empty());
  }
}
