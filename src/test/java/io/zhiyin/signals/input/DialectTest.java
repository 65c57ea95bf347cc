package io.zhiyin.signals.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What other trackers send is read as they mean it. */
final class DialectTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private final EventReader reader =
      new EventReader(Clock.fixed(NOW, ZoneOffset.UTC), () -> "made", true);

  private List<ReadEvent> read(Dialect dialect, String body) {
    return reader.readAll(body.getBytes(StandardCharsets.UTF_8), dialect);
  }

  private Event event(ReadEvent read) {
    return ((ReadEvent.Accepted) read).event();
  }

  @Test
  void aMeasurementProtocolPayload() {
    List<ReadEvent> read =
        read(
            Dialect.GA4,
            """
            {"client_id":"12.34","user_id":"anna","timestamp_micros":"1780000000123456","events":[
              {"name":"page_view","params":{"page_location":"https://shop"}},
              {"name":"view_item","params":{"ga_session_id":99,"query_id":"q",
                "items":[{"item_id":"SKU_1","item_name":"帐篷","price":399.5,"index":2}]}},
              {"name":"purchase","params":{"transaction_id":"T1","currency":"cny","value":799,
                "items":[{"item_id":"SKU_1","quantity":2}]}},
              {"name":"view_search_results","params":{"search_term":"帐篷"}},
              {"name":"view_item","params":{}}]}
            """);
    assertEquals(4, read.size());
    Event view = event(read.get(0));
    assertEquals(EventType.VIEW_ITEM, view.type());
    assertEquals(new Shopper("anna", "12.34"), view.shopper());
    assertEquals(Instant.parse("2026-05-28T20:26:40.123Z"), view.time());
    assertTrue(view.sessionId().startsWith("ga4.") && !view.sessionId().contains("12.34"));
    assertEquals(view.sessionId(), event(read.get(0)).sessionId());
    assertEquals("q", view.queryId());
    assertEquals("SKU_1", view.items().getFirst().itemId());
    assertEquals(OptionalInt.of(2), view.items().getFirst().index());
    Event purchase = event(read.get(1));
    assertEquals("purchase.T1", purchase.eventId());
    assertEquals(2, purchase.items().getFirst().quantity());
    assertEquals("CNY", purchase.currency());
    assertEquals(EventType.SEARCH, event(read.get(2)).type());
    assertEquals("items", ((ReadEvent.Rejected) read.get(3)).problems().getFirst().field());
  }

  @Test
  void aBigQueryRowAndADeniedConsent() {
    Event row =
        event(
            read(
                    Dialect.GA4,
                    """
                    [{"event_name":"add_to_cart","event_timestamp":1780000000000000,
                      "user_pseudo_id":"77.88","geo":{"region":"上海"},
                      "event_params":[{"key":"ga_session_id","value":{"int_value":5}},
                        {"key":"value","value":{"string_value":null,"double_value":12.5}}],
                      "items":[{"item_id":"a"},{"item_id":"b"}]}]
                    """)
                .getFirst());
    assertEquals(EventType.ADD_TO_CART, row.type());
    assertTrue(row.sessionId().startsWith("ga4.") && !row.sessionId().contains("77.88"));
    assertEquals("上海", row.region());
    assertEquals(12.5, row.value().orElseThrow());
    assertEquals(2, row.items().size());
    Event denied =
        event(
            read(
                    Dialect.GA4,
                    """
                    {"client_id":"1","consent":{"ad_personalization":"DENIED"},
                     "events":[{"name":"view_item","params":{"items":[{"item_id":"a"}]}}]}
                    """)
                .getFirst());
    assertFalse(denied.personal());
    assertEquals(Shopper.NOBODY, denied.shopper());
    for (String said :
        List.of(
            "\"event_params\":[{\"key\":\"ga_session_id\",\"value\":{\"int_value\":5}}],"
                + "\"privacy_info\":{\"ads_storage\":\"No\"}",
            "\"params\":{\"session_id\":5,\"consent\":{\"personalization\":false}}")) {
      Event refused =
          event(
              read(
                      Dialect.GA4,
                      "{\"event_name\":\"view_item\",\"user_pseudo_id\":\"77.88\","
                          + "\"items\":[{\"item_id\":\"a\"}],"
                          + said
                          + "}")
                  .getFirst());
      assertEquals(Shopper.NOBODY, refused.shopper(), said);
      assertFalse(refused.sessionId().isEmpty() || refused.sessionId().contains("77.88"), said);
    }
    assertInstanceOf(
        ReadEvent.Withheld.class,
        read(
                Dialect.GA4,
                "{\"event_name\":\"view_item\",\"items\":[{\"item_id\":\"a\"}],"
                    + "\"privacy_info\":{\"analytics_storage\":\"No\"}}")
            .getFirst());
    assertInstanceOf(
        ReadEvent.Withheld.class,
        read(
                Dialect.UBI,
                "{\"action_name\":\"product_view\",\"event_attributes\":{\"object\":"
                    + "{\"object_id\":\"a\"},\"consent\":{\"analytics\":false}}}")
            .getFirst());
  }

  @Test
  void behaviourInsights() {
    List<ReadEvent> read =
        read(
            Dialect.UBI,
            """
            {"queries":[{"query_id":"q1","client_id":"c","user_query":"睡袋","timestamp":"2026-05-01T00:00:00Z"}],
             "events":[
              {"action_name":"on_scroll","client_id":"c"},
              {"action_name":"item_click","query_id":"q1","client_id":"c","session_id":"s",
               "timestamp":1777593600000,"event_attributes":{"object":{"object_id":"bag","object_id_field":"id"},
               "position":{"ordinal":3}}},
              {"action_name":"impression","client_id":"c"}]}
            """);
    assertEquals(3, read.size());
    assertEquals("睡袋", event(read.get(0)).searchTerm());
    Event click = event(read.get(1));
    assertEquals(EventType.SELECT_ITEM, click.type());
    assertEquals("bag", click.items().getFirst().itemId());
    assertEquals(OptionalInt.of(3), click.items().getFirst().index());
    assertEquals(Instant.parse("2026-05-01T00:00:00Z"), click.time());
    assertEquals("items", ((ReadEvent.Rejected) read.get(2)).problems().getFirst().field());
  }

  @Test
  void whatIsNoPayloadIsSaid() {
    for (Dialect dialect : Dialect.values()) {
      assertThrows(InvalidInput.class, () -> read(dialect, "7"));
      assertThrows(InvalidInput.class, () -> read(dialect, "{"));
      assertEquals(1, read(dialect, "[7]").size());
      assertEquals(1, read(dialect, "{}").size());
    }
    assertThrows(InvalidInput.class, () -> read(Dialect.GA4, "[" + "7,".repeat(1000) + "7]"));
  }
}
