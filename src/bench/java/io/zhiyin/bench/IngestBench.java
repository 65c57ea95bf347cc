package io.zhiyin.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Events over HTTP against a real process: how many a second are durable, how soon the next answer
 * knows one, and what a stream of them costs searches. Client and service share the machine.
 *
 * <p>Arguments: products (default 10000), seconds for each measurement (default 20), clients
 * (default 8), a folder for data (default a temporary one, deleted at the end).
 */
public final class IngestBench {
  private static final int BATCH = 100;
  private static final int RATE = 1_000;

  /** Measurements' times until all products are folded: 200 documents a second. */
  private static final int SETTLING = 3;

  private static final long SEED = 20_260_102;

  private final Service service;
  private final BenchShop shop;
  private final Duration each;
  private final PrintStream out;
  private final AtomicLong events = new AtomicLong();
  private final String run = Long.toString(System.nanoTime(), 36);

  IngestBench(Service service, int products, Duration each, PrintStream out) {
    this.service = service;
    this.shop = new BenchShop(products, SEED);
    this.each = each;
    this.out = out;
  }

  /** Runs from the command line. */
  public static void main(String[] args) throws Exception {
    int products = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    int clients = args.length > 2 ? Integer.parseInt(args[2]) : 8;
    Path folder = args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("zhiyin-ingest");
    try (Service service = Service.start(folder.resolve("service"))) {
      new IngestBench(service, products, Duration.ofSeconds(seconds), System.out).run(clients);
    } finally {
      ServingBench.delete(folder);
    }
  }

  void run(int clients) throws Exception {
    fill();
    ingest(clients, "warming up");
    ingest(clients, "durable ingest");
    for (int settling = 0; settling < SETTLING; settling++) {
      search("searches warming up, while what was ingested is folded");
    }
    search("searches at rest");
    streaming(() -> search("searches at " + RATE + " events/s"));
    search("searches at rest again");
    streaming(this::visible);
  }

  private void fill() throws IOException, InterruptedException {
    for (int from = 0; from < shop.size(); from += 1_000) {
      String products =
          IntStream.range(from, Math.min(shop.size(), from + 1_000))
              .mapToObj(shop::product)
              .collect(Collectors.joining(",", "[", "]"));
      service.post("/v1/products/_bulk", products);
    }
  }

  /** Clients that each send the next batch when the last one is acknowledged. */
  private void ingest(int clients, String what) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      long startedAt = System.nanoTime();
      List<Future<List<Long>>> sending = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        sending.add(
            threads.submit(() -> timed(startedAt, () -> service.post("/v1/events", batch()))));
      }
      List<Long> times = new ArrayList<>();
      for (Future<List<Long>> one : sending) {
        times.addAll(one.get());
      }
      double seconds = (System.nanoTime() - startedAt) / 1e9;
      say(
          what + ", batches of " + BATCH + ", " + clients + " clients: %,.0f events/s",
          times.size() * BATCH / seconds);
      percentiles("  a batch", times);
    }
  }

  /** A shopper of eight views; every shopper and event is new. */
  private String batch() {
    long first = events.getAndAdd(BATCH);
    return IntStream.range(0, BATCH)
        .mapToObj(i -> {
          long number = first + i;
          long shopper = number / 8;
          long product = (shopper * 7_919 + number % 8 * 31) % shop.size();
          return event(run + number, run + "u" + shopper, "b" + product);
        })
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String event(String id, String user, String product) {
    return "{\"event_id\":\"%s\",\"event\":\"view_item\",\"user_id\":\"%s\",\"session_id\":\"s%s\",\"items\":[{\"item_id\":\"%s\"}]}"
        .formatted(id, user, user, product);
  }

  private void search(String what) throws Exception {
    AtomicLong asked = new AtomicLong();
    List<Long> times =
        timed(
            System.nanoTime(),
            () ->
                service.get(
                    "/v1/search?q="
                        + Service.encoded(shop.query((int) asked.getAndIncrement() % 2_000))));
    percentiles(what, times);
  }

  /** From a shopper's first event, sent, to the first answer that is the shopper's own. */
  private void visible() throws Exception {
    AtomicLong asked = new AtomicLong();
    List<Long> times =
        timed(
            System.nanoTime(),
            () -> {
              String user = run + "probe" + asked.getAndIncrement();
              service.post("/v1/events", event(user, user, "b" + asked.get() % shop.size()));
              String answer = "";
              while (!answer.contains("\"personalized\":true")) {
                answer = service.get("/v1/users/" + user + "/recommendations?limit=10");
              }
              return answer;
            });
    percentiles("event to the next answer that knows it, at " + RATE + " events/s", times);
  }

  private interface Measured {
    void run() throws Exception;
  }

  /** Beside a stream of events at a constant rate, in batches of {@value #BATCH}. */
  private void streaming(Measured work) throws Exception {
    AtomicBoolean on = new AtomicBoolean(true);
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Long> sent =
          thread.submit(() -> {
            long startedAt = System.nanoTime();
            long batches = 0;
            while (on.get()) {
              long due = startedAt + batches * BATCH * 1_000_000_000L / RATE;
              long wait = due - System.nanoTime();
              if (wait > 0) {
                Thread.sleep(Duration.ofNanos(wait));
              }
              service.post("/v1/events", batch());
              batches++;
            }
            return batches * BATCH * 1_000_000_000L / (System.nanoTime() - startedAt);
          });
      try {
        work.run();
      } finally {
        on.set(false);
      }
      say("  beside %,.0f events/s", (double) sent.get());
    }
  }

  /** Repeats for the time of a measurement; answers how long each took, in ns. */
  private List<Long> timed(long startedAt, Callable<String> once) throws Exception {
    List<Long> times = new ArrayList<>();
    while (System.nanoTime() - startedAt < each.toNanos()) {
      long begun = System.nanoTime();
      once.call();
      times.add(System.nanoTime() - begun);
    }
    return times;
  }

  private void percentiles(String what, List<Long> times) {
    long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    out.printf(
        Locale.ROOT,
        "%s: p50 %.1f ms, p99 %.1f ms, %,d times%n",
        what,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6,
        sorted.length);
  }

  private void say(String what, double number) {
    out.printf(Locale.ROOT, what + "%n", number);
  }
}
