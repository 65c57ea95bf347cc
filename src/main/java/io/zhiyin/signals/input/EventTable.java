package io.zhiyin.signals.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The columns of a table of events, found by name in its header: makes a row the event form, with
 * the rules of {@link EventReader}.
 *
 * <p>{@code item} is required; {@code user}, {@code client}, {@code session}, {@code type} (absent:
 * {@code view}), {@code unix_ts} (seconds or milliseconds; absent: now), {@code query} (the words),
 * {@code value} (of {@code rate} rows without {@code rating}: the rating), {@code rating}, {@code
 * quantity}, {@code price}, {@code event_id} may be there. Other columns are passed over.
 */
final class EventTable {
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("user", "user_id"),
          Map.entry("client", "client_id"),
          Map.entry("session", "session_id"),
          Map.entry("item", "item_id"),
          Map.entry("type", "event"),
          Map.entry("unix_ts", "timestamp"),
          Map.entry("query", "search_term"),
          Map.entry("value", "value"),
          Map.entry("rating", "rating"),
          Map.entry("quantity", "quantity"),
          Map.entry("price", "price"),
          Map.entry("event_id", "event_id"));

  private static final List<String> NUMBERS =
      List.of("timestamp", "value", "rating", "quantity", "price");

  /** What is written as a number here and read as one: others stay text and break their rule. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  private final List<String> fields;

  private EventTable(List<String> fields) {
    this.fields = fields;
  }

  /**
   * Reads a header.
   *
   * @throws InvalidInput when there is no column {@code item}
   */
  static EventTable of(String header) {
    List<String> names = List.of(header.split("\t", -1));
    if (!names.contains("item")) {
      throw new InvalidInput(
          new Problem(
              "", "must start with a header of tab-separated names, item among them", header));
    }
    return new EventTable(names.stream().map(name -> FIELDS.getOrDefault(name, "")).toList());
  }

  /** One row; absent are columns that are missing, empty, {@code null} or {@code ""}. */
  ObjectNode event(String row) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    int from = 0;
    for (String field : fields) {
      if (from > row.length()) {
        break;
      }
      int tab = row.indexOf('\t', from);
      int to = tab < 0 ? row.length() : tab;
      put(event, field, row.substring(from, to).strip());
      from = to + 1;
    }
    if (!event.has("event")) {
      event.put("event", "view");
    }
    if (event.path("event").asText().equals("rate") && !event.has("rating")) {
      event.set("rating", event.remove("value"));
    }
    return event;
  }

  private static void put(ObjectNode event, String field, String value) {
    if (field.isEmpty() || value.isEmpty() || value.equals("null") || value.equals("\"\"")) {
      return;
    }
    if (NUMBERS.contains(field) && NUMBER.matcher(value).matches()) {
      event.put(field, new java.math.BigDecimal(value));
    } else {
      event.put(field, value);
    }
  }
}
