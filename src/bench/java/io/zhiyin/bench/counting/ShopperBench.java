package io.zhiyin.bench.counting;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.live.Contribution;
import io.zhiyin.signals.live.LiveSignals;
import io.zhiyin.signals.live.SignalSettings;
import io.zhiyin.signals.log.SqlEventLog;
import io.zhiyin.store.Database;
import io.zhiyin.store.SqliteDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * One shopper with very many events over 20,000 products: stored and counted, asked for the
 * history, and erased.
 */
final class ShopperBench {
  private static final int PRODUCTS = 20_000;
  private static final int BATCH = 1_000;
  private static final Shopper HEAVY = new Shopper("heavy", "");

  private final PrintStream out;

  ShopperBench(PrintStream out) {
    this.out = out;
  }

  /** Runs from the command line: events; a million without options. */
  public static void main(String[] args) throws Exception {
    new ShopperBench(System.out).run(args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000);
  }

  void run(int events) throws IOException {
    Path folder = Files.createTempDirectory("zhiyin-shopper");
    try (Database database = SqliteDatabase.open(folder.resolve("store.db"))) {
      SqlEventLog log = new SqlEventLog(database);
      LiveSignals signals = new LiveSignals(SignalSettings.DEFAULT, log, Clock.systemUTC());
      signals.follow();
      long startedAt = System.nanoTime();
      store(log, events);
      say(events + " events stored and counted, " + signals.pairs() + " pairs kept", startedAt);
      startedAt = System.nanoTime();
      int steps = signals.history(HEAVY, "", 50).size();
      say("history of " + steps + " products, read from the log", startedAt);
      startedAt = System.nanoTime();
      Contribution contribution = new Contribution(SignalSettings.DEFAULT);
      int erased = log.erase(HEAVY, contribution::add).join();
      say(erased + " events erased, " + contribution.pairs() + " pairs told apart", startedAt);
      startedAt = System.nanoTime();
      signals.recount();
      say("counted anew: " + signals.pairs() + " pairs", startedAt);
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void store(SqlEventLog log, int events) {
    Random random = new Random(5);
    List<Event> batch = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      batch.add(event(i, random));
      if (batch.size() == BATCH || i == events - 1) {
        log.append(batch).join();
        batch.clear();
      }
    }
  }

  /** Every two seconds, for weeks: slower than what is taken for a robot. */
  private static Event event(int number, Random random) {
    EventType type = random.nextInt(10) == 0 ? EventType.PURCHASE : EventType.VIEW_ITEM;
    return Events.of(
        "e" + number,
        type,
        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(2L * number),
        HEAVY,
        "",
        List.of(EventItem.of("i" + (int) (PRODUCTS * Math.pow(random.nextDouble(), 2)))));
  }

  private void say(String what, long startedAt) {
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    out.printf(
        "%s: %d ms, heap %d MB%n", what, (System.nanoTime() - startedAt) / 1_000_000, heap >> 20);
  }
}
