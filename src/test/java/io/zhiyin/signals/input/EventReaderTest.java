package io.zhiyin.signals.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of the reader's table. Long because each has its case. */
final class EventReaderTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private final AtomicInteger ids = new AtomicInteger();
  private final EventReader reader =
      new EventReader(
          Clock.fixed(NOW, ZoneOffset.UTC), () -> "made-" + ids.incrementAndGet(), true);

  private ReadEvent read(String json) {
    return reader.read(json.replace('\'', '"').getBytes(UTF_8));
  }

  private Event accepted(String json) {
    return assertInstanceOf(ReadEvent.Accepted.class, read(json)).event();
  }

  private List<Problem> problems(String json) {
    return assertInstanceOf(ReadEvent.Rejected.class, read(json)).problems();
  }

  @Test
  void readsEveryFieldOfTheContract() {
    Event event =
        accepted(
            """
            {'event_id':'e1','event':'purchase','timestamp':'2026-04-30T20:00:00+08:00','user_id':7,
             'client_id':'c','session_id':'s','query_id':'q','items':[{'item_id':'茶1','quantity':2,
             'price':9.5,'index':3},{'item_id':4}],'search_term':'普洱','value':19,'currency':'cny',
             'rating':4.5,'region':'云南','consent':{'personalization':true,'analytics':true},
             'unknown':{'a':1}}\
            """);
    assertEquals(
        new Event(
            "e1",
            EventType.PURCHASE,
            Instant.parse("2026-04-30T12:00:00Z"),
            new Shopper("7", "c"),
            "s",
            "q",
            List.of(
                new EventItem("茶1", 2, OptionalDouble.of(9.5), OptionalInt.of(3)),
                EventItem.of("4")),
            "普洱",
            OptionalDouble.of(19),
            "CNY",
            OptionalDouble.of(4.5),
            "云南",
            true),
        event);
    assertEquals(event, accepted(EventWriter.write(event)));
  }

  @Test
  void absentFieldsAreEmptyTheTimeIsNowAndTheIdIsMade() {
    Event event = accepted("{'event':'view','item_id':'a','quantity':3}");
    assertEquals("made-1", event.eventId());
    assertEquals(EventType.VIEW_ITEM, event.type());
    assertEquals(NOW, event.time());
    assertEquals(Shopper.NOBODY, event.shopper());
    assertEquals(
        List.of(new EventItem("a", 3, OptionalDouble.empty(), OptionalInt.empty())), event.items());
    assertTrue(event.personal());
  }

  @ParameterizedTest
  @CsvSource({
    "1777636800, 2026-05-01T12:00:00Z",
    "1777636800.25, 2026-05-01T12:00:00Z",
    "1777600000123, 2026-05-01T01:46:40.123Z",
    "1291191960, 2010-12-01T08:26:00Z",
    "'\"2026-05-02T12:00:00Z\"', 2026-05-01T12:00:00Z",
    "'\"2026-05-01\"', 2026-05-01T00:00:00Z",
  })
  void timesAreSecondsMillisecondsOrIsoAndNeverInTheFuture(String written, Instant expected) {
    String json = "{'event':'view','item_id':'a','timestamp':" + written + "}";
    assertEquals(expected, accepted(json).time());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'2026-05-02T12:00:01Z'",
        "'1989-12-31'",
        "0",
        "-5",
        "1e300",
        "1e999999999",
        "'soon'",
        "true",
        "253402300799000",
        "9e14"
      })
  void otherTimesAreRefused(String written) {
    List<Problem> problems = problems("{'event':'view','item_id':'a','timestamp':" + written + "}");
    assertEquals(1, problems.size(), problems::toString);
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    List<Problem> problems =
        problems(
            """
            {'event':'look','event_id':true,'timestamp':-1,'user_id':'%s','items':[{'quantity':0},
             {'item_id':'a/b','price':-1,'index':1.5},7],'search_term':'%s','value':'1','rating':101,
             'currency':'yuan','region':7,'consent':{'personalization':'no'}}\
            """
                .formatted("u".repeat(129), "s".repeat(501)));
    assertEquals(
        List.of(
            "event",
            "event_id",
            "timestamp",
            "user_id",
            "items[0].item_id",
            "items[0].quantity",
            "items[1].index",
            "items[1].item_id",
            "items[1].price",
            "items[2]",
            "consent.personalization",
            "search_term",
            "value",
            "currency",
            "rating",
            "region"),
        problems.stream().map(Problem::field).toList());
    assertEquals("look", problems.getFirst().value());
  }

  @ParameterizedTest
  @CsvSource({
    "view_item, items",
    "cart, items",
    "buy, items",
    "refund, items",
    "dismiss, items",
    "view_item_list, items",
    "search, search_term"
  })
  void whatATypeNeedsMustBeThere(String type, String field) {
    assertEquals(
        List.of(new Problem(field, "must be present for " + type(type).ga4(), "")),
        problems("{'event':'" + type + "','items':[]}"));
  }

  private static EventType type(String name) {
    return EventType.parse(name).orElseThrow();
  }

  @Test
  void halfACharacterIsRefused() {
    assertEquals("", problems("{'event':'search','search_term':'a\\ud83c'}").getFirst().field());
    assertEquals("🍵", accepted("{'event':'search','search_term':'\\ud83c\\udf75'}").searchTerm());
  }

  @Test
  void aRatingNeedsItsNumber() {
    assertEquals("rating", problems("{'event':'rate','item_id':'a'}").getFirst().field());
    assertEquals(
        OptionalDouble.of(5), accepted("{'event':'rate','item_id':'a','rating':5}").rating());
  }

  @Test
  void twoHundredItemsAreTheMost() {
    String item = "{'item_id':'a'}";
    String most = String.join(",", java.util.Collections.nCopies(200, item));
    assertEquals(200, accepted("{'event':'buy','items':[" + most + "]}").items().size());
    assertEquals(
        "items", problems("{'event':'buy','items':[" + most + "," + item + "]}").get(0).field());
  }

  @Test
  void withoutConsentToPersonalizationOnlyTheSessionStays() {
    Event event =
        accepted(
            """
            {'event':'view','item_id':'a','user_id':'u','client_id':'c','session_id':'s',
             'consent':{'personalization':false}}\
            """);
    assertEquals(Shopper.NOBODY, event.shopper());
    assertEquals("s", event.sessionId());
    assertTrue(!event.personal());
    EventReader refusing = new EventReader(Clock.systemUTC(), () -> "x", false);
    String silent = "{\"event\":\"view\",\"item_id\":\"a\",\"user_id\":\"u\"}";
    String granting = silent.replace("}", ",\"consent\":{\"personalization\":true}}");
    assertEquals(
        List.of("", "u"),
        refusing.readAll(("[" + silent + "," + granting + "]").getBytes(UTF_8)).stream()
            .map(read -> ((ReadEvent.Accepted) read).event().shopper().userId())
            .toList());
  }

  @Test
  void howFarInTheFutureIsConfigured() {
    Instant now = Instant.parse("2026-05-01T12:00:00Z");
    EventReader strict =
        new EventReader(
            Clock.fixed(now, ZoneOffset.UTC),
            () -> "x",
            true,
            Duration.ofMinutes(5),
            shopper -> Optional.empty());
    String event = "{\"event\":\"view\",\"item_id\":\"a\",\"timestamp\":\"2026-05-01T12:%s:00Z\"}";
    ReadEvent near = strict.readAll(event.formatted("04").getBytes(UTF_8)).getFirst();
    assertEquals(now, ((ReadEvent.Accepted) near).event().time());
    ReadEvent far = strict.readAll(event.formatted("06").getBytes(UTF_8)).getFirst();
    assertEquals(
        "must be from 1990 on and at most 300 seconds in the future",
        ((ReadEvent.Rejected) far).problems().getFirst().rule());
  }

  @Test
  void withoutConsentToAnalyticsAnEventIsWithheldButStillChecked() {
    assertEquals(
        new ReadEvent.Withheld(),
        read("{'event':'view','item_id':'a','consent':{'analytics':false}}"));
    assertEquals(
        "items", problems("{'event':'view','consent':{'analytics':false}}").get(0).field());
  }

  @Test
  void aBodyIsOneEventAListOrAnObjectOfEvents() {
    String good = "{\"event\":\"view\",\"item_id\":\"a\"}";
    for (String body : List.of(good, "[" + good + "]", "{\"events\":[" + good + "]}")) {
      List<ReadEvent> read = reader.readAll(body.getBytes(UTF_8));
      assertEquals(1, read.size(), body);
      assertInstanceOf(ReadEvent.Accepted.class, read.getFirst());
    }
    List<ReadEvent> mixed = reader.readAll(("[" + good + ",7,{}," + good + "]").getBytes(UTF_8));
    assertEquals(
        List.of(true, false, false, true),
        mixed.stream().map(ReadEvent.Accepted.class::isInstance).toList());
    assertEquals(List.of(), reader.readAll("[]".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "7",
        "null",
        "\"x\"",
        "[",
        "{\"events\":7}",
        "{\"event\":\"view\"} x",
        "{\"a\":1,\"a\":2}",
        "\u0000",
        "[{\"event\":}]"
      })
  void anotherBodyIsRefusedAsAWhole(String body) {
    assertThrows(InvalidInput.class, () -> reader.readAll(body.getBytes(UTF_8)));
  }

  @Test
  void whatIsSaidBesideTheListIsNotSilentlyLost() {
    String body = "{\"user_id\":\"u\",\"consent\":{\"personalization\":false},\"events\":[]}";
    assertEquals(
        List.of("user_id", "consent"),
        assertThrows(InvalidInput.class, () -> reader.readAll(body.getBytes(UTF_8)))
            .problems()
            .stream()
            .map(Problem::field)
            .toList());
    assertEquals(List.of(), reader.readAll("{\"events\":[],\"sent_by\":\"x\"}".getBytes(UTF_8)));
  }

  @Test
  void bodiesHaveLimits() {
    String many = "[" + "{},".repeat(1_000) + "{}]";
    assertTrue(
        assertThrows(InvalidInput.class, () -> reader.readAll(many.getBytes(UTF_8))).isTooMuch());
    byte[] large = ("[\"" + "x".repeat(EventReader.MAX_BYTES) + "\"]").getBytes(UTF_8);
    assertThrows(InvalidInput.class, () -> reader.readAll(large));
    byte[] gbk =
        "{\"event\":\"search\",\"search_term\":\"茶\"}"
            .getBytes(java.nio.charset.Charset.forName("GBK"));
    assertThrows(InvalidInput.class, () -> reader.readAll(gbk));
    String deep = "{\"event\":" + "[".repeat(5_000);
    assertThrows(InvalidInput.class, () -> reader.readAll(deep.getBytes(UTF_8)));
  }

  /** Any bytes give events, problems or an InvalidInput, never anything else. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomInputGivesAnAnswer(long seed) {
    Random random = new Random(seed);
    String good =
        "[{\"event\":\"buy\",\"timestamp\":1777636800,\"items\":[{\"item_id\":\"a\",\"price\":1.5}],"
            + "\"consent\":{\"analytics\":true}},{\"event\":\"search\",\"search_term\":\"茶\"}]";
    String pool = "{}[]\",:0123456789.eE-+truefalsn \\u\u0000茶\ud83c";
    int answered = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int edits = 1 + random.nextInt(6); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, pool.charAt(random.nextInt(pool.length())));
          default -> text.setCharAt(at, pool.charAt(random.nextInt(pool.length())));
        }
      }
      try {
        answered += reader.readAll(text.toString().getBytes(UTF_8)).size();
      } catch (InvalidInput e) {
        assertTrue(!e.problems().isEmpty(), () -> "seed " + seed + ": " + text);
      }
    }
    assertTrue(answered > 1000, "some were still JSON: " + answered);
  }
}
