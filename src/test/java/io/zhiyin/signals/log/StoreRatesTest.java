package io.zhiyin.signals.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.catalog.store.SqlProductStore;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.Shopper;
import io.zhiyin.store.Database;
import io.zhiyin.store.SqliteDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Durable writes a second, printed. By itself it runs small, to keep working; {@code ./mvnw test
 * -Dtest=StoreRatesTest -Dzhiyin.rates=200000} measures with so many events.
 */
final class StoreRatesTest {
  private static final int EVENTS = Integer.getInteger("zhiyin.rates", 2_000);
  private static final int PRODUCTS = EVENTS / 4;
  private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void rates() throws Exception {
    try (Database database = SqliteDatabase.open(folder.resolve("rates.db"))) {
      SqlEventLog log = new SqlEventLog(database);
      measure("events, 1 each, 8 threads", EVENTS, 1, 8, i -> append(log, "a", i, 1));
      measure("events, 100 each, 4 threads", EVENTS, 100, 4, i -> append(log, "b", i, 100));
      measure("events, 1,000 each, 1 thread", EVENTS, 1_000, 1, i -> append(log, "c", i, 1_000));
      assertEquals(3L * EVENTS, log.count());
      measure("last 50 of a user, 1 thread", EVENTS, 1, 1, i -> recent(log, i));
      long[] replayed = {0};
      measure("events replayed", 3 * EVENTS, 3 * EVENTS, 1, i -> log.replay(0, e -> replayed[0]++));
      assertEquals(3L * EVENTS, replayed[0]);
      SqlProductStore store = new SqlProductStore(database);
      measure("products, 1 each, 8 threads", PRODUCTS, 1, 8, i -> store.put(products(i, 1)));
      measure("products, bulks of 1,000", PRODUCTS, 1_000, 1, i -> store.put(products(i, 1_000)));
      measure("products got, 1 thread", PRODUCTS, 1, 1, i -> store.get("p" + i));
      long[] visited = {0};
      measure("products visited", PRODUCTS, PRODUCTS, 1, i -> store.forEach(p -> visited[0]++));
      assertEquals(store.count(), visited[0]);
    }
  }

  private static void measure(String what, int units, int each, int threads, IntConsumer work)
      throws Exception {
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<? extends Future<?>> all =
          IntStream.iterate(0, i -> i < units, i -> i + each)
              .mapToObj(i -> pool.submit(() -> work.accept(i)))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "MEASURED %,11.0f/s  %s%n", units / seconds, what);
  }

  private static void append(EventLog log, String run, int first, int size) {
    log.append(
            IntStream.range(first, Math.min(EVENTS, first + size))
                .mapToObj(i -> event(run, i))
                .toList())
        .join();
  }

  private static Event event(String run, int i) {
    SplittableRandom random = new SplittableRandom(i);
    int shopper = random.nextInt(1_000);
    return Events.of(
        run + Long.toHexString(random.nextLong()) + i,
        EventType.VIEW_ITEM,
        START.plusSeconds(i),
        new Shopper(random.nextInt(3) == 0 ? "user-" + shopper : "", "client-" + shopper),
        "session-" + i / 10,
        List.of(EventItem.of("item-" + random.nextInt(10_000))));
  }

  private static void recent(EventLog log, int i) {
    log.recent(new Shopper("user-" + i % 1_000, ""), START.plusSeconds(EVENTS), 50);
  }

  private static List<Product> products(int first, int size) {
    return IntStream.range(first, Math.min(PRODUCTS, first + size))
        .mapToObj(i ->
            ProductReader.read(
                "{\"id\":\"p"
                    + i
                    + "\",\"title\":\"加厚羽绒服女中长款冬季新款"
                    + i
                    + "\",\"description\":\"面料:聚酯纤维 填充物:白鸭绒 充绒量:100g\",\"brand\":\"雪山\","
                    + "\"category\":[\"服饰\",\"女装\",\"羽绒服\"],\"price\":"
                    + (100 + i % 900)
                    + ",\"stock\":5,\"attributes\":{\"颜色\":[\"红\",\"黑\"],\"尺码\":\"M\"}}"))
        .toList();
  }
}
