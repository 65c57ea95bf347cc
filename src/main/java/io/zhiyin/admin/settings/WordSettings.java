package io.zhiyin.admin.settings;

import io.zhiyin.admin.settings.WordChanges.Change;
import io.zhiyin.config.AnalysisConfig;
import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.config.file.WordGroups;
import io.zhiyin.config.file.WordList;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The files of words (lexicon, synonyms, misspellings, stop words, units) that come into force
 * while running, as one change that a crash leaves either undone or done. Thread-safe.
 *
 * <p>A change is kept on disk before the index is swapped; whether it has happened is told by the
 * live generation of the index alone, so that words and documents never disagree. Everything else
 * of {@code analysis.yaml} and {@code fields.yaml}, and what was changed in the configuration's
 * folder itself, waits for the next start.
 */
public final class WordSettings {
  private final Object lock;
  private final Path directory;
  private final ConfigEdits edits;
  private final WordChanges changes;
  private final Map<String, String> texts;
  private volatile IndexConfig inForce;

  /**
   * @param lock guards the edits
   * @param texts the edited texts in force, file → text, of all settings; kept up to date here
   */
  WordSettings(Object lock, Folders folders, Map<String, String> texts, IndexConfig now) {
    this.lock = lock;
    this.directory = folders.directory();
    this.edits = folders.edits();
    this.changes = new WordChanges(folders.dataDir());
    this.texts = texts;
    this.inForce = now;
  }

  /** Where settings are: the configuration's folder, the data directory, and the edits there. */
  record Folders(Path directory, Path dataDir, ConfigEdits edits) {}

  /**
   * Other words.
   *
   * @param config the settings in force with these words in place of theirs
   */
  public record Words(
      IndexConfig config,
      Map<String, Optional<String>> before,
      Map<String, Optional<String>> after,
      int takesBack) {
    /** Whether nothing differs from what is in force. */
    public boolean same() {
      return after.isEmpty();
    }
  }

  /** The settings with the words in force. */
  public IndexConfig inForce() {
    return inForce;
  }

  /** The names of the files, sorted. */
  public List<String> files() {
    return names(inForce);
  }

  private static List<String> names(IndexConfig config) {
    AnalysisConfig its = config.analysis();
    return Stream.concat(
            Stream.of(
                    its.lists().stop(),
                    its.lists().contentStop(),
                    its.lists().lexicon(),
                    its.lists().shopLexicon())
                .map(WordList::file),
            Stream.of(
                    its.rewriting().units(),
                    its.rewriting().synonyms(),
                    its.rewriting().misspellings())
                .map(WordGroups::file))
        .distinct()
        .sorted()
        .toList();
  }

  /** The files whose edited texts wait for the next start or the next change, sorted. */
  public List<String> waiting() {
    synchronized (lock) {
      Map<String, String> now = edits.all();
      return files().stream()
          .filter(file -> !Objects.equals(now.get(file), texts.get(file)))
          .toList();
    }
  }

  /**
   * What would be in force with these texts, and with those that were edited and wait for the next
   * start.
   *
   * @param given file → text
   * @throws io.zhiyin.config.file.InvalidConfig naming all that is wrong with them
   */
  public Words with(Map<String, String> given) {
    synchronized (lock) {
      Map<String, Optional<String>> after = new TreeMap<>();
      Map<String, String> waiting = edits.all();
      for (String file : files()) {
        after.put(file, Optional.ofNullable(given.getOrDefault(file, waiting.get(file))));
      }
      return words(after, 0);
    }
  }

  /**
   * What was in force before the latest change that was not taken back.
   *
   * @throws IllegalArgumentException when no change is kept
   */
  public Words earlier() {
    synchronized (lock) {
      Change latest =
          changes
              .latest()
              .orElseThrow(() -> new IllegalArgumentException("no earlier words are kept"));
      return words(latest.before(), latest.number());
    }
  }

  /** How many changes can be taken back, one after the other. */
  public int kept() {
    synchronized (lock) {
      return changes.kept();
    }
  }

