package io.zhiyin.bench;

import io.zhiyin.admin.settings.Settings;
import io.zhiyin.admin.upkeep.SignalsKeeping;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.catalog.store.SqlProductStore;
import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.signals.log.SqlEventLog;
import io.zhiyin.store.Database;
import io.zhiyin.store.SqliteDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * A large shop from end to end: products and events are stored, the log is counted into signals as
 * after a lost checkpoint, and a real process opens it, builds the index and answers over HTTP,
 * kinds of questions in turn. Says what each step took and the most memory that each process held.
 *
 * <p>Arguments: products (default 1000000), events (default 50000000), questions of each kind
 * (default 1000), the service's heap (default {@code 5g}), a folder for data (default a temporary
 * one, deleted at the end).
 */
public final class ScaleBench {
  private static final int BATCH = 1_000;
  private static final int UNDER_WAY = 4;
  private static final int PROGRESS = 5_000_000;
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final BenchShop shop;
  private final BenchVisits visits;
  private final PrintStream out;

  ScaleBench(int products, int events, PrintStream out) {
    this.shop = new BenchShop(products, ServingBench.SEED);
    this.visits = new BenchVisits(products, events, ServingBench.SEED);
    this.out = out;
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws Exception {
    int products = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int events = args.length > 1 ? Integer.parseInt(args[1]) : 50_000_000;
    int questions = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
    String heap = args.length > 3 ? args[3] : "5g";
    Path folder = args.length > 4 ? Path.of(args[4]) : Files.createTempDirectory("zhiyin-scale");
    ScaleBench bench = new ScaleBench(products, events, System.out);
    try {
      bench.store(folder);
      bench.replay(folder);
      long startedAt = System.nanoTime();
      try (Service service = Service.start(folder, heap, PATIENCE)) {
        bench.awaited(service);
        bench.say("start and build of the index, products", products, startedAt);
        bench.ask(service, questions);
        bench.out.println("service: " + memory(service.pid()));
      }
    } finally {
      ServingBench.delete(folder);
    }
  }

  /** Writes products and events to the store alone. */
  void store(Path folder) throws Exception {
    Files.createDirectories(folder);
    try (Database database = SqliteDatabase.open(folder.resolve("store.db"))) {
      long startedAt = System.nanoTime();
      SqlProductStore products = new SqlProductStore(database);
      for (int from = 0; from < shop.size(); from += BATCH) {
        products.put(
            IntStream.range(from, Math.min(from + BATCH, shop.size()))
                .mapToObj(i -> ProductReader.read(shop.product(i)))
                .toList());
      }
      say("stored products", shop.size(), startedAt);
      startedAt = System.nanoTime();
      SqlEventLog log = new SqlEventLog(database);
      Deque<CompletableFuture<?>> underWay = new ArrayDeque<>();
      for (int from = 0; from < visits.size(); from += BATCH) {
        underWay.add(log.append(visits.events(from, Math.min(from + BATCH, visits.size()))));
        if (underWay.size() == UNDER_WAY) {
          underWay.remove().get();
        }
        if (from > 0 && from % PROGRESS == 0) {
          out.printf(Locale.ROOT, "storing events: %,d of %,d%n", from, visits.size());
        }
      }
      for (CompletableFuture<?> each : underWay) {
        each.get();
      }
      say("stored events", visits.size(), startedAt);
    }
    out.printf(Locale.ROOT, "store: %d MB%n", Files.size(folder.resolve("store.db")) >> 20);
  }

  /** Counts the log from its beginning and saves the counters. */
  void replay(Path folder) throws Exception {
    var rules =
        Settings.signals(ConfigDirectory.read(ServingBench.CONFIG).events(), OptionalInt.empty());
    Path checkpoint = folder.resolve("signals.checkpoint");
    try (Database database = SqliteDatabase.open(folder.resolve("store.db"))) {
      long before = kept();
      long startedAt = System.nanoTime();
      SignalsKeeping keeping =
          SignalsKeeping.open(
              rules, new SqlEventLog(database), checkpoint, Clock.systemUTC(), shopper -> false);
      say("replayed events", visits.size(), startedAt);
      out.printf(
          Locale.ROOT,
          "signals: %d pairs, %d MB of heap%n",
          keeping.live().pairs(),
          (kept() - before) >> 20);
      startedAt = System.nanoTime();
      keeping.close();
      say("saved events' counters", visits.size(), startedAt);
    }
    out.printf(
        Locale.ROOT,
        "checkpoint: %d MB; replaying: %s%n",
        Files.size(checkpoint) >> 20,
        memory(ProcessHandle.current().pid()));
  }

  private void awaited(Service service) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        service.get(similar(0));
        return;
      } catch (IOException e) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException("the service did not answer in time", e);
        }
        Thread.sleep(100);
      }
    }
  }

  /** Questions over HTTP, each kind in turn. */
  void ask(Service service, int questions) throws Exception {
    new Contest("over HTTP")
        .with("empty route", _ -> service.get("/q/health/live"))
        .with("content similar", i -> service.get(similar(i) + "&strategy=content"))
        .with("hybrid similar", i -> service.get(similar(i)))
        .with(
            "home shelf",
            i ->
                service.get("/v1/users/" + visits.shopper(i * 7_919) + "/recommendations?limit=10"))
        .run(questions)
        .print(out);
  }

  /** Of a product that something was done with. */
  private String similar(int i) {
    return "/v1/products/" + shop.id(visits.item(i * 7_919)) + "/similar?limit=10";
  }

  private static long kept() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Resident memory of a process, now and at most, as Linux tells it. */
  static String memory(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    return Files.exists(status)
        ? String.join(
            ", ",
            Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList())
        : "memory unknown";
  }

  private void say(String what, int units, long startedAt) {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    out.printf(
        Locale.ROOT, "%-44s %,11d in %7.1f s: %,8.0f/s%n", what, units, seconds, units / seconds);
  }
}
