package io.zhiyin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Erasures while events of the same shopper and of others stream in from several threads. */
@Timeout(180)
final class ErasureWhileStreamingTest {
  private static final int THREADS = 4;
  private static final int ERASURES = 6;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Shopper ANNA = new Shopper("anna", "");

  @TempDir private Path folder;
  private final AtomicInteger number = new AtomicInteger();

  private Engine open(String name) {
    return ThirtyItems.open(folder.resolve(name));
  }

  private Event event(Random random) {
    int n = number.incrementAndGet();
    List<EventType> types = List.of(EventType.VIEW_ITEM, EventType.ADD_TO_CART, EventType.PURCHASE);
    int shopper = random.nextInt(8);
    return new Event(
        "e" + n,
        types.get(random.nextInt(3)),
        START.plusSeconds(n),
        shopper == 0 ? ANNA : new Shopper("u" + shopper, ""),
        random.nextBoolean() ? "" : "s" + shopper + n / 200,
        "",
        List.of(
            EventItem.of("i" + random.nextInt(ThirtyItems.ITEMS)),
            EventItem.of("i" + random.nextInt(ThirtyItems.ITEMS))),
        "",
        OptionalDouble.empty(),
        "",
        OptionalDouble.empty(),
        random.nextBoolean() ? "" : "浙江",
        true);
  }

  /** Stores batches until told to stop; says how many events were acknowledged. */
  private int stream(Engine shop, long seed, AtomicBoolean stop) {
    Random random = new Random(seed);
    int stored = 0;
    while (!stop.get()) {
      List<Event> batch = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(20); i++) {
        batch.add(event(random));
      }
      stored += shop.events().append(batch).join().stored();
    }
    return stored;
  }

  @Test
  void whatIsLeftIsWhatTheOthersDidAndNothingAcknowledgedIsLost() throws Exception {
    List<Event> left = new ArrayList<>();
    try (Engine shop = open("shop");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      AtomicBoolean stop = new AtomicBoolean();
      List<Future<Integer>> streams = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        long seed = thread;
        streams.add(threads.submit(() -> stream(shop, seed, stop)));
      }
      long erased = 0;
      for (int i = 0; i < ERASURES; i++) {
        long before = shop.events().count();
        while (shop.events().count() < before + 200) {
          Thread.sleep(1);
        }
        long its = shop.privacy().erasure().erase(ANNA).events();
        assertTrue(its > 0, "erasure " + i);
        erased += its;
      }
      stop.set(true);
      int stored = 0;
      for (Future<Integer> stream : streams) {
        stored += stream.get();
      }
      erased += shop.privacy().erasure().erase(ANNA).events();
      assertEquals(stored - erased, shop.events().count());
      shop.events().replay(0, entry -> left.add(entry.event()));
      assertTrue(left.stream().noneMatch(event -> event.shopper().equals(ANNA)));
      assertEquals(List.of(), shop.signals().history(ANNA, "", 50));
      try (Engine never = open("never")) {
        never.events().append(left).join();
        assertEquals(ErasureTest.said(never.signals()), ErasureTest.said(shop.signals()));
      }
    }
    try (Engine again = open("shop")) {
      assertEquals(left.size(), again.events().count());
    }
  }
}
