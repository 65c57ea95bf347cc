package io.zhiyin.signals.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.json.JsonFields;
import java.util.List;

/** Brings the forms in which senders write an event into the one that has the rules. */
final class EventShape {
  private static final List<String> IDS =
      List.of("event_id", "user_id", "client_id", "session_id", "query_id");
  private static final List<String> ITEM = List.of("item_id", "quantity", "price", "index");

  /** As seconds this is the year 5138; as milliseconds it is 1973. */
  private static final double MILLISECONDS = 1e11;

  /** As milliseconds this is the year 33658: no time of any kind, and not worth dividing. */
  private static final double TOO_LATE = 1e15;

  private EventShape() {}

  /** A copy with ids as text, one item as a list, and time in seconds; the rest as it came. */
  static ObjectNode canonical(ObjectNode event) {
    ObjectNode canonical = event.objectNode();
    canonical.setAll(event);
    IDS.forEach(id -> asText(canonical, id));
    JsonNode time = event.path("timestamp");
    if (time.isNumber() && time.asDouble() >= MILLISECONDS && time.asDouble() < TOO_LATE) {
      canonical.put("timestamp", time.decimalValue().movePointLeft(3));
    }
    if (JsonFields.absent(event.path("items"))) {
      canonical.remove("items");
      if (!JsonFields.absent(event.path("item_id"))) {
        ObjectNode item = canonical.putArray("items").addObject();
        ITEM.stream().filter(event::has).forEach(field -> item.set(field, event.get(field)));
        asText(item, "item_id");
      }
    } else if (event.path("items") instanceof ArrayNode items) {
      ArrayNode copies = canonical.putArray("items");
      items.forEach(item -> copies.add(item instanceof ObjectNode object ? item(object) : item));
      if (copies.isEmpty()) {
        canonical.remove("items");
      }
    }
    return canonical;
  }

  private static ObjectNode item(ObjectNode item) {
    ObjectNode copy = item.objectNode();
    copy.setAll(item);
    asText(copy, "item_id");
    return copy;
  }

  private static void asText(ObjectNode object, String field) {
    if (object.path(field).isIntegralNumber()) {
      object.put(field, object.path(field).asText());
    }
  }
}
