package io.zhiyin.admin.settings;

import io.zhiyin.store.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Settings edited while running, kept in the data directory: {@code config/FILE} is in force,
 * {@code config/history/FILE.N} are earlier texts, the latest {@value #KEPT} of each file. Durable
 * when a call returns; not thread-safe.
 */
final class ConfigEdits {
  private static final int KEPT = 50;

  private final Path folder;
  private final Path history;

  ConfigEdits(Path dataDir) {
    this.folder = dataDir.resolve("config");
    this.history = folder.resolve("history");
  }

  /** File name → text, sorted by name. */
  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    for (Path file : files(folder)) {
      all.put(file.getFileName().toString(), read(file));
    }
    return all;
  }

  void put(String file, String text) {
    remember(file);
    write(file, text);
  }

  void remove(String file) {
    remember(file);
    try {
      Files.deleteIfExists(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String file, String text) {
    DurableFile.write(folder.resolve(file), text);
  }

  /** How many earlier texts of a file are kept. */
  int versions(String file) {
    return earlier(file).size();
  }

  /** The earlier texts of a file, newest first, each with the moment it was replaced. */
  List<Configuration.Version> history(String file) {
    return earlier(file).reversed().stream()
        .map(path -> new Configuration.Version(number(path), modified(path), read(path)))
        .toList();
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The latest earlier text; an empty one stands for a file that had not been edited. */
  Optional<String> latest(String file) {
    List<Path> earlier = earlier(file);
    return earlier.isEmpty() ? Optional.empty() : Optional.of(read(earlier.getLast()));
  }

  /** Makes the latest earlier text the one in force, and forgets the present one. */
  void takeBack(String file) {
    Path latest = earlier(file).getLast();
    String text = read(latest);
    if (text.isEmpty()) {
      delete(folder.resolve(file));
    } else {
      write(file, text);
    }
    delete(latest);
  }

  /** Puts what is in force now into the history. */
  private void remember(String file) {
    try {
      Files.createDirectories(history);
      List<Path> earlier = earlier(file);
      int next = earlier.isEmpty() ? 1 : number(earlier.getLast()) + 1;
      Path now = folder.resolve(file);
      Files.writeString(
          history.resolve(file + "." + next), Files.exists(now) ? Files.readString(now) : "");
      earlier.stream().limit(Math.max(0, earlier.size() + 1 - KEPT)).forEach(ConfigEdits::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> earlier(String file) {
    Predicate<String> version = Pattern.compile(Pattern.quote(file) + "\\.\\d+").asMatchPredicate();
    return files(history).stream()
        .filter(path -> version.test(path.getFileName().toString()))
        .sorted(Comparator.comparingInt(ConfigEdits::number))
        .toList();
  }

  private static int number(Path version) {
    String name = version.getFileName().toString();
    return Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> !path.toString().endsWith(".draft"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
