package io.zhiyin.signals.robots;

/**
 * What a human can do; 0 bounds nothing.
 *
 * @param viewsPerMinute views and clicks within a minute, >= 0
 * @param viewsPerHour within an hour, >= 0: slower than the minute's bound, but who keeps it up for
 *     an hour does not look
 * @param pieces of one product in one purchase, >= 0
 * @param popularity what one shopper adds to one product's at most, by amount, >= 0; see {@link
 *     io.zhiyin.signals.count.Shares}
 */
public record Human(int viewsPerMinute, int viewsPerHour, int pieces, int popularity) {
  public static final Human DEFAULT = new Human(1_200, 3_600, 20_000, 20);

  /** Everything is human. */
  public static final Human ANY = new Human(0, 0, 0, 0);

  public Human {
    if (viewsPerMinute < 0 || viewsPerHour < 0 || pieces < 0 || popularity < 0) {
      throw new IllegalArgumentException(
          "what a human can do must be >= 0, got %d, %d, %d, %d"
              .formatted(viewsPerMinute, viewsPerHour, pieces, popularity));
    }
  }

  /** As text before there was a bound to popularity, in fingerprints of that time. */
  public String unbounded() {
    return "Human[viewsPerMinute=%d, viewsPerHour=%d, pieces=%d]"
        .formatted(viewsPerMinute, viewsPerHour, pieces);
  }
}
