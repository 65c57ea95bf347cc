package io.zhiyin.admin.settings;

import io.zhiyin.store.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Texts of {@code ranking.yaml} that operators gave a name, to be tried or brought back later; kept
 * in the data directory, at most {@value #MOST}. Thread-safe.
 */
public final class NamedRankings {
  /** How many are kept. */
  public static final int MOST = 100;

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,39}");

  private final Path folder;

  NamedRankings(Path dataDir) {
    this.folder = dataDir.resolve("config").resolve("named");
  }

  /** A text, its name, and when it got that name. */
  public record Named(String name, Instant savedAt, String text) {}

  /** Whether this can be a name: 1 to 40 letters, digits, spaces, dots, hyphens, underscores. */
  public static boolean allows(String name) {
    return NAME.matcher(name).matches();
  }

  /** All, by name. */
  public synchronized List<Named> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .map(NamedRankings::read)
          .sorted(Comparator.comparing(Named::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Optional<Named> get(String name) {
    return all().stream().filter(its -> its.name().equals(name)).findFirst();
  }

  /**
   * Keeps a text under a name, in place of what had that name.
   *
   * @return whether there was room
   */
  public synchronized boolean put(String name, String text) {
    if (get(name).isEmpty() && all().size() >= MOST) {
      return false;
    }
    DurableFile.write(file(name), text);
    return true;
  }

  public synchronized void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return folder.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8) + ".yaml");
  }

  private static Named read(Path file) {
    String encoded = file.getFileName().toString();
    String name =
        URLDecoder.decode(
            encoded.substring(0, encoded.length() - ".yaml".length()), StandardCharsets.UTF_8);
    try {
      return new Named(name, Files.getLastModifiedTime(file).toInstant(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
