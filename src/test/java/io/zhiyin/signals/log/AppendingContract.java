package io.zhiyin.signals.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.log.EventLog.Appended;
import io.zhiyin.signals.log.EventLog.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link EventLog} promises of appending, replaying and telling. */
@Timeout(120)
abstract class AppendingContract {
  static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  static final Shopper ANNA = new Shopper("anna", "");
  static final Shopper PHONE = new Shopper("", "phone");

  EventLog log;

  /** The test's log; what an earlier call appended is there. */
  abstract EventLog open();

  @BeforeEach
  void openFresh() {
    log = open();
  }

  static Event view(String id, Shopper shopper, int minute) {
    return Events.of(
        id,
        EventType.VIEW_ITEM,
        NOON.plusSeconds(60L * minute),
        shopper,
        "",
        List.of(EventItem.of("item-" + id)));
  }

  private static Event full(String id) {
    return new Event(
        id,
        EventType.PURCHASE,
        Instant.parse("2026-05-01T12:00:00.123456Z"),
        new Shopper("安娜", "phone"),
        "session",
        "query",
        List.of(
            EventItem.of("羽绒服"),
            new EventItem("b", 3, OptionalDouble.empty(), OptionalInt.empty()),
            new EventItem("c", 1, OptionalDouble.of(0.1 + 0.2), OptionalInt.empty()),
            new EventItem("d", 1, OptionalDouble.empty(), OptionalInt.of(0)),
            new EventItem("e f", 2, OptionalDouble.of(1e-9), OptionalInt.of(7))),
        "羽绒 服",
        OptionalDouble.of(399.5),
        "CNY",
        OptionalDouble.of(4.5),
        "上海",
        false);
  }

  final Appended append(Event... events) {
    return log.append(List.of(events)).join();
  }

  final List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    log.replay(0, entries::add);
    return entries;
  }

  final List<String> recent(Shopper shopper, int minute, int limit) {
    return log.recent(shopper, NOON.plusSeconds(60L * minute), limit).stream()
        .map(Event::eventId)
        .toList();
  }

  @Test
  void anEmptyLogHasNothing() {
    assertEquals(0, log.count());
    assertEquals(0, log.lastSequence());
    assertEquals(List.of(), entries());
    assertEquals(new Appended(0, 0), append());
  }

  @Test
  void everyPartOfAnEventIsKept() {
    Event event = full("e");
    Event bare = view("bare", Shopper.NOBODY, 0);
    append(event, bare);
    assertEquals(List.of(event, bare), entries().stream().map(Entry::event).toList());
    assertEquals(List.of(event), log.recent(event.shopper(), NOON.plusSeconds(9), 5));
  }

  @Test
  void listenersAreToldWhatReplayTells() {
    List<Entry> told = new ArrayList<>();
    log.onAppend(told::addAll);
    Instant nanos = NOON.plusNanos(123_456_789);
    Event event = view("a", ANNA, 0);
    Event precise =
        new Event(
            "b",
            event.type(),
            nanos,
            ANNA,
            "",
            "",
            List.of(),
            "",
            event.value(),
            "",
            event.rating(),
            "",
            true);
    append(event, precise, event);
    assertEquals(entries(), told);
    assertEquals(2, told.size());
  }

  @Test
  void anEventCountsOnce() {
    List<List<Entry>> told = new ArrayList<>();
    log.onAppend(told::add);
    Event first = view("a", ANNA, 0);
    assertEquals(new Appended(2, 1), append(first, view("b", ANNA, 1), view("a", PHONE, 9)));
    assertEquals(new Appended(1, 2), append(first, view("c", ANNA, 2), view("b", ANNA, 7)));
    assertEquals(new Appended(0, 1), append(first));
    assertEquals(3, log.count());
    assertEquals(List.of("a", "b", "c"), entries().stream().map(e -> e.event().eventId()).toList());
    assertEquals(List.of(2, 1), told.stream().map(List::size).toList());
    assertEquals(List.of("c", "b", "a"), recent(ANNA, 60, 10));
  }

  @Test
  void theLogSurvivesAndGoesOn() {
    append(view("a", ANNA, 0));
    long last = log.lastSequence();
    log = open();
    assertEquals(last, log.lastSequence());
    assertEquals(new Appended(1, 1), append(view("a", ANNA, 0), view("b", ANNA, 1)));
    assertTrue(log.lastSequence() > last);
    List<Entry> tail = new ArrayList<>();
    log.replay(last, tail::add);
    assertEquals(List.of("b"), tail.stream().map(e -> e.event().eventId()).toList());
    assertEquals(log.lastSequence(), tail.getFirst().sequence());
    assertEquals(2, log.count());
  }

  @Test
  void aBadItemIsRefusedAsAWhole() {
    Event bad = Events.of("x", EventType.VIEW_ITEM, NOON, ANNA, "", List.of(EventItem.of("a\tb")));
    CompletableFuture<Appended> append = log.append(List.of(view("a", ANNA, 0), bad));
    assertThrows(java.util.concurrent.CompletionException.class, append::join);
    assertEquals(0, log.count());
    assertEquals(List.of(), entries());
  }

  @Test
  void entriesComeToListenersInLogOrderFromManyThreads() {
    List<Entry> told = Collections.synchronizedList(new ArrayList<>());
    log.onAppend(told::addAll);
    List<CompletableFuture<Appended>> appends =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(i -> log.append(List.of(view("x" + i, ANNA, i), view("y" + i, PHONE, i))))
            .toList();
    appends.forEach(CompletableFuture::join);
    assertEquals(400, told.size());
    assertEquals(entries(), List.copyOf(told));
    assertEquals(
        told.stream().sorted(Comparator.comparingLong(Entry::sequence)).toList(),
        List.copyOf(told));
  }
}
