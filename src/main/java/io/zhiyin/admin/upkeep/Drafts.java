package io.zhiyin.admin.upkeep;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.models.Model;
import io.zhiyin.catalog.store.ProductStore;
import io.zhiyin.index.Documents;
import io.zhiyin.index.Draft;
import io.zhiyin.index.ProductIndex;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Drafts of generations, one at a time: how they follow the store, wait to be looked at, and take
 * the live generation's place.
 */
public final class Drafts {
  private final ProductStore store;
  private final ProductIndex index;
  private final IndexFeed feed;
  private final Holding holding;
  private final ReentrantLock building = new ReentrantLock();

  public Drafts(ProductStore store, ProductIndex index, IndexFeed feed, Holding holding) {
    this.store = store;
    this.index = index;
    this.feed = feed;
    this.holding = holding;
  }

  ProductStore store() {
    return store;
  }

  ProductIndex index() {
    return index;
  }

  IndexFeed feed() {
    return feed;
  }

  Holding holding() {
    return holding;
  }

  /**
   * Works on a draft; others wait.
   *
   * @throws IllegalStateException when a generation is held, which may be for long
   */
  <T> T alone(Supplier<T> work, Progress progress) {
    progress.phase("wait", 0);
    while (!lockSoon()) {
      holding.refuse();
      progress.advance(0);
    }
    try {
      return work.get();
    } finally {
      building.unlock();
    }
  }

  private boolean lockSoon() {
    try {
      return building.tryLock(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Applies what the store has, but for the last few changes. */
  void takeOver(Documents next, Model model, Progress progress) {
    for (int applied = feed.applyNext(next, model);
        applied == IndexFeed.BATCH;
        applied = feed.applyNext(next, model)) {
      progress.advance(applied);
    }
    next.refresh();
  }

  /**
   * Keeps a draft in step with the store and with the signals until it is released.
   *
   * @param refolds as {@link #swapIn} takes them
   * @throws QualityGate.Refused when the draft is worse than the live generation
   */
  void hold(Draft draft, Model model, long refolds, Progress progress) {
    Documents next = draft.documents();
    takeOver(next, model, progress);
    new QualityGate(store).check(next, index);
    holding.hold(
        new Holding.Held(draft.number(), next, draft.analysis(), model),
        progress,
        () -> {
          feed.passFolds(next, model);
          takeOver(next, model, Progress.SILENT);
          checkErasures(refolds);
        });
  }

  private void checkErasures(long refolds) {
    if (feed.refolds() != refolds) {
      throw erased();
    }
  }

  /**
   * Takes over what a draft lacks of the store, and swaps while the feed stands still.
   *
   * @param refolds those that had been when the draft was begun: documents written before a later
   *     one may carry what an erased shopper did
   * @param swap commits the draft
   * @throws QualityGate.Refused when the draft is worse than the live generation
   */
  void swapIn(Draft draft, Model model, long refolds, Progress progress, Runnable swap) {
    Documents next = draft.documents();
    takeOver(next, model, progress);
    progress.phase("swap", 0);
    feed.swapping(() -> {
      feed.catchUp(next, model);
      next.refresh();
      new QualityGate(store).check(next, index);
      progress.advance(0);
      checkErasures(refolds);
      swap.run();
    });
  }

  static IllegalStateException erased() {
    return new IllegalStateException("a shopper was erased meanwhile: it has to be done again");
  }
}
