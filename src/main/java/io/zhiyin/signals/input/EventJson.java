package io.zhiyin.signals.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;

/** Writes events in the contract's form, so that {@link EventReader} reads the same event back. */
public final class EventJson {
  private EventJson() {}

  public static String write(Event event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("event_id", event.eventId());
    json.put("event", event.type().ga4());
    json.put("timestamp", event.time().toString());
    text(json, "user_id", event.shopper().userId());
    text(json, "client_id", event.shopper().clientId());
    text(json, "session_id", event.sessionId());
    text(json, "query_id", event.queryId());
    for (EventItem item : event.items()) {
      ObjectNode its = json.withArray("items").addObject();
      its.put("item_id", item.itemId());
      its.put("quantity", item.quantity());
      item.price().ifPresent(price -> its.put("price", price));
      item.index().ifPresent(index -> its.put("index", index));
    }
    text(json, "search_term", event.searchTerm());
    event.value().ifPresent(value -> json.put("value", value));
    text(json, "currency", event.currency());
    event.rating().ifPresent(rating -> json.put("rating", rating));
    text(json, "region", event.region());
    json.putObject("consent").put("personalization", event.personal());
    return json.toString();
  }

  private static void text(ObjectNode json, String field, String value) {
    if (!value.isEmpty()) {
      json.put(field, value);
    }
  }
}
