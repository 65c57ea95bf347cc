package io.zhiyin.admin.upkeep;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.admin.models.Model;
import io.zhiyin.catalog.ProductStore;
import io.zhiyin.index.Documents;
import io.zhiyin.index.Draft;
import io.zhiyin.index.ProductIndex;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Drafts of generations, one at a time: how they follow the store and take the live generation's
 * place.
 */
final class Drafts {
  private final ProductStore store;
  private final ProductIndex index;
  private final IndexFeed feed;
  private final ReentrantLock building = new ReentrantLock();

  Drafts(ProductStore store, ProductIndex index, IndexFeed feed) {
    this.store = store;
    this.index = index;
    this.feed = feed;
  }

  ProductIndex index() {
    return index;
  }

  IndexFeed feed() {
    return feed;
  }

  /** Works on a draft; others wait. */
  <T> T alone(Supplier<T> work, Progress progress) {
    progress.phase("wait", 0);
    while (!lockSoon()) {
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
      if (feed.refolds() != refolds) {
        throw erased();
      }
      swap.run();
    });
  }

  static IllegalStateException erased() {
    return new IllegalStateException("a shopper was erased meanwhile: it has to be done again");
  }
}
