package io.zhiyin.signals;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One validated thing a shopper did. Absent texts are empty. Only {@link
 * io.zhiyin.signals.input.EventReader} makes events from input.
 *
 * @param eventId makes it idempotent; never empty (made up at the border when absent)
 * @param personal whether the shopper's consent (given with it, stored, or configured) lets it
 *     shape personal answers
 */
public record Event(
    String eventId,
    EventType type,
    Instant time,
    Shopper shopper,
    String sessionId,
    String queryId,
    List<EventItem> items,
    String searchTerm,
    OptionalDouble value,
    String currency,
    OptionalDouble rating,
    String region,
    boolean personal) {
  public Event {
    items = List.copyOf(items);
  }

  /** The same event under another id. */
  public Event named(String id) {
    return new Event(
        id,
        type,
        time,
        shopper,
        sessionId,
        queryId,
        items,
        searchTerm,
        value,
        currency,
        rating,
        region,
        personal);
  }

  /** The same event at another time. */
  public Event at(Instant other) {
    return new Event(
        eventId,
        type,
        other,
        shopper,
        sessionId,
        queryId,
        items,
        searchTerm,
        value,
        currency,
        rating,
        region,
        personal);
  }
}
