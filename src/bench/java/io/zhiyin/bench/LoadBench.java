package io.zhiyin.bench;

import io.zhiyin.admin.Engine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Questions over HTTP that arrive at a constant rate whatever becomes of the ones before them,
 * against a real process. A question's time counts from the moment it was due, so that waiting
 * behind a slow one is not left out ("coordinated omission", Tene).
 *
 * <p>Arguments: products (default 100000), questions a second (default 50), seconds for each kind
 * of question (default 20), a file of queries ({@link QueryFile}; {@code -} or none: made-up ones),
 * how many plain searches are asked and how many of them a second (default as of the other kinds),
 * a folder for data (default a temporary one, deleted at the end). A folder that holds data is
 * served as it is and kept. The empty route tells what the times owe to HTTP, the clients and the
 * machine. At most {@value #VIEWS} products are viewed in all, so that what counts the events does
 * not grow with the catalogue.
 */
public final class LoadBench {
  private static final int CLIENTS = 32;
  private static final int VIEWS = 1_000_000;
  private static final int VIEWS_A_VISIT = 48;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String HEAP = "1500m";
  private static final String PAGE = "&facets=brand,category,price&highlight=true";

  private final BenchShop shop;
  private final int rate;
  private final int each;
  private final Arrivals searches;
  private final List<String> queries;
  private final PrintStream out;

  /**
   * @param each questions of each kind
   * @param rate questions of any kind but plain searches a second
   */
  LoadBench(
      BenchShop shop,
      int rate,
      int each,
      Arrivals searches,
      List<String> queries,
      PrintStream out) {
    this.shop = shop;
    this.rate = rate;
    this.each = each;
    this.searches = searches;
    this.queries = queries;
    this.out = out;
  }

  /** Questions: how many, and how many of them are due a second. */
  record Arrivals(int count, int rate) {}

  /** Runs from the command line. */
  public static void main(String[] args) throws Exception {
    int products = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int rate = args.length > 1 ? Integer.parseInt(args[1]) : 50;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    BenchShop shop = new BenchShop(products, ServingBench.SEED);
    List<String> queries = QueryFile.read(args.length > 3 ? args[3] : "-", shop);
    int each = rate * seconds;
    Arrivals searches =
        args.length > 5
            ? new Arrivals(Integer.parseInt(args[4]), Integer.parseInt(args[5]))
            : new Arrivals(each, rate);
    Path folder = args.length > 6 ? Path.of(args[6]) : Files.createTempDirectory("zhiyin-load");
    LoadBench bench = new LoadBench(shop, rate, each, searches, queries, System.out);
    boolean kept = args.length > 6 && Files.exists(folder.resolve("index"));
    try {
      if (!kept) {
        bench.load(folder);
      }
      bench.serve(folder);
    } finally {
      if (!kept) {
        ServingBench.delete(folder);
      }
    }
  }

  private void serve(Path folder) throws Exception {
    long startedAt = System.nanoTime();
    try (Service service = Service.start(folder, HEAP, PATIENCE)) {
      say("start to the first word of life", startedAt);
      awaitProducts(service);
      say("start to the first answer with products", startedAt);
      out.println("service at its start: " + memory(service));
      run(service);
      out.println("service at the end: " + memory(service));
    }
  }

  /** Asks for the words of a product until it is among the answer's. */
  private void awaitProducts(Service service) throws Exception {
    String path = "/v1/search?q=" + Service.encoded(shop.title(0));
    for (long until = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < until; ) {
      try {
        if (service.get(path).contains("\"" + shop.id(0) + "\"")) {
          return;
        }
      } catch (IOException e) {
        // Not ready yet.
      }
      Thread.sleep(20);
    }
    throw new IOException("no answer held the product " + shop.id(0));
  }

  /** Of the whole process, and what its heap holds, garbage included. */
  private static String memory(Service service) throws Exception {
    double heap =
        service
            .get("/q/metrics")
            .lines()
            .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    return "%s, heap in use %.0f MB of at most %s"
        .formatted(ScaleBench.memory(service.pid()), heap / 1e6, HEAP);
  }

  private void say(String what, long startedAt) {
    out.printf(Locale.ROOT, "%s: %.1f s%n", what, (System.nanoTime() - startedAt) / 1e9);
  }

  private void load(Path folder) throws Exception {
    try (Engine engine = ServingBench.open(folder)) {
      Loading loading = new Loading(shop, out);
      loading.events(engine, visits());
      loading.products(engine);
      loading.reindex(engine);
    }
  }

  void run(Service service) throws Exception {
    arriving("warming up", i -> service.get(search(i)));
    arriving("an empty route", i -> service.get("/q/health/live"));
    arriving("searches", searches, i -> service.get(search(i)));
    arriving("searches with facets and highlights", i -> service.get(search(i) + PAGE));
    arriving("completions", i -> service.get("/v1/suggest?q=" + Service.encoded(beginning(i))));
    arriving("similar products", i -> service.get(similar(i)));
    arriving(
        "similar products by content alone", i -> service.get(similar(i) + "?strategy=content"));
    arriving("home shelves", i -> service.get("/v1/users/" + shopper(i) + "/recommendations"));
  }

  private String similar(int i) {
    return "/v1/products/" + shop.id((int) (i * 7_919L % shop.size())) + "/similar";
  }

  private int visits() {
    return Math.min(shop.visits(), VIEWS / VIEWS_A_VISIT);
  }

  private String shopper(int i) {
    return shop.shopper((int) (i * 31L % visits()));
  }

  private String search(int i) {
    return "/v1/search?q=" + Service.encoded(queries.get(i % queries.size()));
  }

  private String beginning(int i) {
    String query = queries.get(i % queries.size());
    return query.substring(
        0, query.offsetByCodePoints(0, Math.min(2, query.codePointCount(0, query.length()))));
  }

  private void arriving(String what, Contest.Contender question) throws Exception {
    arriving(what, new Arrivals(each, rate), question);
  }

  private void arriving(String what, Arrivals asked, Contest.Contender question) throws Exception {
    int count = asked.count();
    int rate = asked.rate();
    AtomicLong failed = new AtomicLong();
    List<Future<Long>> answers = new ArrayList<>();
    long startedAt = System.nanoTime();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int i = 0; i < count; i++) {
        int number = i;
        long due = startedAt + number * 1_000_000_000L / rate;
        long wait = due - System.nanoTime();
        if (wait > 0) {
          Thread.sleep(Duration.ofNanos(wait));
        }
        answers.add(
            clients.submit(() -> {
              try {
                question.answer(number);
              } catch (IOException e) {
                failed.incrementAndGet();
              }
              return System.nanoTime() - due;
            }));
      }
    }
    List<Long> times = new ArrayList<>();
    for (Future<Long> answer : answers) {
      times.add(answer.get());
    }
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    out.printf(
        Locale.ROOT,
        "%s at %d/s: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, %d of %d failed%n",
        what,
        rate,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.95)] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6,
        failed.get(),
        count);
  }
}
