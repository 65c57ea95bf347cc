package io.zhiyin.signals.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventFilesTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private static final String TABLE =
      """
      user\tcountry\titem\ttype\tunix_ts\tsession\tquantity\tprice\tvalue\tclient\tquery
      17850\tUnited Kingdom\t85123A\tbuy\t1291191960\t17850-1\t6\t2.55
      null\t\t22556\trefund\t1291199040\t""\t1\t1.65\t\t
      7\t\tx\trate\t1291199040\t\t\t\t4.5\tc7
      7\t\t\tsearch\t1291199040000\t\t\t\t\t\t红茶
      7\t\tx\tlook\t1291199040

      7\t\tx\tbuy\tyesterday\t\t-1
      """;

  @TempDir private Path folder;

  private final EventFiles files =
      new EventFiles(new EventReader(Clock.fixed(NOW, ZoneOffset.UTC), () -> "made", true));

  private Map<Long, ReadEvent> read(Path file) throws IOException {
    Map<Long, ReadEvent> rows = new TreeMap<>();
    files.read(file, (line, event) -> assertEquals(null, rows.put(line, event)));
    return rows;
  }

  private Map<Long, ReadEvent> stream(String text) throws IOException {
    Map<Long, ReadEvent> rows = new TreeMap<>();
    files.read(new ByteArrayInputStream(text.getBytes(UTF_8)), rows::put);
    return rows;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path packed(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(UTF_8));
    }
    return file;
  }

  private static Event event(Map<Long, ReadEvent> rows, long line) {
    return assertInstanceOf(ReadEvent.Accepted.class, rows.get(line)).event();
  }

  private static List<String> fields(Map<Long, ReadEvent> rows, long line) {
    return assertInstanceOf(ReadEvent.Rejected.class, rows.get(line)).problems().stream()
        .map(Problem::field)
        .toList();
  }

  @Test
  void columnsAreFoundByName() throws IOException {
    Map<Long, ReadEvent> rows = read(file("events.tsv", TABLE));
    Event buy = event(rows, 2);
    assertEquals(EventType.PURCHASE, buy.type());
    assertEquals(new Shopper("17850", ""), buy.shopper());
    assertEquals("17850-1", buy.sessionId());
    assertEquals(Instant.ofEpochSecond(1291191960), buy.time());
    assertEquals("85123A", buy.items().getFirst().itemId());
    assertEquals(6, buy.items().getFirst().quantity());
    assertEquals(OptionalDouble.of(2.55), buy.items().getFirst().price());
    assertEquals(Shopper.NOBODY, event(rows, 3).shopper());
    assertEquals("", event(rows, 3).sessionId());
    assertEquals(OptionalDouble.of(4.5), event(rows, 4).rating());
    assertEquals(new Shopper("7", "c7"), event(rows, 4).shopper());
    assertEquals("红茶", event(rows, 5).searchTerm());
    assertEquals(Instant.ofEpochSecond(1291199040), event(rows, 5).time());
    assertEquals(List.of("event"), fields(rows, 6));
    assertEquals(List.of("timestamp", "items[0].quantity"), fields(rows, 8));
    assertEquals(List.of(2L, 3L, 4L, 5L, 6L, 8L), List.copyOf(rows.keySet()));
  }

  @Test
  void plainInteractionsAreViewsOfNow() throws IOException {
    Map<Long, ReadEvent> rows = read(file("pairs.tsv", "\ufeffuser\titem\r\nu\t1\r\nu\t2"));
    assertEquals(EventType.VIEW_ITEM, event(rows, 2).type());
    assertEquals(NOW, event(rows, 2).time());
    assertEquals("2", event(rows, 3).items().getFirst().itemId());
  }

  @Test
  void aFileReadTwicePackedOrRenamedGivesTheSameIds() throws IOException {
    Map<Long, ReadEvent> rows = read(file("a.tsv", TABLE));
    assertEquals(rows, read(file("a.tsv", TABLE)));
    assertEquals(rows, read(packed("b.tsv.gz", TABLE)));
    assertNotEquals(event(rows, 3).eventId(), event(rows, 4).eventId());
    Map<Long, ReadEvent> other = read(file("c.tsv", TABLE + "8\t\ty\n"));
    assertNotEquals(event(rows, 2).eventId(), event(other, 2).eventId());
  }

  @Test
  void aStreamReadTwiceGivesTheSameIds() throws IOException {
    Map<Long, ReadEvent> rows = stream(TABLE);
    assertEquals(rows, stream(TABLE));
    assertEquals(event(rows, 2).eventId(), event(stream(TABLE + "8\t\ty\n"), 2).eventId());
    assertNotEquals(event(rows, 2).eventId(), event(rows, 3).eventId());
  }

  @Test
  void linesOfJsonAreEvents() throws IOException {
    String lines =
        """
        {"event":"view_item","items":[{"item_id":"a"}],"event_id":"mine"}
          {"event":"view_item","item_id":"a","event_id":" "}
        {"event":"view_item"
        [1]
        {"event":"view_item","item_id":"a","consent":{"analytics":false}}
        """;
    Map<Long, ReadEvent> rows = read(packed("events.jsonl.gz", lines));
    assertEquals("mine", event(rows, 1).eventId());
    assertEquals(":2", event(rows, 2).eventId().substring(32));
    assertEquals(List.of(""), fields(rows, 3));
    assertEquals(List.of(""), fields(rows, 4));
    assertEquals(new ReadEvent.Withheld(), rows.get(5L));
  }

  @Test
  void aLineTooLongOrNotInUtf8IsAProblemOfThatLineOnly() throws IOException {
    Path file = folder.resolve("odd.jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      String good = "{\"event\":\"view\",\"item_id\":\"a\"}\n";
      out.write(good.getBytes(UTF_8));
      out.write(("{\"x\":\"" + "y".repeat(3_000_000) + "\"}\n").getBytes(UTF_8));
      out.write(new byte[] {'{', (byte) 0xff, '}', '\n'});
      out.write(good.getBytes(UTF_8));
    }
    Map<Long, ReadEvent> rows = read(file);
    event(rows, 1);
    assertEquals(List.of(""), fields(rows, 2));
    assertEquals(List.of(""), fields(rows, 3));
    event(rows, 4);
  }

  @Test
  void aTableNeedsItsHeader() throws IOException {
    assertThrows(InvalidInput.class, () -> read(file("x.tsv", "17850\t85123A\tbuy\n")));
    assertThrows(InvalidInput.class, () -> read(file("x.json", "[{\"event\":\"view\"}]")));
    assertEquals(Map.of(), read(file("empty.tsv", "")));
    assertThrows(InvalidInput.class, () -> read(folder.resolve("missing.tsv")));
  }
}
