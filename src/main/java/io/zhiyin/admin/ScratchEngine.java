package io.zhiyin.admin;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.settings.Configuration;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.store.ProductStore;
import io.zhiyin.catalog.store.SqlProductStore;
import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.input.EventFiles;
import io.zhiyin.signals.input.ReadEvent;
import io.zhiyin.store.Database;
import io.zhiyin.store.SqliteDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A whole engine over some products in a folder of its own, which goes when it is closed: what
 * evaluations ask, the same that serves.
 */
public final class ScratchEngine implements AutoCloseable {
  private static final int BATCH = 1_000;

  private final Path folder;
  private final List<String> ids;
  private final Engine engine;

  private ScratchEngine(
      Path folder, List<Product> products, Path configDir, OptionalInt minShoppers) {
    this.folder = folder;
    this.ids = products.stream().map(Product::id).toList();
    fill(folder, products);
    this.engine =
        EngineOpener.open(folder, configDir, minShoppers, Clock.systemUTC(), Progress.SILENT);
  }

  /** As configured. */
  public static ScratchEngine open(Path configDir, List<Product> products) throws IOException {
    return open(configDir, Map.of(), products);
  }

  /**
   * With other settings.
   *
   * @param edits file → the text that takes the place of the folder's
   * @throws io.zhiyin.config.file.InvalidConfig naming all that is wrong with them
   */
  public static ScratchEngine open(
      Path configDir, Map<String, String> edits, List<Product> products) throws IOException {
    Path folder = Files.createTempDirectory("zhiyin-evaluate");
    Configuration settings = Configuration.open(folder, configDir);
    edits.forEach(settings::put);
    return new ScratchEngine(folder, products, configDir, OptionalInt.empty());
  }

  /**
   * Stores the products and opens the engine, which builds their index.
   *
   * @param minShoppers distinct shoppers behind a pair before it shows, 1 to 100; wins over the
   *     configured number where given
   */
  public static ScratchEngine open(Path configDir, List<Product> products, OptionalInt minShoppers)
      throws IOException {
    Path folder = Files.createTempDirectory("zhiyin-evaluate");
    return new ScratchEngine(folder, products, configDir, minShoppers);
  }

  private static void fill(Path folder, List<Product> products) {
    try (Database database = SqliteDatabase.open(folder.resolve("store.db"))) {
      ProductStore store = new SqlProductStore(database);
      for (int i = 0; i < products.size(); i += BATCH) {
        store.put(products.subList(i, Math.min(products.size(), i + BATCH)));
      }
    }
  }

  /** Bytes of the files of the live index. */
  public long indexBytes() throws IOException {
    int live = engine.answering().index().live().number();
    try (Stream<Path> all =
        Files.walk(folder.resolve("index").resolve("gen-%06d".formatted(live)))) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /**
   * Takes the events of a file in and writes what they say into all documents, so that answers do
   * not depend on how far folding has come.
   *
   * @param also told each event taken in, in the file's order
   * @throws io.zhiyin.catalog.InvalidInput with the first problems of its rows
   */
  public void learn(Path events, Consumer<Event> also) throws IOException {
    List<Event> batch = new ArrayList<>();
    FileProblems problems = new FileProblems(events);
    new EventFiles(engine.keeping().reader())
        .read(
            events,
            (line, read) -> {
              switch (read) {
                case ReadEvent.Accepted(Event event, boolean _) -> {
                  batch.add(event);
                  also.accept(event);
                }
                case ReadEvent.Rejected(List<Problem> its) ->
                    its.forEach(p -> problems.add(line, p.field(), p.rule(), p.value()));
                case ReadEvent.Withheld _ -> {
                  // Counts for nothing.
                }
              }
              if (batch.size() == BATCH) {
                append(batch);
              }
            });
    append(batch);
    problems.check();
    engine.operating().feed().refold(ids);
  }

  private void append(List<Event> batch) {
    engine.events().append(List.copyOf(batch)).join();
    batch.clear();
  }

  public Engine engine() {
    return engine;
  }

  @Override
  public void close() {
    engine.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
