package io.zhiyin.admin.settings;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Changes of words that came into force while running, newest last, the latest {@value #KEPT}:
 * {@code config/words/000001/} with the texts {@code before/} and {@code after/} it. A folder
 * without {@code done} is a change under way: it has happened when the generation of the index that
 * it names is the live one. Not thread-safe.
 */
final class WordChanges {
  private static final int KEPT = 10;
  private static final String DONE = "done";
  private static final String SAID = "change.properties";
  private static final Pattern NAME = Pattern.compile("\\d{6,}");

  private static final Pattern FILES = Pattern.compile(" ");

  private final Path folder;

  WordChanges(Path dataDir) {
    this.folder = dataDir.resolve("config").resolve("words");
  }

  /**
   * A change.
   *
   * @param generation of the index that has it
   * @param takesBack number of the change that this one takes back; 0: none
   * @param before file → its edited text, empty where the file stood as the directory has it
   * @param after the same files
   */
  record Change(
      int number,
      Instant at,
      int generation,
      int takesBack,
      Map<String, Optional<String>> before,
      Map<String, Optional<String>> after) {}

  /** Keeps a change as under way; durable when this returns. */
  void begin(Change change) {
    Path draft = folder.resolve("draft");
    delete(draft);
    Properties said = new Properties();
    said.setProperty("at", change.at().toString());
    said.setProperty("generation", Integer.toString(change.generation()));
    said.setProperty("takes_back", Integer.toString(change.takesBack()));
    said.setProperty("files", String.join(" ", change.after().keySet()));
    try {
      texts(draft.resolve("before"), change.before());
      texts(draft.resolve("after"), change.after());
      try (Writer out = Files.newBufferedWriter(draft.resolve(SAID))) {
        said.store(out, null);
      }
      sync(draft.resolve(SAID), StandardOpenOption.WRITE);
      Files.move(draft, of(change.number()), ATOMIC_MOVE);
      sync(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void texts(Path to, Map<String, Optional<String>> texts) throws IOException {
    Files.createDirectories(to);
    for (Map.Entry<String, Optional<String>> each : texts.entrySet()) {
      if (each.getValue().isPresent()) {
        Path file = Files.writeString(to.resolve(each.getKey()), each.getValue().get());
        sync(file, StandardOpenOption.WRITE);
      }
    }
  }

  private static void sync(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }

  /** The change has happened and its texts are in force. */
  void done(Change change) {
    try {
      if (change.takesBack() > 0) {
        delete(of(change.takesBack()));
        delete(of(change.number()));
        return;
      }
      Path mark = of(change.number()).resolve(DONE);
      Files.writeString(mark, "");
      sync(of(change.number()), StandardOpenOption.READ);
      List<Integer> all = numbers();
      all.subList(0, Math.max(0, all.size() - KEPT)).forEach(number -> delete(of(number)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The change did not happen. */
  void abandon(Change change) {
    delete(of(change.number()));
  }

  int next() {
    List<Integer> all = numbers();
    return all.isEmpty() ? 1 : all.getLast() + 1;
  }

  /** The change that a crash left under way. */
  Optional<Change> underWay() {
    return newest().filter(number -> !isDone(number)).map(this::read);
  }

  /** The change that came into force last and was not taken back. */
  Optional<Change> latest() {
    return newest().filter(this::isDone).map(this::read);
  }

  private boolean isDone(int number) {
    return Files.exists(of(number).resolve(DONE));
  }

  private Optional<Integer> newest() {
    List<Integer> all = numbers();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** How many changes can be taken back. */
  int kept() {
    return (int) numbers().stream().filter(this::isDone).count();
  }

  private Change read(int number) {
    Path its = of(number);
    Properties said = new Properties();
    try (Reader in = Files.newBufferedReader(its.resolve(SAID))) {
      said.load(in);
      Map<String, Optional<String>> before = new TreeMap<>();
      Map<String, Optional<String>> after = new TreeMap<>();
      for (String file : FILES.splitAsStream(said.getProperty("files", "")).toList()) {
        before.put(file, text(its.resolve("before").resolve(file)));
        after.put(file, text(its.resolve("after").resolve(file)));
      }
      return new Change(
          number,
          Instant.parse(said.getProperty("at", "")),
          Integer.parseInt(said.getProperty("generation", "")),
          Integer.parseInt(said.getProperty("takes_back", "")),
          before,
          after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> text(Path file) throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  private Path of(int number) {
    return folder.resolve(String.format(java.util.Locale.ROOT, "%06d", number));
  }

  private List<Integer> numbers() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(NAME.asMatchPredicate())
          .map(Integer::parseInt)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path gone) {
    if (!Files.exists(gone)) {
      return;
    }
    try (Stream<Path> all = Files.walk(gone)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
