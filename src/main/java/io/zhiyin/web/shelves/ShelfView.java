package io.zhiyin.web.shelves;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhiyin.rank.Ranked;
import io.zhiyin.recommend.Shelf;
import io.zhiyin.recommend.ShelfOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A list of products as the contract shows it. */
public record ShelfView(
    String queryId,
    double tookMs,
    boolean personalized,
    String strategyUsed,
    List<RankedView> items,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor) {
  /**
   * A shelf as it is answered.
   *
   * @param asked with what; a full shelf may go on behind its cursor
   */
  public static ShelfView of(Shelf shelf, ShelfOptions asked, long startedAt) {
    Set<String> shown = new HashSet<>(asked.exclude());
    shelf.items().stream().map(Ranked::id).forEach(shown::add);
    boolean full = shelf.items().size() == asked.limit();
    return new ShelfView(
        shelf.queryId(),
        tookMs(startedAt),
        shelf.personalized(),
        shelf.strategyUsed(),
        RankedView.of(shelf.items()),
        full ? ShelfCursor.of(shown) : Optional.empty());
  }

  /** Milliseconds since a {@link System#nanoTime}, to the microsecond. */
  public static double tookMs(long startedAt) {
    return Math.round((System.nanoTime() - startedAt) / 1e3) / 1e3;
  }
}
