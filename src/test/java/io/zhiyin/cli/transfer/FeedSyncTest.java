package io.zhiyin.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.zhiyin.catalog.files.ColumnMapping;
import io.zhiyin.cli.owner.RestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full feed against a store that knows ids alone. */
final class FeedSyncTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private final Set<String> stored = new ConcurrentSkipListSet<>();
  private HttpServer server;

  FeedSyncTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void serve() {
    server.createContext("/v1/products/_bulk", this::bulk);
    server.createContext(
        "/v1/admin/export/products",
        exchange ->
            answer(
                exchange,
                stored.stream()
                    .map(id -> "{\"id\":\"" + id + "\"}\n")
                    .collect(Collectors.joining())));
    server.start();
    IntStream.range(0, 100).forEach(i -> stored.add("p" + i));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void bulk(HttpExchange exchange) throws IOException {
    StringBuilder items = new StringBuilder();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (String line : body.lines().toList()) {
      JsonNode read = JSON.readTree(line);
      if (read.has("delete")) {
        stored.remove(read.path("delete").path("_id").asText());
      } else if (read.has("id")) {
        stored.add(read.path("id").asText());
        items.append(items.isEmpty() ? "" : ",").append("{\"status\":200}");
      }
    }
    answer(exchange, "{\"items\":[" + items + "]}");
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
    exchange.close();
  }

  private int sync(String feed, int most, boolean force) throws IOException {
    Path file = Files.writeString(folder.resolve("feed.jsonl"), feed);
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return new ProductImport(new RestClient(url, Optional.empty()), ColumnMapping.NONE)
        .run(List.of(file), Optional.of(new FeedSync(most, force)), System.err);
  }

  private static String rows(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "{\"id\":\"p" + i + "\",\"title\":\"杯\"}\n")
        .collect(Collectors.joining());
  }

  private static Set<String> ids(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "p" + i)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whatTheFeedLacksGoesAndWhatIsNewComes() throws IOException {
    assertEquals(0, sync(rows(15, 120), 20, false));
    assertEquals(ids(15, 120), new TreeSet<>(stored));
  }

  @Test
  void aFeedThatLacksTooMuchDeletesNothingUnlessForcedOrAllowed() throws IOException {
    assertEquals(1, sync(rows(0, 75), 20, false));
    assertEquals(ids(0, 100), new TreeSet<>(stored));
    assertEquals(0, sync(rows(0, 75), 25, false));
    assertEquals(ids(0, 75), new TreeSet<>(stored));
    assertEquals(0, sync(rows(0, 5), 20, true));
    assertEquals(ids(0, 5), new TreeSet<>(stored));
    assertEquals(0, sync(rows(0, 1), 20, false), "a few may always go");
    assertEquals(ids(0, 1), new TreeSet<>(stored));
  }

  @Test
  void aBrokenRowDeletesNothingEvenWhenForced() throws IOException {
    assertEquals(1, sync(rows(0, 98) + "{\"id\":\"p98\"}\n", 20, true));
    assertEquals(1, sync(rows(0, 98) + "{\"id\":\"p98\",\"tit", 20, true));
    assertEquals(ids(0, 100), new TreeSet<>(stored));
  }

  @Test
  void anEmptyFeedDeletesNothingUnlessForced() throws IOException {
    stored.retainAll(ids(0, 5));
    assertEquals(1, sync("", 100, false));
    assertEquals(ids(0, 5), new TreeSet<>(stored));
    assertEquals(0, sync("", 100, true));
    assertEquals(Set.of(), stored);
  }

  private String imported(int code, Path... files) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    ProductImport work =
        new ProductImport(new RestClient(url, Optional.empty()), ColumnMapping.NONE);
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    assertEquals(code, work.run(List.of(files), Optional.empty(), out));
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aFileThatIsMissingIsToldBeforeAnythingIsStored() throws IOException {
    Path good = Files.writeString(folder.resolve("good.jsonl"), rows(200, 203));
    assertEquals("", imported(1, good, folder.resolve("missing.jsonl"), folder));
    assertEquals(Set.of(), onlyOf(200, 203));
  }

  @Test
  void rejectedRowsNameTheirFileAndAFileThatBreaksOffGivesWhatItHeld() throws IOException {
    Path one = Files.writeString(folder.resolve("one.jsonl"), rows(300, 301) + "{\"id\":\"x\"}\n");
    Path two = Files.writeString(folder.resolve("two.tsv"), "id\ttitle\nx\tnull\n");
    String printed = imported(0, one, two);
    assertTrue(printed.contains(one + ":2: title must be present"), printed);
    assertTrue(printed.contains(two + ":2: title must be present"), printed);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed, true)) {
      gzip.write(rows(301, 303).getBytes(StandardCharsets.UTF_8));
      gzip.flush();
      byte[] whole = packed.toByteArray();
      Path cut = Files.write(folder.resolve("cut.jsonl.gz"), whole);
      assertTrue(imported(1, cut).contains("2 read, 2 stored"));
    }
    assertEquals(ids(300, 303), onlyOf(300, 303));
  }

  private Set<String> onlyOf(int from, int to) {
    Set<String> those = ids(from, to);
    those.retainAll(stored);
    return those;
  }
}
