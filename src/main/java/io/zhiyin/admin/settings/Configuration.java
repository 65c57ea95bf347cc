package io.zhiyin.admin.settings;

import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.rank.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings in force and their editing: a file's new text is checked together with all others,
 * kept in the data directory, and comes into force at once ({@code ranking.yaml}) or at the next
 * start (all others, which shape the index or the counters). Thread-safe.
 */
public final class Configuration {
  private static final String RANKING = "ranking.yaml";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,60}\\.(?:yaml|txt|tsv)");
  private static final Set<String> SHIPPED =
      Set.of("analysis.yaml", "fields.yaml", "events.yaml", RANKING);

  private final Path directory;
  private final ConfigEdits edits;
  private final NamedRankings named;
  private final IndexConfig started;
  private final Map<String, String> inForce;
  private final WordSettings words;
  private volatile Weights weights;

  private Configuration(Path directory, Path dataDir) {
    this.directory = directory;
    this.edits = new ConfigEdits(dataDir);
    this.named = new NamedRankings(dataDir);
    this.inForce = new ConcurrentHashMap<>(edits.all());
    this.started = ConfigDirectory.read(directory, inForce, TrainingRules::problems);
    this.words =
        new WordSettings(
            this, new WordSettings.Folders(directory, dataDir, edits), inForce, started);
    this.weights = Settings.weights(started.ranking());
  }

  /**
   * Reads the settings.
   *
   * @throws io.zhiyin.config.file.InvalidConfig naming all that is wrong with them
   */
  public static Configuration open(Path dataDir, Path directory) {
    return new Configuration(directory, dataDir);
  }

  /** What index and counters were started with. */
  public IndexConfig started() {
    return started;
  }

  /** The weights in force now. */
  public Weights weights() {
    return weights;
  }

  /**
   * The weights that a text of {@code ranking.yaml} would bring into force.
   *
   * @throws io.zhiyin.config.file.InvalidConfig naming all that is wrong with it
   */
  public synchronized Weights weights(String ranking) {
    return weights(RANKING, Optional.of(ranking));
  }

  /** The files of words, which come into force without a start. */
  public WordSettings words() {
    return words;
  }

  /** Texts of {@code ranking.yaml} with names. */
  public NamedRankings named() {
    return named;
  }

  /**
   * An earlier text of a file.
   *
   * @param replacedAt when another text took its place
   * @param text empty where the file stood as the directory has it
   */
  public record Version(int number, Instant replacedAt, String text) {}

  /** The earlier texts of a file that {@link #undo} goes back through, newest first. */
  public synchronized List<Version> history(String file) {
    return edits.history(file);
  }

  /**
   * One file of settings.
   *
   * @param edited whether its text was edited while running
   * @param inForce {@code now}, or {@code restart} while an edit waits for the next start
   * @param versions earlier texts that {@link #undo} can go back through
   */
  public record Setting(String name, boolean edited, String inForce, int versions) {}

  /** All files, by name. */
  public synchronized List<Setting> settings() {
    Map<String, String> now = edits.all();
    Set<String> names = new TreeSet<>(SHIPPED);
    names.addAll(now.keySet());
    names.addAll(inDirectory());
    return names.stream()
        .map(name ->
            new Setting(name, now.containsKey(name), inForce(name, now), edits.versions(name)))
        .toList();
  }

  private String inForce(String name, Map<String, String> now) {
    boolean same = java.util.Objects.equals(now.get(name), inForce.get(name));
    return same || name.equals(RANKING) ? "now" : "restart";
  }

  /** A file's text; empty when there is no such file. */
  public synchronized Optional<String> text(String file) {
    return NAME.matcher(file).matches()
        ? Optional.ofNullable(edits.all().get(file)).or(() -> ConfigDirectory.text(directory, file))
        : Optional.empty();
  }

  /**
   * Replaces a file's text.
   *
   * @throws io.zhiyin.config.file.InvalidConfig naming all that would be wrong; nothing is changed
   *     then
   */
  public synchronized void put(String file, String text) {
    Weights next = weights(file, Optional.of(text));
    edits.put(file, text);
    weights = next;
  }

  /** Goes back to the file as the directory has it. */
  public synchronized void reset(String file) {
    Weights next = weights(file, Optional.empty());
    edits.remove(file);
    weights = next;
  }

  /**
   * Takes the last change of a file back.
   *
   * @return whether there was one
   */
  public synchronized boolean undo(String file) {
    Optional<String> earlier = edits.latest(file);
    if (earlier.isEmpty()) {
      return false;
    }
    Optional<String> text = earlier.filter(its -> !its.isEmpty());
    Weights next = weights(file, text);
    edits.takeBack(file);
    weights = next;
    return true;
  }

  /** What would be in force if a file had this text, or none of its own. */
  private Weights weights(String file, Optional<String> text) {
    Map<String, String> next = new HashMap<>(edits.all());
    text.ifPresentOrElse(its -> next.put(file, its), () -> next.remove(file));
    return Settings.weights(
        ConfigDirectory.read(directory, next, TrainingRules::problems).ranking());
  }

  private List<String> inDirectory() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString())
          .filter(NAME.asMatchPredicate())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
