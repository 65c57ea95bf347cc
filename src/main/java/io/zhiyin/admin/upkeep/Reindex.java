package io.zhiyin.admin.upkeep;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.catalog.ProductChange;
import io.zhiyin.catalog.ProductStore;
import io.zhiyin.index.Documents;
import io.zhiyin.index.Generation;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.Rebuild;
import java.util.List;

/**
 * Builds the index again beside the live one and swaps, while questions and writes go on.
 *
 * <p>The new generation follows the same change feed as the live one, from the first change on, so
 * live writes reach both and the newest wins. The last stretch is applied and checked by the {@link
 * QualityGate} while the feed stands still for a moment; then the generation is swapped in. A
 * product's signals are those of the moment at which it was applied; what drifted since comes from
 * the overlay until it is folded in. Whatever goes wrong before the swap discards the generation.
 */
public final class Reindex {
  /**
   * Products that idf is learned from at most: its standard error at df/N = 1 % is then below 0.05
   * nats.
   */
  private static final int SAMPLE = 50_000;

  /** Stretches of the change feed that the sample is taken from, evenly spread. */
  private static final int STRETCHES = 50;

  private final ProductStore store;
  private final ProductIndex index;
  private final IndexFeed feed;

  public Reindex(ProductStore store, ProductIndex index, IndexFeed feed) {
    this.store = store;
    this.index = index;
    this.feed = feed;
  }

  /**
   * Whether idf was learned from so small a catalogue that the content vectors deserve to be made
   * again.
   */
  public boolean advised() {
    long learnedFrom = index.live().learnedFrom();
    long now = Math.min(store.count(), SAMPLE);
    return now >= 2 * learnedFrom && now > learnedFrom;
  }

  /**
   * Runs to the swap.
   *
   * @throws QualityGate.Refused when the new generation is worse than the live one
   */
  public void run(Progress progress) {
    try (Rebuild rebuild = index.startRebuild()) {
      learn(rebuild, progress);
      progress.phase("index", store.count());
      Documents next = rebuild.documents();
      for (int applied = feed.applyNext(next);
          applied == IndexFeed.BATCH;
          applied = feed.applyNext(next)) {
        progress.advance(applied);
      }
      next.refresh();
      progress.phase("swap", 0);
      feed.swapping(() -> {
        feed.catchUp(next);
        next.refresh();
        new QualityGate(store).check(next, index);
        progress.advance(0);
        rebuild.commit();
      });
    }
  }

  private void learn(Rebuild rebuild, Progress progress) {
    long count = store.count();
    long last = store.lastSequence();
    progress.phase("learn", Math.min(count, SAMPLE));
    int stretches = count <= SAMPLE ? 1 : STRETCHES;
    int limit = (int) Math.min(count, SAMPLE) / stretches;
    for (int i = 0; i < stretches; i++) {
      learn(rebuild, progress, last / stretches * i, limit);
    }
  }

  private void learn(Rebuild rebuild, Progress progress, long after, long limit) {
    long cursor = after;
    long left = limit;
    while (left > 0) {
      List<ProductChange> changes =
          store.changesAfter(cursor, (int) Math.min(left, IndexFeed.BATCH));
      if (changes.isEmpty()) {
        return;
      }
      changes.forEach(change -> change.product().ifPresent(rebuild::learn));
      cursor = changes.getLast().sequence();
      left -= changes.size();
      progress.advance(changes.size());
    }
  }

  /** Makes a kept generation the live one again, brought up to date first. */
  public void activate(int number) {
    feed.swapping(() ->
        index.activate(
            number,
            documents -> {
              feed.catchUp(documents);
              documents.refresh();
            }));
  }

  /**
   * Activates the generation before the live one.
   *
   * @return its number
   * @throws IllegalArgumentException when none is kept
   */
  public int rollback() {
    int previous =
        index.generations().stream()
            .filter(g -> g.state() == Generation.State.PREVIOUS)
            .mapToInt(Generation::number)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no earlier generation is kept"));
    activate(previous);
    return previous;
  }
}
