package io.zhiyin.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.signals.Event;
import java.time.Duration;
import java.time.Instant;

/**
 * Moves the demo shop's story to the present by whole days, so that it ends at most a day ago and
 * evenings stay evenings: what is popular and new is measured from today.
 *
 * @param by >= 0
 */
public record Moved(Duration by) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** So that the story ends in the last 24 hours before {@code now}. */
  public static Moved to(Instant now) {
    return new Moved(Duration.ofDays(Math.max(0, Duration.between(DemoShop.END, now).toDays())));
  }

  public Event event(Event event) {
    return event.at(event.time().plus(by));
  }

  /** A product as JSON, with its {@code created_at} moved. */
  public String product(String json) {
    try {
      ObjectNode product = (ObjectNode) JSON.readTree(json);
      Instant created = Instant.parse(product.path("created_at").asText());
      return product.put("created_at", created.plus(by).toString()).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
