package io.zhiyin.signals;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** Plain events for tests: consented to, and without what most events lack. */
public final class Events {
  private Events() {}

  public static Event of(
      String id,
      EventType type,
      Instant time,
      Shopper shopper,
      String session,
      List<EventItem> items) {
    return new Event(
        id,
        type,
        time,
        shopper,
        session,
        "",
        items,
        "",
        OptionalDouble.empty(),
        "",
        OptionalDouble.empty(),
        "",
        true);
  }
}
