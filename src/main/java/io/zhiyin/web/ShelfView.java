package io.zhiyin.web;

import io.zhiyin.recommend.Shelf;
import java.util.List;

/** A list of products as the contract shows it. */
record ShelfView(
    String queryId,
    double tookMs,
    boolean personalized,
    String strategyUsed,
    List<RankedView> items) {
  static ShelfView of(Shelf shelf, long startedAt) {
    return new ShelfView(
        shelf.queryId(),
        tookMs(startedAt),
        shelf.personalized(),
        shelf.strategyUsed(),
        RankedView.of(shelf.items()));
  }

  /** Milliseconds since a {@link System#nanoTime}, to the microsecond. */
  static double tookMs(long startedAt) {
    return Math.round((System.nanoTime() - startedAt) / 1e3) / 1e3;
  }
}
