package io.zhiyin.bench;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.jobs.Job;
import io.zhiyin.admin.jobs.Jobs;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.config.FieldsConfig;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.input.ReadEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

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
    long startedAt = System.nanoTime();
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
        if (read instanceof ReadEvent.Accepted(Event event)) {
          events.add(event);
        }
      }
      engine.events().append(events).get();
    }
    say("visits of 48 products, events", visits, startedAt);
  }

  /** Store and index, until the last product is searchable. */
  double products(Engine engine) {
    long startedAt = System.nanoTime();
    for (int from = 0; from < shop.size(); from += BATCH) {
      engine.products().put(batch(from));
    }
    engine
        .operating()
        .feed()
        .awaitVisible(engine.products().lastSequence(), Duration.ofMinutes(30));
    return say("bulk load: store and index, products", shop.size(), startedAt);
  }

  /** Joins the one that the engine may have begun by itself. */
  void reindex(Engine engine) {
    long startedAt = System.nanoTime();
    Jobs jobs = engine.operating().jobs();
    Job job = jobs.startOrJoin("reindex", engine.operating().reindex()::run);
    while (job.state() == Job.State.RUNNING) {
      job = jobs.await(job.jobId(), 10_000);
    }
    if (job.state() != Job.State.SUCCEEDED) {
      throw new IllegalStateException("the reindex ended as " + job);
    }
    say("full reindex, products", shop.size(), startedAt);
  }

  /**
   * A bare {@code IndexWriter} over the same chains and fields: no store, no content vector, no
   * filters, no facets; analysis on all cores, as the engine's.
   */
  double bare(Engine engine, FieldsConfig fields, Path folder) throws Exception {
    long startedAt = System.nanoTime();
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer =
            new IndexWriter(
                directory,
                new IndexWriterConfig(RawIndex.chains(engine.answering().analysis().get()))
                    .setRAMBufferSizeMB(64))) {
      for (int from = 0; from < shop.size(); from += BATCH) {
        batch(from).parallelStream().forEach(product -> add(writer, fields, product));
      }
      writer.commit();
    }
    return say("bare IndexWriter, same chains, products", shop.size(), startedAt);
  }

  private static void add(IndexWriter writer, FieldsConfig fields, Product product) {
    Document document = new Document();
    document.add(new StoredField("source", product.source()));
    fields
        .chains()
        .forEach((name, chain) ->
            chain
                .boosts()
                .keySet()
                .forEach(field -> {
                  for (String text : texts(product, field)) {
                    document.add(new TextField(field + "." + name, text, Store.NO));
                  }
                }));
    try {
      writer.addDocument(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(Product product, String field) {
    return switch (field) {
      case "title" -> List.of(product.title());
      case "description" -> List.of(product.description());
      case "brand" -> List.of(product.brand());
      case "category" -> product.category().names();
      case "attributes" -> product.attributes().values().stream().flatMap(List::stream).toList();
      default -> List.of();
    };
  }

  private List<Product> batch(int from) {
    return IntStream.range(from, Math.min(from + BATCH, shop.size()))
        .mapToObj(i -> ProductReader.read(shop.product(i)))
        .toList();
  }

  private double say(String what, int units, long startedAt) {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    out.printf(
        Locale.ROOT, "%-44s %,10d in %6.1f s: %,8.0f/s%n", what, units, seconds, units / seconds);
    return units / seconds;
  }
}
