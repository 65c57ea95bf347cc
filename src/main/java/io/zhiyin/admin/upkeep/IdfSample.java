package io.zhiyin.admin.upkeep;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.catalog.store.ProductChange;
import io.zhiyin.catalog.store.ProductStore;
import io.zhiyin.index.Rebuild;
import java.util.List;

/** The products that a new generation's idf is frozen from. */
record IdfSample(ProductStore store) {
  /** At most so many: the standard error of idf at df/N = 1 % is then below 0.05 nats. */
  static final int MOST = 50_000;

  /** Stretches of the change feed that the sample is taken from, evenly spread. */
  private static final int STRETCHES = 50;

  void learn(Rebuild rebuild, Progress progress) {
    long count = store.count();
    long last = store.lastSequence();
    progress.phase("learn", Math.min(count, MOST));
    int stretches = count <= MOST ? 1 : STRETCHES;
    int limit = (int) Math.min(count, MOST) / stretches;
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
}
