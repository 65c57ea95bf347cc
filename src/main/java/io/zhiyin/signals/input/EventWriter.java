package io.zhiyin.signals.input;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;

/** Writes an event as the one line of JSON that {@link EventReader} reads it back from. */
public final class EventWriter {
  private EventWriter() {}

  /** Absent parts are left out. */
  public static String write(Event event) {
    return write(event, true);
  }

  /**
   * The same.
   *
   * @param told whether the consent is written; else whoever reads it decides by their own default
   */
  public static String write(Event event, boolean told) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("event_id", event.eventId());
    object.put("event", event.type().ga4());
    object.put("timestamp", event.time().toString());
    put(object, "user_id", event.shopper().userId());
    put(object, "client_id", event.shopper().clientId());
    put(object, "session_id", event.sessionId());
    put(object, "query_id", event.queryId());
    if (!event.items().isEmpty()) {
      ArrayNode items = object.putArray("items");
      event.items().forEach(item -> items.add(item(item)));
    }
    put(object, "search_term", event.searchTerm());
    event.value().ifPresent(value -> object.put("value", value));
    put(object, "currency", event.currency());
    event.rating().ifPresent(rating -> object.put("rating", rating));
    put(object, "region", event.region());
    if (told) {
      object.putObject("consent").put("personalization", event.personal());
    }
    return object.toString();
  }

  private static ObjectNode item(EventItem item) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("item_id", item.itemId());
    if (item.quantity() != 1) {
      object.put("quantity", item.quantity());
    }
    item.price().ifPresent(price -> object.put("price", price));
    item.index().ifPresent(index -> object.put("index", index));
    return object;
  }

  private static void put(ObjectNode object, String field, String text) {
    if (!text.isEmpty()) {
      object.put(field, text);
    }
  }
}
