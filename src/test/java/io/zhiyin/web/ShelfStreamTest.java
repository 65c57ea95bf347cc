package io.zhiyin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A fresh shelf is pushed when the shopper's behaviour changed it. */
@QuarkusTest
@Timeout(60)
class ShelfStreamTest {
  @TestHTTPResource("/v1/users/streamer/recommendations/stream?limit=2&filter=brand:stream")
  URI address = URI.create("/");

  private static JsonPath next(BufferedReader stream) throws IOException {
    String line = stream.readLine();
    while (!line.startsWith("data:")) {
      line = stream.readLine();
    }
    return JsonPath.from(line.substring(5));
  }

  @Test
  void whatTheShopperDoesChangesTheOpenShelf() throws Exception {
    for (String id : new String[] {"st-1", "st-2", "st-3", "st-4"}) {
      Shop.put(id, "{\"title\":\"溪石 %s\",\"brand\":\"stream\"}".formatted(id));
    }
    Shop.view("st", 12, "st-1", "st-4");
    HttpClient client = HttpClient.newHttpClient();
    var answer =
        client.send(
            HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
    assertEquals(200, answer.statusCode());
    assertTrue(
        answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream"));
    try (BufferedReader stream =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertFalse(next(stream).getBoolean("personalized"));
      Shop.post("/v1/events", Shop.event("view_item", "streamer", "st-1")).statusCode(202);
      JsonPath pushed = next(stream);
      assertTrue(pushed.getBoolean("personalized"));
      assertEquals("st-4", pushed.getString("items[0].id"));
      Shop.post("/v1/events", Shop.event("dismiss", "streamer", "st-4")).statusCode(202);
      assertFalse(next(stream).getList("items.id").contains("st-4"));
    }
    client.shutdownNow();
  }

  @Test
  void wrongParametersAreRefusedBeforeAnythingFlows() {
    Shop.get("/v1/users/streamer/recommendations/stream?limit=0").statusCode(400);
  }
}
