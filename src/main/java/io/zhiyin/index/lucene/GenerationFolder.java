package io.zhiyin.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of generations: {@code gen-000001/…} and a file {@code live} that names the one in
 * force.
 *
 * <p>The name is replaced atomically and synced, so that a crash leaves either the old or the new
 * one. A generation's folder counts once its {@code manifest.properties} says complete; others are
 * what a crash left and are deleted.
 */
final class GenerationFolder {
  private static final Pattern NAME = Pattern.compile("gen-(\\d{6,})");

  private final Path root;

  GenerationFolder(Path root) {
    this.root = root;
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path of(int number) {
    return root.resolve(String.format(java.util.Locale.ROOT, "gen-%06d", number));
  }

  /** All numbers that have a folder, newest first. */
  List<Integer> numbers() {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .map(entry -> NAME.matcher(String.valueOf(entry.getFileName())))
          .filter(java.util.regex.Matcher::matches)
          .map(name -> Integer.parseInt(name.group(1)))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int next() {
    return numbers().stream().findFirst().orElse(0) + 1;
  }

  /** The generation in force; empty when none is named, or nothing that could be a name. */
  Optional<Integer> live() {
    Path file = root.resolve("live");
    try {
      return Files.exists(file)
          ? Optional.of(Integer.parseInt(Files.readString(file).strip()))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void makeLive(int number) {
    Path next = root.resolve("live.next");
    try {
      Files.writeString(next, number + "\n");
      sync(next, StandardOpenOption.WRITE);
      Files.move(
          next,
          root.resolve("live"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      sync(root, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sync(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }

  /** Deletes a generation with all that is in it; nothing happens when it does not exist. */
  void delete(int number) {
    Path folder = of(number);
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
