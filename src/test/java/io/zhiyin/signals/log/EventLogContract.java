package io.zhiyin.signals.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.log.EventLog.Appended;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link EventLog} promises: appending, and whose events are whose. */
abstract class EventLogContract extends AppendingContract {
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
  void impressionsPushOutNothingThatWasDone() {
    append(view("bought", ANNA, 1));
    List<Event> shown = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      shown.add(
          Events.of(
              "shown-" + i,
              EventType.VIEW_ITEM_LIST,
              NOON.plusSeconds(60L * (2 + i % 50)),
              ANNA,
              "",
              List.of(EventItem.of("a"))));
    }
    log.append(shown).join();
    List<String> recent = recent(ANNA, 60, 5);
    assertEquals("bought", recent.getLast());
    assertEquals(6, recent.size());
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
    assertEquals(List.of("1", "2", "3"), kept);
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
    assertEquals(1, log.erasures());
  }
}
