package io.zhiyin.admin.words;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.settings.WordSettings;
import io.zhiyin.admin.settings.WordSettings.UnderWay;
import io.zhiyin.admin.settings.WordSettings.Words;
import io.zhiyin.admin.upkeep.Reindex;
import io.zhiyin.admin.upkeep.Revising;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.index.Revision;
import io.zhiyin.index.Revision.Rewritten;
import io.zhiyin.language.Analysis;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Logger;

/**
 * The words in force, and their change while questions and writes go on.
 *
 * <p>The documents of the live generation are copied (files are shared), all texts are cut anew,
 * those documents whose terms differ are written anew, the copy follows the store to its end, and
 * takes the live one's place together with the words that queries are cut by. So no query ever
 * meets documents that were cut by other words, a kill leaves the old or the new, and a failure or
 * a cancelled job nothing at all. One change, preview or rebuild at a time; others wait.
 */
public final class Wording {
  private static final Logger LOG = Logger.getLogger(Wording.class.getName());

  private final WordSettings settings;
  private final Supplier<Analysis> now;
  private final Reindex reindex;
  private final BiFunction<IndexConfig, Analysis, Revision> revisions;
  private final Clock clock;

  /**
   * @param now what the live generation is cut by
   * @param revisions starts a revision of the live generation, to be cut by other words
   */
  public Wording(
      WordSettings settings,
      Supplier<Analysis> now,
      Reindex reindex,
      BiFunction<IndexConfig, Analysis, Revision> revisions,
      Clock clock) {
    this.settings = settings;
    this.now = now;
    this.reindex = reindex;
    this.revisions = revisions;
    this.clock = clock;
  }

  /** What queries are cut by. */
  public Analysis analysis() {
    return now.get();
  }

  public WordSettings settings() {
    return settings;
  }

  /**
   * Brings words into force.
   *
   * @param texts file → its whole text; files that were edited and wait for a start come along
   * @throws io.zhiyin.config.file.InvalidConfig naming all that is wrong with them
   */
  public void apply(Map<String, String> texts, Progress progress) {
    change(() -> settings.with(texts), progress);
  }

  /**
   * Takes the latest change back that was not taken back yet.
   *
   * @throws IllegalArgumentException when none is kept
   */
  public void rollback(Progress progress) {
    change(settings::earlier, progress);
  }

  private void change(Supplier<Words> wanted, Progress progress) {
    revising(
        wanted,
        0,
        progress,
        draft -> {
          swap(draft, progress);
          LOG.info(
              "Words changed: %d of %d products were indexed again"
                  .formatted(draft.rewritten().changed(), draft.rewritten().looked()));
          return draft.words();
        });
  }

  /** The live generation cut by other words, until it is swapped in or forgotten. */
  record Reworded(Words words, Analysis analysis, Revising revising, Rewritten rewritten) {}

  /**
   * Makes a draft and forgets it after it was used. Where no word differs all texts are cut
   * nevertheless, which tells whether the documents are as they should be.
   *
   * @param samples of its rewritten products
   */
  <T> T revising(
      Supplier<Words> wanted, int samples, Progress progress, Function<Reworded, T> use) {
    return reindex.alone(
        () -> {
          Words words = wanted.get();
          progress.phase("read", 0);
          Analysis next = new Analysis(words.config(), analysis().mined());
          next.warm();
          try (Revising revising = reindex.revise(() -> revisions.apply(words.config(), next))) {
            boolean queriesAlone =
                !words.same() && next.fingerprint().equals(analysis().fingerprint());
            Rewritten rewritten =
                queriesAlone ? revising.keep() : revising.rewrite(samples, progress);
            return use.apply(new Reworded(words, next, revising, rewritten));
          }
        },
        progress);
  }

  private void swap(Reworded draft, Progress progress) {
    Revising revising = draft.revising();
    List<UnderWay> begun = new ArrayList<>();
    try {
      revising.swap(
          progress,
          () -> begun.add(settings.begin(draft.words(), revising.number(), clock.instant())),
          () -> begun.getFirst().done());
    } catch (RuntimeException e) {
      if (!revising.isLive()) {
        begun.forEach(UnderWay::abandon);
      }
      throw e;
    }
  }
}
