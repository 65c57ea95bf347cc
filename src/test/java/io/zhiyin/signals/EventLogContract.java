package io.zhiyin.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.EventLog.Appended;
import io.zhiyin.signals.EventLog.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link EventLog} promises. */
@Timeout(120)
abstract class EventLogContract {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Shopper ANNA = new Shopper("anna", "");
  private static final Shopper PHONE = new Shopper("", "phone");

  private EventLog log;

  /** The test's log; what an earlier call appended is there. */
  abstract EventLog open();

  @BeforeEach
  void openFresh() {
    log = open();
  }

  private static Event view(String id, Shopper shopper, int minute) {
    return new Event(
        id,
        EventType.VIEW_ITEM,
        NOON.plusSeconds(60L * minute),
        shopper,
        "",
        "",
        List.of(EventItem.of("item-" + id)),
        "",
        OptionalDouble.empty(),
        "",
        OptionalDouble.empty(),
        "",
        true);
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

  private Appended append(Event... events) {
    return log.append(List.of(events)).join();
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    log.replay(0, entries::add);
    return entries;
  }

  private List<String> recent(Shopper shopper, int minute, int limit) {
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
    Event bad =
        new Event(
            "x",
            EventType.VIEW_ITEM,
            NOON,
            ANNA,
            "",
            "",
            List.of(EventItem.of("a\tb")),
            "",
            OptionalDouble.empty(),
            "",
            OptionalDouble.empty(),
            "",
            true);
    CompletableFuture<Appended> append = log.append(List.of(view("a", ANNA, 0), bad));
    assertThrows(java.util.concurrent.CompletionException.class, append::join);
    assertEquals(0, log.count());
    assertEquals(List.of(), entries());
  }

  @Test
  void historiesJoinWhenUserAndClientAreSeenTogether() {
    Shopper both = new Shopper("anna", "phone");
    append(view("1", PHONE, 1), view("2", ANNA, 2));
    assertEquals(List.of("2"), recent(ANNA, 60, 10));
    append(view("3", both, 3));
    assertEquals(List.of("3", "2", "1"), recent(ANNA, 60, 10));
    assertEquals(List.of("3", "2", "1"), recent(both, 60, 10));
    assertEquals(List.of("3", "1"), recent(PHONE, 60, 10));
    append(view("4", PHONE, 4), view("5", new Shopper("ben", "phone"), 5));
    assertEquals(List.of("4", "3", "2", "1"), recent(ANNA, 60, 10));
    assertEquals(List.of("5", "4", "1"), recent(new Shopper("ben", ""), 60, 10));
    assertEquals(List.of("4", "3"), recent(ANNA, 60, 2));
    assertEquals(List.of("3", "2"), recent(ANNA, 3, 2));
    assertEquals(List.of("1"), recent(ANNA, 1, 10));
    assertEquals(List.of(), recent(ANNA, 0, 10));
    assertEquals(List.of(), recent(Shopper.NOBODY, 60, 10));
    assertEquals(List.of(), recent(ANNA, 60, 0));
    assertEquals(3, log.recent(new Shopper("ben", "phone"), Instant.MAX, 10).size());
  }

  @Test
  void recentAgreesWithAScan() {
    long seed = Long.getLong("zhiyin.seed", System.nanoTime());
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    Random random = new Random(seed);
    List<Event> all = new ArrayList<>();
    for (int batch = 0; batch < 30; batch++) {
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Shopper shopper = new Shopper(pick(random, "u"), pick(random, "c"));
        events.add(view(batch + "-" + i, shopper, random.nextInt(50)));
      }
      all.addAll(events);
      log.append(events).join();
    }
    for (int i = 0; i < 300; i++) {
      Shopper shopper = new Shopper(pick(random, "u"), pick(random, "c"));
      int minute = random.nextInt(60);
      int limit = 1 + random.nextInt(40);
      assertEquals(
          scan(all, shopper, minute, limit),
          recent(shopper, minute, limit),
          () -> shopper + " until " + minute);
    }
  }

  private static String pick(Random random, String prefix) {
    int n = random.nextInt(6);
    return n == 0 ? "" : prefix + n;
  }

  private static List<String> scan(List<Event> all, Shopper shopper, int minute, int limit) {
    String user = shopper.userId();
    Set<String> clients = new HashSet<>();
    clients.add(shopper.clientId());
    if (!user.isEmpty()) {
      all.stream()
          .filter(e -> e.shopper().userId().equals(user))
          .forEach(e -> clients.add(e.shopper().clientId()));
    }
    clients.remove("");
    List<Event> later = new ArrayList<>(all);
    Collections.reverse(later); // the sort is stable: ties by later log order
    return later.stream()
        .filter(e -> !e.time().isAfter(NOON.plusSeconds(60L * minute)))
        .filter(e ->
            user.isEmpty()
                ? clients.contains(e.shopper().clientId())
                : e.shopper().userId().equals(user)
                    || (e.shopper().userId().isEmpty() && clients.contains(e.shopper().clientId())))
        .sorted(Comparator.comparing(Event::time).reversed())
        .limit(limit)
        .map(Event::eventId)
        .toList();
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

  @Test
  void anErasedShopperIsGoneWithTheJoinedClients() {
    Shopper both = new Shopper("anna", "phone");
    append(
        view("1", PHONE, 1),
        view("2", ANNA, 2),
        view("3", both, 3),
        view("4", new Shopper("ben", "phone"), 4),
        view("5", new Shopper("", "tablet"), 5),
        view("6", Shopper.NOBODY, 6));
    List<String> kept = new ArrayList<>();
    assertEquals(List.of("phone"), log.ofShopper(ANNA, e -> kept.add(e.event().eventId())));
    assertEquals(List.of("2", "3", "1"), kept);
    List<String> told = new ArrayList<>();
    assertEquals(3, log.erase(ANNA, e -> told.add(e.event().eventId())).join());
    assertEquals(kept, told);
    assertEquals(List.of("4", "5", "6"), entries().stream().map(e -> e.event().eventId()).toList());
    assertEquals(3, log.count());
    assertEquals(1, log.erasures());
    assertEquals(List.of(), recent(ANNA, 60, 10));
    assertEquals(0, log.erase(ANNA, e -> told.clear()).join());
    // An id that was erased may come again, and is then a new event of its sender.
    assertEquals(new Appended(1, 0), append(view("2", ANNA, 7)));
    assertEquals(List.of("2"), recent(ANNA, 60, 10));
    log = open();
    assertEquals(4, log.count());
    assertEquals(2, log.erasures());
  }
}
