package io.zhiyin.admin.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zhiyin.learn.data.SparseMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of models, {@code model-000001/…}, and the one that serves. Thread-safe.
 *
 * <p>A folder counts once its manifest is there, which is written last and whole; which model
 * serves is what the live generation of the index says, so that documents and model never differ.
 * The newest {@value #KEPT} are kept, and the one that serves.
 */
public final class Models {
  private static final Logger LOG = Logger.getLogger(Models.class.getName());
  private static final Pattern NAME = Pattern.compile("model-(\\d{6,})");
  private static final String MANIFEST = "manifest.json";
  private static final int KEPT = 5;
  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final Path root;
  private volatile Model serving = Model.NONE;

  /** Opens; what was never whole is deleted, and what knows of fewer erasures than the log. */
  public Models(Path root, long erasures) {
    this.root = root;
    for (int number : numbers()) {
      boolean trusted = manifest(number).map(m -> m.privacy().erasures() == erasures).orElse(false);
      if (!trusted) {
        LOG.warning("Model " + number + " is unfinished or older than an erasure, and is deleted");
        delete(number);
      }
    }
  }

  public Model serving() {
    return serving;
  }

  /** Lets a model serve, once the documents carry it. */
  public synchronized void serve(Model model) {
    serving = model;
    numbers().stream().skip(KEPT).filter(number -> number != model.number()).forEach(this::delete);
  }

  /** All models, newest first. */
  public synchronized List<Manifest> list() {
    List<Manifest> all = new ArrayList<>();
    numbers().forEach(number -> manifest(number).ifPresent(all::add));
    return all;
  }

  /** A model by its number, 0 being {@link Model#NONE}; empty when it is not kept or is damaged. */
  public synchronized Optional<Model> open(int number) {
    if (number == 0) {
      return Optional.of(Model.NONE);
    }
    if (number == serving.number()) {
      return Optional.of(serving);
    }
    return manifest(number).flatMap(this::open);
  }

  private Optional<Model> open(Manifest manifest) {
    Manifest.Content content = manifest.content();
    Path file = folder(manifest.number()).resolve(content.file());
    try {
      return Optional.of(new Model(manifest, StrengthsFile.open(file, content.checksum())));
    } catch (IOException e) {
      LOG.log(Level.WARNING, e, () -> "Model " + manifest.number() + " is of no use");
      return Optional.empty();
    }
  }

  /** The number of the next model. */
  public synchronized int next() {
    return numbers().stream().findFirst().orElse(0) + 1;
  }

  /**
   * Keeps a model; durable when it returns.
   *
   * @param manifest whose content is yet to be said
   * @param ids ascending, by row and column
   * @param strengths by product offered
   */
  public synchronized Model keep(Manifest manifest, List<String> ids, SparseMatrix strengths) {
    Compact compact = Compact.of(ids, strengths);
    Path folder = folder(manifest.number());
    String file = "strengths-" + manifest.privacy().erasures() + ".bin";
    try {
      Files.createDirectories(folder);
      long checksum = StrengthsFile.write(folder.resolve(file), compact.ids(), compact.strengths());
      Manifest whole =
          manifest.with(
              manifest.privacy(), new Manifest.Content(file, strengths.entries(), checksum));
      Path draft = folder.resolve(MANIFEST + ".new");
      Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(whole));
      force(draft, StandardOpenOption.WRITE);
      Files.move(
          draft,
          folder.resolve(MANIFEST),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      force(folder, StandardOpenOption.READ);
      force(root, StandardOpenOption.READ);
      return new Model(whole, StrengthsFile.open(folder.resolve(file), checksum));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes a shopper out: every strength from or to a product that the shopper touched leaves the
   * serving model, since each may hold a part of what the shopper did, and all other models are
   * deleted. The next training learns them again from what is left.
   *
   * @param touched product ids
   * @param erasures of the log now
   * @return products whose documents are to be written again
   */
  public synchronized Set<String> withdraw(Set<String> touched, long erasures) {
    Model old = serving;
    numbers().stream().filter(number -> number != old.number()).forEach(this::delete);
    if (old.number() == 0) {
      return Set.of();
    }
    Manifest.Privacy privacy = old.manifest().privacy();
    Set<String> known = new HashSet<>(old.products());
    known.retainAll(touched);
    Manifest next =
        old.manifest()
            .with(
                new Manifest.Privacy(
                    privacy.minShoppers(), erasures, privacy.withdrawn() + known.size()),
                Manifest.NONE.content());
    serving = keep(next, old.products(), old.without(known));
    remove(folder(old.number()).resolve(old.manifest().content().file()));
    return old.touching(known);
  }

  /** Without products that have no strength: nothing is kept of what few shoppers did. */
  private record Compact(List<String> ids, SparseMatrix strengths) {
    static Compact of(List<String> ids, SparseMatrix strengths) {
      boolean[] used = new boolean[ids.size()];
      for (int row = 0; row < used.length; row++) {
        for (int at = strengths.start(row); at < strengths.end(row); at++) {
          used[row] = true;
          used[strengths.column(at)] = true;
        }
      }
      int[] place = new int[used.length];
      List<String> kept = new ArrayList<>();
      int[] ends = new int[used.length + 1];
      for (int row = 0; row < used.length; row++) {
        place[row] = kept.size();
        if (used[row]) {
          kept.add(ids.get(row));
          ends[kept.size()] = strengths.end(row);
        }
      }
      int[] columns = new int[strengths.entries()];
      float[] values = new float[columns.length];
      for (int at = 0; at < columns.length; at++) {
        columns[at] = place[strengths.column(at)];
        values[at] = strengths.value(at);
      }
      int[] starts = Arrays.copyOf(ends, kept.size() + 1);
      return new Compact(List.copyOf(kept), new SparseMatrix(kept.size(), starts, columns, values));
    }
  }

  private Optional<Manifest> manifest(int number) {
    Path file = folder(number).resolve(MANIFEST);
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), Manifest.class))
          : Optional.empty();
    } catch (IOException e) {
      LOG.log(Level.WARNING, e, () -> "The manifest of model " + number + " cannot be read");
      return Optional.empty();
    }
  }

  private Path folder(int number) {
    return root.resolve(String.format(java.util.Locale.ROOT, "model-%06d", number));
  }

  /** Newest first. */
  private List<Integer> numbers() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
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

  private void delete(int number) {
    remove(folder(number).resolve(MANIFEST));
    try (Stream<Path> entries = Files.walk(folder(number))) {
      entries.sorted(Comparator.reverseOrder()).forEach(Models::remove);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void force(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }
}
