package io.zhiyin.signals.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.count.Hash64;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Payloads of other trackers, brought into the event form by tables: for each of our fields the
 * places where theirs may stand, the first that is there.
 *
 * <p>Events of names that mean nothing here ({@code page_view}, {@code on_scroll}) are passed over.
 * What is brought over keeps to the rules of {@link EventReader} like any other event.
 */
@SuppressWarnings("ImmutableEnumChecker") // the tables are Map.of and List.of
public enum Dialect {
  /**
   * Google Analytics 4: Measurement Protocol ({@code {client_id, events:[{name, params}]}}) and
   * rows of the BigQuery export ({@code event_name}, {@code event_params}). A session's number is
   * only a client's own, so both are hashed into ours, which tells nobody the client where consent
   * is refused; a purchase is known by its transaction.
   */
  GA4(
      Map.ofEntries(
          Map.entry("event", List.of("/name", "/event_name")),
          Map.entry("event_id", List.of("/params/event_id")),
          Map.entry(
              "micros", List.of("/timestamp_micros", "/event_timestamp", "^/timestamp_micros")),
          Map.entry("user_id", List.of("/user_id", "^/user_id")),
          Map.entry("client_id", List.of("/client_id", "/user_pseudo_id", "^/client_id")),
          Map.entry("session_id", List.of("/params/session_id", "/params/ga_session_id")),
          Map.entry("query_id", List.of("/params/query_id")),
          Map.entry("items", List.of("/params/items", "/items")),
          Map.entry("search_term", List.of("/params/search_term")),
          Map.entry("value", List.of("/params/value")),
          Map.entry("currency", List.of("/params/currency")),
          Map.entry("rating", List.of("/params/rating")),
          Map.entry("region", List.of("/geo/region", "/params/region")),
          Map.entry("consent", List.of("/params/consent"))),
      Map.of("view_search_results", "search")) {
    @Override
    List<JsonNode> each(JsonNode body) {
      return body.path("events").isArray() ? list(body.path("events")) : List.of(body);
    }

    @Override
    void finish(ObjectNode event, JsonNode theirs, JsonNode around) {
      if (event.has("session_id")) {
        String client = event.path("client_id").asText(event.path("user_id").asText());
        long session = Hash64.of(client, event.path("session_id").asText());
        event.put("session_id", "ga4." + Long.toHexString(session));
      }
      String transaction = theirs.at("/params/transaction_id").asText();
      if (event.path("event").asText().equals("purchase") && !transaction.isEmpty()) {
        event.put("event_id", "purchase." + transaction);
      }
      boolean denied =
          around.path("non_personalized_ads").asBoolean()
              || around.at("/consent/ad_personalization").asText().equals("DENIED")
              || theirs.at("/privacy_info/ads_storage").asText().equals("No");
      if (theirs.at("/privacy_info/analytics_storage").asText().equals("No")) {
        event.putObject("consent").put("personalization", false).put("analytics", false);
      } else if (denied) {
        event.putObject("consent").put("personalization", false);
      }
    }
  },

