package io.zhiyin.cli.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.zhiyin.cli.owner.RestClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import sends of the events of a file. */
final class EventImportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] ANSWER =
      "{\"accepted\":3,\"rejected\":[]}".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  private List<JsonNode> sent(Path file) throws Exception {
    List<JsonNode> sent = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/events",
        exchange -> {
          JSON.readTree(exchange.getRequestBody()).forEach(sent::add);
          exchange.sendResponseHeaders(202, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
      new EventImport(new RestClient(url, Optional.empty())).run(List.of(file), out);
    } finally {
      server.stop(0);
    }
    return sent;
  }

  @Test
  void whatSaysNothingOfConsentIsSentSo() throws Exception {
    String view = "{\"event\":\"view_item\",\"user_id\":\"anna\",\"item_id\":\"ink\"%s}%n";
    Path file = folder.resolve("events.jsonl");
    Files.writeString(
        file,
        view.formatted("")
            + view.formatted(",\"consent\":{\"personalization\":true}")
            + view.formatted(",\"consent\":{\"personalization\":false}")
            + view.formatted(",\"consent\":{\"analytics\":false}"));
    List<JsonNode> sent = sent(file);
    assertEquals(3, sent.size(), "what may not be kept is not sent");
    assertFalse(sent.get(0).has("consent"));
    assertEquals("anna", sent.get(0).path("user_id").asText());
    assertEquals("true", sent.get(1).at("/consent/personalization").asText());
    assertEquals("false", sent.get(2).at("/consent/personalization").asText());
    assertFalse(sent.get(2).has("user_id"));
  }

  @Test
  void tablesKnowOfNoConsent() throws Exception {
    Path file = folder.resolve("events.tsv");
    Files.writeString(file, "user\titem\ttype\tunix_ts\nanna\tink\tview\t1700000000\n");
    JsonNode event = sent(file).getFirst();
    assertFalse(event.has("consent"));
    assertEquals("anna", event.path("user_id").asText());
  }
}
