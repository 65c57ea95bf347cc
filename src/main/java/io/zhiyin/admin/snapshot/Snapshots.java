package io.zhiyin.admin.snapshot;

import io.zhiyin.catalog.store.ProductStore;
import io.zhiyin.signals.log.EventLog;
import io.zhiyin.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Copies of the store, made while it serves: a folder each below {@code snapshots}, named by its
 * time.
 *
 * <p>A snapshot is the whole of one moment. The index is not in it: it is a view, and made from the
 * store again. A folder counts once it has its name; what a crash left half-made begins with a dot
 * and is deleted by the next snapshot. Making one costs a copy of the file and holds nobody up.
 */
public final class Snapshots {
  static final String STORE = "store.db";
  private static final String FACTS = "snapshot.properties";

  private final Path folder;
  private final Database database;
  private final ProductStore products;
  private final EventLog events;
  private final Clock clock;

  /** Below a folder, which need not exist. */
  public Snapshots(
      Path folder, Database database, ProductStore products, EventLog events, Clock clock) {
    this.folder = folder;
    this.database = database;
    this.products = products;
    this.events = events;
    this.clock = clock;
  }

  /**
   * One snapshot.
   *
   * @param products and events in it, as counted when it was begun
   */
  public record Snapshot(String id, Instant createdAt, long products, long events, long bytes) {}

  /** Makes a snapshot; it is on disk when this returns. */
  public synchronized Snapshot create() {
    try {
      Files.createDirectories(folder);
      deleteHalfMade();
      Instant now = clock.instant();
      String id = free(now.toString().replaceAll("[-:.]", ""));
      Path making = folder.resolve("." + id);
      Files.createDirectories(making);
      Properties facts = new Properties();
      facts.setProperty("created_at", now.toString());
      facts.setProperty("products", Long.toString(products.count()));
      facts.setProperty("events", Long.toString(events.count()));
      database.copyTo(making.resolve(STORE));
      try (var out = Files.newBufferedWriter(making.resolve(FACTS))) {
        facts.store(out, null);
      }
      Files.move(making, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
      return get(id).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String free(String id) {
    String free = id;
    for (int i = 2; Files.exists(folder.resolve(free)); i++) {
      free = id + "-" + i;
    }
    return free;
  }

  /** All, newest first. */
  public List<Snapshot> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .map(path -> get(String.valueOf(path.getFileName())))
          .flatMap(Optional::stream)
          .sorted(Comparator.comparing(Snapshot::createdAt).thenComparing(Snapshot::id).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One by its id; empty when there is none. */
  public Optional<Snapshot> get(String id) {
    Path facts = folder.resolve(id).resolve(FACTS);
    if (!id.matches("[0-9A-Za-z][0-9A-Za-z-]*") || !Files.exists(facts)) {
      return Optional.empty();
    }
    try (var in = Files.newBufferedReader(facts)) {
      Properties its = new Properties();
      its.load(in);
      return Optional.of(
          new Snapshot(
              id,
              Instant.parse(its.getProperty("created_at", "")),
              Long.parseLong(its.getProperty("products", "0")),
              Long.parseLong(its.getProperty("events", "0")),
              Files.size(file(id))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file(String id) {
    return folder.resolve(id).resolve(STORE);
  }

  private void deleteHalfMade() throws IOException {
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path half : folders.filter(p -> p.getFileName().toString().startsWith(".")).toList()) {
        delete(half);
      }
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
