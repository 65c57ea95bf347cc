package io.zhiyin.signals.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.catalog.json.Findings;
import io.zhiyin.catalog.json.JsonFields;
import io.zhiyin.catalog.json.JsonFields.TextRule;
import io.zhiyin.catalog.json.JsonText;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.privacy.Consent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of {@link EventReader}, field by field.
 *
 * @param ids makes an id for an event without one
 * @param personal whether an event that says nothing of consent may shape personal answers
 * @param skew how far in the future an event may be
 * @param stored what a shopper said once and for all; it wins over what an event says
 */
record EventFields(
    Clock clock,
    Supplier<String> ids,
    boolean personal,
    Duration skew,
    Function<Shopper, Optional<Consent>> stored) {
  private static final int MAX_ITEMS = 200;
  private static final long MAX_QUANTITY = 100_000;
  private static final long MAX_INDEX = 1_000_000;
  private static final long MAX_NUMBER = 1_000_000_000_000L;
  private static final long MAX_RATING = 100;
  private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

  private static final TextRule ID = TextRule.printable(128);
  private static final TextRule ITEM_ID =
      new TextRule(128, " without control characters and /, not . or ..", ProductReader::isId);
  private static final TextRule NAME = TextRule.atMost(64);
  private static final TextRule SEARCH_TERM = TextRule.atMost(500);
  private static final TextRule REGION = TextRule.printable(64);
  private static final TextRule CURRENCY =
      new TextRule(3, ", an ISO 4217 code", Pattern.compile("[A-Za-z]{3}").asMatchPredicate());

  private static final String NAMES =
      Arrays.stream(EventType.values()).map(EventType::ga4).collect(Collectors.joining(", "));

  /** The event, or that it is withheld; when findings were added it is not to be used. */
  Optional<ReadEvent> read(ObjectNode object, Findings findings) {
    ObjectNode canonical = EventShape.canonical(object);
    if (JsonText.write(canonical, findings).isEmpty()) {
      return Optional.empty();
    }
    JsonFields fields = JsonFields.of(canonical, findings);
    String name = fields.text("event", NAME);
    Optional<EventType> type = EventType.parse(name);
    if (type.isEmpty() && (!fields.has("event") || !name.isEmpty())) {
      fields.report("event", "must be one of " + NAMES, name);
    }
    String id = fields.text("event_id", ID);
    Instant time = time(fields);
    Shopper shopper = new Shopper(fields.text("user_id", ID), fields.text("client_id", ID));
    List<EventItem> items = fields.objects("items", MAX_ITEMS, EventFields::item);
    Optional<Consent> said = stored.apply(shopper);
    Optional<Boolean> own = consent(object, "personalization", findings);
    Optional<Boolean> told = said.map(Consent::personalization).or(() -> own);
    boolean consented = told.orElse(personal);
    boolean kept = consent(object, "analytics", findings).orElse(true);
    Event event =
        new Event(
            id,
            type.orElse(EventType.DISMISS),
            time,
            consented ? shopper : Shopper.NOBODY,
            fields.text("session_id", ID),
            fields.text("query_id", ID),
            items,
            fields.text("search_term", SEARCH_TERM),
            fields.number("value", MAX_NUMBER),
            fields.text("currency", CURRENCY).toUpperCase(Locale.ROOT),
            fields.number("rating", MAX_RATING),
            fields.text("region", REGION),
            consented);
    type.ifPresent(its -> require(its, fields));
    return Optional.of(
        said.map(Consent::analytics).orElse(kept)
            ? new ReadEvent.Accepted(
                id.isEmpty() ? event.named(ids.get()) : event, told.isPresent())
            : new ReadEvent.Withheld());
  }

  private Instant time(JsonFields fields) {
    Instant now = clock.instant();
    Instant time = fields.time("timestamp").orElse(now);
    if (time.isBefore(FIRST) || time.isAfter(now.plus(skew))) {
      fields.report(
          "timestamp",
          "must be from 1990 on and at most " + said(skew) + " in the future",
          time.toString());
    }
    return time.isAfter(now) ? now : time;
  }

  private static String said(Duration time) {
    return time.toHours() > 0 && time.toMinutesPart() == 0 && time.toSecondsPart() == 0
        ? time.toHours() + " hours"
        : time.toSeconds() + " seconds";
  }

  private static void require(EventType type, JsonFields fields) {
    switch (type) {
      case VIEW_ITEM_LIST,
          SELECT_ITEM,
          VIEW_ITEM,
          ADD_TO_CART,
          REMOVE_FROM_CART,
          ADD_TO_WISHLIST,
          PURCHASE,
          REFUND,
          DISMISS ->
          require("items", fields, type);
      case RATE -> {
        require("items", fields, type);
        require("rating", fields, type);
      }
      case SEARCH -> require("search_term", fields, type);
      case BEGIN_CHECKOUT, VIEW_PROMOTION, SELECT_PROMOTION -> {}
    }
  }

  private static void require(String field, JsonFields fields, EventType type) {
    if (!fields.has(field)) {
      fields.report(field, "must be present for " + type.ga4(), "");
    }
  }

  private static EventItem item(JsonFields item) {
    if (!item.has("item_id")) {
      item.report("item_id", "must be present", "");
    }
    OptionalLong quantity = item.whole("quantity", MAX_QUANTITY);
    if (quantity.isPresent() && quantity.getAsLong() == 0) {
      item.report("quantity", "must be at least 1", "0");
    }
    OptionalLong index = item.whole("index", MAX_INDEX);
    return new EventItem(
        item.text("item_id", ITEM_ID),
        (int) quantity.orElse(1),
        item.number("price", MAX_NUMBER),
        index.isPresent() ? OptionalInt.of((int) index.getAsLong()) : OptionalInt.empty());
  }

  private static Optional<Boolean> consent(ObjectNode event, String to, Findings findings) {
    JsonNode consent = event.path("consent");
    if (JsonFields.absent(consent)) {
      return Optional.empty();
    }
    JsonNode given = consent.path(to);
    if (consent.isObject() && JsonFields.absent(given)) {
      return Optional.empty();
    }
    if (!given.isBoolean()) {
      String value = consent.isObject() ? given.toString() : consent.toString();
      findings.add("consent." + to, "must be true or false", value);
    }
    return Optional.of(given.asBoolean());
  }
}
