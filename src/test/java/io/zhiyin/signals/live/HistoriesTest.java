package io.zhiyin.signals.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.Visit;
import io.zhiyin.signals.history.Histories;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HistoriesTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private final FakeLog log = new FakeLog();
  private final Histories histories = new Histories(log, Clock.fixed(NOW, ZoneOffset.UTC));
  private int number;

  @BeforeEach
  void follow() {
    log.onAppend(entries -> entries.forEach(entry -> histories.happened(entry.event())));
  }

  private void happens(EventType type, Shopper shopper, String session, int minute, String item) {
    happens(type, shopper, session, minute, item, OptionalDouble.empty(), true);
  }

  private void happens(
      EventType type,
      Shopper shopper,
      String session,
      int minute,
      String item,
      OptionalDouble rating,
      boolean personal) {
    Instant time = NOW.minusSeconds(86_400).plusSeconds(60L * minute);
    log.add(
        new Event(
            "e" + number++,
            type,
            time,
            shopper,
            session,
            "",
            List.of(EventItem.of(item)),
            "",
            OptionalDouble.empty(),
            "",
            rating,
            "",
            personal));
  }

  private static Shopper user(String id) {
    return new Shopper(id, "");
  }

  private static Shopper client(String id) {
    return new Shopper("", id);
  }

  private List<String> items(Shopper shopper, String session) {
    return histories.of(shopper, session, 50).stream().map(Visit::itemId).toList();
  }

  /** Two devices at once: what is done on this one says what is wanted here. */
  @Test
  void thisSessionComesFirst() {
    happens(EventType.VIEW_ITEM, user("anna"), "sofa", 1, "tent");
    happens(EventType.VIEW_ITEM, user("anna"), "sofa", 2, "stove");
    happens(EventType.VIEW_ITEM, user("anna"), "bus", 3, "phone");
    happens(EventType.VIEW_ITEM, user("anna"), "", 4, "cable");
    happens(EventType.VIEW_ITEM, user("anna"), "bus", 5, "tent");
    assertEquals(List.of("stove", "tent", "cable", "phone"), items(user("anna"), "sofa"));
    assertEquals(List.of("tent", "phone", "cable", "stove"), items(user("anna"), "bus"));
    assertEquals(List.of("tent", "cable", "phone", "stove"), items(user("anna"), ""));
    assertEquals(
        List.of("stove"),
        histories.of(user("anna"), "sofa", 1).stream().map(Visit::itemId).toList());
    happens(EventType.DISMISS, user("anna"), "bus", 6, "stove");
    assertEquals(List.of("tent", "cable", "phone"), items(user("anna"), "sofa"));
  }

  @Test
  void newestFirstEachProductOnce() {
    happens(EventType.VIEW_ITEM, user("u"), "", 1, "a");
    happens(EventType.VIEW_ITEM, user("u"), "", 2, "b");
    happens(EventType.ADD_TO_CART, user("u"), "s", 3, "a");
    happens(EventType.VIEW_ITEM_LIST, user("u"), "", 4, "seen");
    Visit first = histories.of(user("u"), "", 50).getFirst();
    assertEquals("a", first.itemId());
    assertEquals(EventType.ADD_TO_CART, first.type());
    assertEquals("s", first.sessionId());
    assertEquals(List.of("a", "b"), items(user("u"), ""));
    happens(EventType.VIEW_ITEM, user("u"), "", 2, "late");
    happens(EventType.VIEW_ITEM, user("u"), "", 0, "a");
    assertEquals(List.of("a", "late", "b"), items(user("u"), ""));
    assertEquals(List.of("a"), histories.of(user("u"), "", 1).stream().map(Visit::itemId).toList());
  }

  @Test
  void theLogIsAskedOnceForAName() {
    happens(EventType.VIEW_ITEM, user("u"), "", 1, "a");
    items(user("u"), "");
    happens(EventType.VIEW_ITEM, user("u"), "", 2, "b");
    assertEquals(List.of("b", "a"), items(user("u"), ""));
    items(user("u"), "");
    assertEquals(1, log.questions);
  }

  @Test
  void aDismissalTakesAProductOutUntilItIsLookedAtAgain() {
    happens(EventType.VIEW_ITEM, client("c"), "", 1, "a");
    happens(EventType.VIEW_ITEM, client("c"), "", 2, "b");
    happens(EventType.DISMISS, user("u"), "", 3, "a");
    assertEquals(List.of("b"), items(new Shopper("u", "c"), ""));
    happens(EventType.VIEW_ITEM, user("u"), "", 4, "a");
    assertEquals(List.of("a", "b"), items(new Shopper("u", "c"), ""));
  }

  @Test
  void onlyGoodRatingsCount() {
    happens(EventType.RATE, user("u"), "", 1, "good", OptionalDouble.of(3), true);
    happens(EventType.RATE, user("u"), "", 2, "bad", OptionalDouble.of(2.9), true);
    assertEquals(List.of("good"), items(user("u"), ""));
  }

  @Test
  void withoutConsentNothingIsRemembered() {
    happens(EventType.VIEW_ITEM, user("u"), "s", 1, "a", OptionalDouble.empty(), false);
    assertEquals(List.of(), items(user("u"), "s"));
  }

  @Test
  void signingInJoinsWhatTheClientDidBefore() {
    happens(EventType.VIEW_ITEM, client("c"), "", 1, "before");
    assertEquals(List.of(), items(user("u"), ""));
    happens(EventType.VIEW_ITEM, new Shopper("u", "c"), "", 2, "signed");
    assertEquals(List.of("signed", "before"), items(user("u"), ""));
    happens(EventType.VIEW_ITEM, client("c"), "", 3, "after");
    assertEquals(List.of("after", "signed", "before"), items(user("u"), ""));
  }

  @Test
  void aSharedClientDoesNotTellOneUserOfAnother() {
    happens(EventType.VIEW_ITEM, new Shopper("u", "c"), "", 1, "mine");
    happens(EventType.VIEW_ITEM, new Shopper("v", "c"), "", 2, "theirs");
    happens(EventType.VIEW_ITEM, client("c"), "", 3, "somebody's");
    assertEquals(List.of("somebody's", "mine"), items(new Shopper("u", "c"), ""));
    assertEquals(List.of("somebody's", "theirs"), items(new Shopper("v", "c"), ""));
    assertEquals(List.of("somebody's", "theirs", "mine"), items(client("c"), ""));
  }

  @Test
  void aSessionOfNobodyHasAHistory() {
    happens(EventType.VIEW_ITEM, Shopper.NOBODY, "s", 1, "a");
    happens(EventType.VIEW_ITEM, Shopper.NOBODY, "", 2, "b");
    assertEquals(List.of("a"), items(Shopper.NOBODY, "s"));
    assertEquals(List.of(), items(Shopper.NOBODY, ""));
    happens(EventType.VIEW_ITEM, user("u"), "", 3, "c");
    assertEquals(List.of("a", "c"), items(user("u"), "s"), "the session first");
  }

  /** Cached or read again, a user's history is what the log says. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theCacheIsTheLog(long seed) {
    Random random = new Random(seed);
    List<EventType> types =
        List.of(
            EventType.VIEW_ITEM, EventType.ADD_TO_CART, EventType.DISMISS, EventType.SELECT_ITEM);
    for (int i = 0; i < 600; i++) {
      Shopper shopper = new Shopper("u" + random.nextInt(3), "");
      happens(
          types.get(random.nextInt(types.size())),
          shopper,
          "",
          i + 1 - (random.nextInt(4) == 0 ? random.nextInt(5) : 0),
          "i" + random.nextInt(12));
      if (random.nextInt(3) == 0) {
        assertEquals(expected(shopper), items(shopper, ""), "seed " + seed + " step " + i);
      }
    }
    assertTrue(log.questions <= 3);
  }

  private List<String> expected(Shopper shopper) {
    List<Event> events = new ArrayList<>();
    log.entries.forEach(entry -> events.add(entry.event()));
    events.removeIf(event -> !event.shopper().equals(shopper));
    events.sort(Comparator.comparing(Event::time));
    Map<String, EventType> newest = new LinkedHashMap<>();
    for (Event event : events.reversed()) {
      newest.putIfAbsent(event.items().getFirst().itemId(), event.type());
    }
    newest.values().removeIf(type -> type == EventType.DISMISS);
    return List.copyOf(newest.keySet());
  }
}
