package io.zhiyin.bench;

import com.sun.management.OperatingSystemMXBean;
import io.zhiyin.admin.Engine;
import io.zhiyin.admin.jobs.Job;
import io.zhiyin.admin.jobs.Jobs;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.input.ReadEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fills an engine with a {@link BenchShop} and says how fast that went. */
final class Loading {
  private static final int BATCH = 1_000;

  private final BenchShop shop;
  private final PrintStream out;

  Loading(BenchShop shop, PrintStream out) {
    this.shop = shop;
    this.out = out;
  }

  void events(Engine engine) throws Exception {
    events(engine, shop.visits());
  }

  /** The first visits only. */
  void events(Engine engine, int visits) throws Exception {
    Start start = Start.now();
    for (int from = 0; from < visits; from += 100) {
      StringBuilder json = new StringBuilder();
      for (int i = from; i < Math.min(from + 100, visits); i++) {
        json.append(json.isEmpty() ? "[" : ",").append(shop.visit(i));
      }
      List<Event> events = new ArrayList<>();
      for (ReadEvent read :
          engine
              .keeping()
              .reader()
              .readAll(json.append(']').toString().getBytes(StandardCharsets.UTF_8))) {
        if (read instanceof ReadEvent.Accepted(Event event, boolean _)) {
          events.add(event);
        }
      }
      engine.events().append(events).get();
    }
    say("visits of 48 products, events", visits, start);
  }

  /** Store and index, until the last product is searchable. */
  Rate products(Engine engine) {
    Start start = Start.now();
    for (int from = 0; from < shop.size(); from += BATCH) {
      engine.products().put(batch(from));
    }
    engine
        .operating()
        .feed()
        .awaitVisible(engine.products().lastSequence(), Duration.ofMinutes(30));
    return say("bulk load: store and index, products", shop.size(), start);
  }

  /** Joins the one that the engine may have begun by itself. */
  Rate reindex(Engine engine) {
    Start start = Start.now();
    Jobs jobs = engine.operating().jobs();
    Job job = jobs.startOrJoin("reindex", engine.operating().reindex()::run);
    while (job.state() == Job.State.RUNNING) {
      job = jobs.await(job.jobId(), 10_000);
    }
    if (job.state() != Job.State.SUCCEEDED) {
      throw new IllegalStateException("the reindex ended as " + job);
    }
    return say("full reindex, products", shop.size(), start);
  }

  /** The shop's products in batches, as the engine is given them. */
  Stream<List<Product>> batches() {
    return IntStream.iterate(0, from -> from < shop.size(), from -> from + BATCH)
        .mapToObj(this::batch);
  }

  /** Work that is timed. */
  interface Work {
    void run() throws IOException;
  }

  /** All products, however they are written. */
  Rate timed(String what, Work work) throws IOException {
    Start start = Start.now();
    work.run();
    return say(what, shop.size(), start);
  }

  private List<Product> batch(int from) {
    return IntStream.range(from, Math.min(from + BATCH, shop.size()))
        .mapToObj(i -> ProductReader.read(shop.product(i)))
        .toList();
  }

  /**
   * How fast something went.
   *
   * @param second units a second by the clock
   * @param processorSecond units a second of this process's processor time
   */
  record Rate(double second, double processorSecond) {}

  private record Start(long clock, long processor) {
    private static final OperatingSystemMXBean SYSTEM =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static Start now() {
      return new Start(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }
  }

  private Rate say(String what, int units, Start start) {
    Start end = Start.now();
    double seconds = (end.clock - start.clock) / 1e9;
    double processor = (end.processor - start.processor) / 1e9;
    out.printf(
        Locale.ROOT,
        "%-44s %,10d in %6.1f s: %,8.0f/s; %6.1f s of processor time%n",
        what,
        units,
        seconds,
        units / seconds,
        processor);
    return new Rate(units / seconds, units / processor);
  }
}
