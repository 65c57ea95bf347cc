package io.zhiyin.signals.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.json.Findings;
import io.zhiyin.catalog.json.JsonFields;
import io.zhiyin.catalog.json.JsonFields.TextRule;
import io.zhiyin.catalog.json.JsonText;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads events from JSON: any input gives an {@link Event} or an {@link InvalidInput} that names
 * all its problems.
 *
 * <table>
 *   <caption>Rules. Missing, null and blank are the same: absent.</caption>
 *   <tr><th>field<th>rule
 *   <tr><td>event<td>required: a GA4 name of {@link EventType} or its short name
 *   <tr><td>event_id, user_id, client_id, session_id, query_id<td>text of at most 128 characters; a missing event_id is
 *       made up, so such an event is never a duplicate
 *   <tr><td>timestamp<td>ISO 8601 or seconds since 1970, from 1990 on; absent: now; at most a day ahead of this
 *       machine's clock, and then taken for now
 *   <tr><td>items<td>at most 200, each with item_id (required, a product's id), quantity (1 to 100,000), price, index;
 *       required but for search, view_promotion and select_promotion; item_id may stand alone for one item
 *   <tr><td>search_term<td>text of at most 500 characters, required for search
 *   <tr><td>value<td>number from 0 to 10¹²
 *   <tr><td>currency<td>three letters
 *   <tr><td>rating<td>number from 0 to 100, required for rate
 *   <tr><td>region<td>text of at most 64 characters
 *   <tr><td>consent<td>object of truth values: personalization (without it user and client are not kept) and analytics
 *       (without it the event is not kept at all); absent: as configured
 *   <tr><td>any other<td>passed over
 * </table>
 */
public final class EventReader {
  private static final TextRule ID = TextRule.printable(128);
  private static final TextRule TERM = TextRule.atMost(500);
  private static final TextRule REGION = TextRule.printable(64);
  private static final TextRule CURRENCY =
      new TextRule(3, ", an ISO 4217 code", text -> text.matches("[A-Za-z]{3}"));
  private static final TextRule NAME = TextRule.printable(64);
  private static final int ITEMS = 200;
  private static final long MOST = 1_000_000_000_000L;
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Duration SKEW = Duration.ofDays(1);
  private static final Set<EventType> WITHOUT_ITEMS =
      EnumSet.of(
          EventType.SEARCH,
          EventType.VIEW_ITEM_LIST,
          EventType.VIEW_PROMOTION,
          EventType.SELECT_PROMOTION);

  private final Clock clock;
  private final Supplier<String> ids;
  private final boolean defaultConsent;

  /**
   * Reads with these defaults.
   *
   * @param ids makes up event ids, unique for ever
   */
  public EventReader(Clock clock, Supplier<String> ids, boolean defaultConsent) {
    this.clock = clock;
    this.ids = ids;
    this.defaultConsent = defaultConsent;
  }

  /**
   * Reads one event object.
   *
   * @return empty when its sender does not consent to its being kept
   * @throws InvalidInput naming every problem
   */
  public Optional<Event> read(String json) {
    return read(json, ids);
  }

  /** The same for JSON that was parsed already. */
  public Optional<Event> read(JsonNode json) {
    if (json instanceof ObjectNode object) {
      return read(object, ids);
    }
    throw new InvalidInput(new Problem("", "must be a JSON object", json.toString()));
  }

  /** The same with an id of its own for an event that brings none. */
  Optional<Event> read(String json, Supplier<String> id) {
    Problems problems = new Problems();
    return read(problems.valid(JsonText.object(json, problems)), id);
  }

  Optional<Event> read(ObjectNode object, Supplier<String> id) {
    Problems problems = new Problems();
    Event event = problems.valid(Optional.of(event(object, JsonFields.of(object, problems), id)));
    return analytics(object) ? Optional.of(event) : Optional.empty();
  }

  private static boolean analytics(ObjectNode object) {
    return object.path("consent").path("analytics").asBoolean(true);
  }

  private Event event(ObjectNode object, JsonFields fields, Supplier<String> id) {
    EventType type = type(fields);
    boolean personal = personal(object, fields);
    Shopper shopper = new Shopper(fields.text("user_id", ID), fields.text("client_id", ID));
    String eventId = fields.text("event_id", ID);
    List<EventItem> items = items(fields);
    if (items.isEmpty() && !WITHOUT_ITEMS.contains(type)) {
      fields.report("items", "must hold at least one item for " + type.ga4(), "");
    }
    String term = fields.text("search_term", TERM);
    if (term.isEmpty() && type == EventType.SEARCH) {
      fields.report("search_term", "must be given for search", "");
    }
    var rating = fields.number("rating", 100);
    if (rating.isEmpty() && type == EventType.RATE) {
      fields.report("rating", "must be given for rate", "");
    }
    return new Event(
        eventId.isEmpty() ? id.get() : eventId,
        type,
        time(fields),
        personal ? shopper : Shopper.NOBODY,
        fields.text("session_id", ID),
        fields.text("query_id", ID),
        items,
        term,
        fields.number("value", MOST),
        fields.text("currency", CURRENCY).toUpperCase(Locale.ROOT),
        rating,
        fields.text("region", REGION),
        personal);
  }

  private static EventType type(JsonFields fields) {
    String name = fields.text("event", NAME);
    Optional<EventType> type = EventType.parse(name);
    if (type.isEmpty()) {
      List<String> known = new ArrayList<>();
      for (EventType each : EventType.values()) {
        known.add(each.ga4());
      }
      fields.report("event", "must be one of " + String.join(", ", known), name);
    }
    return type.orElse(EventType.VIEW_ITEM);
  }

  private boolean personal(ObjectNode object, JsonFields fields) {
    var consent = object.path("consent");
    if (consent.isMissingNode() || consent.isNull()) {
      return defaultConsent;
    }
    for (String purpose : List.of("personalization", "analytics")) {
      var given = consent.path(purpose);
      if (!consent.isObject() || !(given.isMissingNode() || given.isNull() || given.isBoolean())) {
        fields.report(
            "consent",
            "must be an object with personalization and analytics, true or false",
            consent.toString());
        return false;
      }
    }
    return consent.path("personalization").asBoolean(defaultConsent);
  }

  private Instant time(JsonFields fields) {
    Instant now = clock.instant();
    Instant time = fields.time("timestamp").orElse(now);
    if (time.isBefore(EARLIEST) || time.isAfter(now.plus(SKEW))) {
      fields.report("timestamp", "must be from 1990 on and at most a day ahead", time.toString());
    }
    return time.isAfter(now) ? now : time;
  }

  private static List<EventItem> items(JsonFields fields) {
    List<EventItem> items = new ArrayList<>(fields.objects("items", ITEMS, EventReader::item));
    if (items.isEmpty() && fields.has("item_id")) {
      items.add(item(fields));
    }
    return items;
  }

  private static EventItem item(JsonFields fields) {
    String id = fields.text("item_id", ID);
    if (id.isEmpty()) {
      fields.report("item_id", "must be given", "");
    }
    OptionalLong quantity = fields.whole("quantity", 100_000);
    OptionalLong index = fields.whole("index", 1_000_000);
    return new EventItem(
        id,
        Math.max(1, (int) quantity.orElse(1)),
        fields.number("price", MOST),
        index.isPresent() ? OptionalInt.of((int) index.getAsLong()) : OptionalInt.empty());
  }

  private static final class Problems implements Findings {
    private static final int MAX = 100;
    private final List<Problem> found = new ArrayList<>();

    @Override
    public void add(String field, String rule, String value) {
      if (!full()) {
        found.add(new Problem(field, rule, value));
      }
    }

    @Override
    public boolean full() {
      return found.size() >= MAX;
    }

    <T> T valid(Optional<T> value) {
      if (!found.isEmpty()) {
        throw new InvalidInput(found);
      }
      return value.orElseThrow();
    }
  }
}