  /**
   * OpenSearch User Behavior Insights: events ({@code action_name}, {@code event_attributes}) and
   * queries ({@code user_query}), which are searches.
   */
  UBI(
      Map.ofEntries(
          Map.entry("event", List.of("/action_name")),
          Map.entry("event_id", List.of("/event_id", "/event_attributes/event_id")),
          Map.entry("timestamp", List.of("/timestamp")),
          Map.entry("user_id", List.of("/user_id", "/event_attributes/user_id")),
          Map.entry("client_id", List.of("/client_id")),
          Map.entry("session_id", List.of("/session_id", "/event_attributes/session_id")),
          Map.entry("query_id", List.of("/query_id")),
          Map.entry(
              "item_id",
              List.of(
                  "/event_attributes/object/object_id",
                  "/event_attributes/object/internal_id",
                  "/object_id")),
          Map.entry("index", List.of("/event_attributes/position/ordinal")),
          Map.entry("quantity", List.of("/event_attributes/quantity")),
          Map.entry("price", List.of("/event_attributes/price")),
          Map.entry("search_term", List.of("/user_query")),
          Map.entry("value", List.of("/event_attributes/value")),
          Map.entry("rating", List.of("/event_attributes/rating")),
          Map.entry("consent", List.of("/consent", "/event_attributes/consent"))),
      Map.ofEntries(
          Map.entry("impression", "view_item_list"),
          Map.entry("product_impression", "view_item_list"),
          Map.entry("item_click", "select_item"),
          Map.entry("product_click", "select_item"),
          Map.entry("result_click", "select_item"),
          Map.entry("product_view", "view_item"),
          Map.entry("item_view", "view_item"),
          Map.entry("product_hover", ""),
          Map.entry("add_to_favorites", "add_to_wishlist"),
          Map.entry("buy_product", "purchase"),
          Map.entry("product_purchase", "purchase"),
          Map.entry("on_search", "search"))) {
    @Override
    List<JsonNode> each(JsonNode body) {
      List<JsonNode> all = new ArrayList<>(list(body.path("queries")));
      all.addAll(list(body.path("events")));
      return body.has("queries") || body.has("events") ? all : List.of(body);
    }

    @Override
    void finish(ObjectNode event, JsonNode theirs, JsonNode around) {
      if (theirs.has("user_query") && !theirs.has("action_name")) {
        event.put("event", "search");
      }
    }
  };

  private final Map<String, List<String>> places;
  private final Map<String, String> names;

  Dialect(Map<String, List<String>> places, Map<String, String> names) {
    this.places = places;
    this.names = names;
  }

  /** The payload's single events. */
  abstract List<JsonNode> each(JsonNode body);

  /** What no table says. */
  abstract void finish(ObjectNode event, JsonNode theirs, JsonNode around);

  /** Events in our form, in the payload's order; an array holds several payloads. */
  List<JsonNode> events(JsonNode payload) {
    List<JsonNode> events = new ArrayList<>();
    for (JsonNode body : payload.isArray() ? list(payload) : List.of(payload)) {
      for (JsonNode theirs : each(body)) {
        event(theirs, body).ifPresent(events::add);
      }
    }
    return events;
  }

  private Optional<JsonNode> event(JsonNode theirs, JsonNode around) {
    if (!(theirs instanceof ObjectNode object)) {
      return Optional.of(theirs);
    }
    ObjectNode plain = plain(object);
    ObjectNode event = object.objectNode();
    places.forEach((field, its) -> first(its, plain, around).ifPresent(v -> event.set(field, v)));
    finish(event, plain, around);
    String name = event.path("event").asText();
    event.put("event", names.getOrDefault(name, name));
    if (event.path("micros").canConvertToExactIntegral() || event.path("micros").isTextual()) {
      time(event);
    }
    event.remove("micros");
    boolean known = EventType.parse(event.path("event").asText()).isPresent();
    return known || !event.path("event").isTextual() || name.isEmpty()
        ? Optional.of(event)
        : Optional.empty();
  }

  private static void time(ObjectNode event) {
    try {
      event.put("timestamp", new BigDecimal(event.path("micros").asText()).movePointLeft(6));
    } catch (NumberFormatException e) {
      event.set("timestamp", event.path("micros"));
    }
  }

  private static Optional<JsonNode> first(List<String> places, JsonNode event, JsonNode around) {
    return places.stream()
        .map(place -> place.startsWith("^") ? around.at(place.substring(1)) : event.at(place))
        .filter(value -> !value.isMissingNode() && !value.isNull())
        .findFirst();
  }

  /** With a BigQuery row's list of parameters as an object. */
  private static ObjectNode plain(ObjectNode event) {
    if (!(event.path("event_params") instanceof ArrayNode listed)) {
      return event;
    }
    ObjectNode plain = event.deepCopy();
    ObjectNode params = plain.putObject("params");
    for (JsonNode param : listed) {
      for (JsonNode value : param.path("value")) {
        if (!value.isNull()) {
          params.set(param.path("key").asText(), value);
        }
      }
    }
    return plain;
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }
}