  private Words words(Map<String, Optional<String>> wanted, int takesBack) {
    Map<String, Optional<String>> before = new TreeMap<>();
    Map<String, Optional<String>> after = new TreeMap<>();
    Map<String, String> all = new HashMap<>(texts);
    wanted.forEach((file, text) -> {
      Optional<String> now = Optional.ofNullable(texts.get(file));
      if (!now.equals(text)) {
        before.put(file, now);
        after.put(file, text);
        text.ifPresentOrElse(its -> all.put(file, its), () -> all.remove(file));
      }
    });
    IndexConfig read = ConfigDirectory.read(directory, all);
    if (!names(read).equals(files())) {
      throw new IllegalStateException(
          "analysis.yaml names other files than at the start: the next start reads them");
    }
    return new Words(changed(read, after), before, after, takesBack);
  }

  /** The settings in force with the lists of the changed files alone. */
  private IndexConfig changed(IndexConfig read, Map<String, Optional<String>> files) {
    AnalysisConfig now = inForce.analysis();
    AnalysisConfig next = read.analysis();
    Function<Function<AnalysisConfig, WordList>, WordList> list =
        which -> which.apply(files.containsKey(which.apply(now).file()) ? next : now);
    Function<Function<AnalysisConfig, WordGroups>, WordGroups> groups =
        which -> which.apply(files.containsKey(which.apply(now).file()) ? next : now);
    return new IndexConfig(
        new AnalysisConfig(
            now.traditionalToSimplified(),
            now.englishStemming(),
            new AnalysisConfig.Lists(
                list.apply(its -> its.lists().stop()),
                list.apply(its -> its.lists().contentStop()),
                list.apply(its -> its.lists().lexicon()),
                list.apply(its -> its.lists().shopLexicon()),
                now.lists().minedFrom()),
            new AnalysisConfig.Rewriting(
                now.rewriting().models(),
                groups.apply(its -> its.rewriting().units()),
                groups.apply(its -> its.rewriting().synonyms()),
                groups.apply(its -> its.rewriting().misspellings())),
            now.limits()),
        inForce.fields(),
        inForce.ranking(),
        inForce.events());
  }

  /** A change under way, to be ended by one of its two methods. */
  public final class UnderWay {
    private final Change change;
    private final IndexConfig config;

    private UnderWay(Change change, IndexConfig config) {
      this.change = change;
      this.config = config;
    }

    /** The index was swapped: the texts are those in force. */
    public void done() {
      synchronized (lock) {
        inForce = config;
        settle(edits, changes, change);
        change
            .after()
            .forEach((file, text) ->
                text.ifPresentOrElse(its -> texts.put(file, its), () -> texts.remove(file)));
      }
    }

    /** The index was not swapped. */
    public void abandon() {
      synchronized (lock) {
        changes.abandon(change);
      }
    }
  }

  /**
   * Keeps a change on disk, just before a generation of the index that has its words is swapped in.
   */
  public UnderWay begin(Words words, int generation, Instant now) {
    synchronized (lock) {
      Change change =
          new Change(
              changes.next(), now, generation, words.takesBack(), words.before(), words.after());
      changes.begin(change);
      return new UnderWay(change, words.config());
    }
  }

  private static void settle(ConfigEdits edits, WordChanges changes, Change change) {
    Map<String, String> now = edits.all();
    change
        .after()
        .forEach((file, text) -> {
          if (text.isEmpty() && now.containsKey(file)) {
            edits.remove(file);
          } else if (text.isPresent() && !text.get().equals(now.get(file))) {
            edits.put(file, text.get());
          }
        });
    changes.done(change);
  }

  /**
   * Ends what a crash left under way, before the settings are read.
   *
   * @param live number of the index's live generation
   */
  public static void recover(Path dataDir, Optional<Integer> live) {
    WordChanges changes = new WordChanges(dataDir);
    changes
        .underWay()
        .ifPresent(change -> {
          if (live.isPresent() && live.get() >= change.generation()) {
            settle(new ConfigEdits(dataDir), changes, change);
          } else {
            changes.abandon(change);
          }
        });
  }
}
