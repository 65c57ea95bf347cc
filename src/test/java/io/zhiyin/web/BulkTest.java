package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ten thousand products at once, a hundred of them bad, in either form. */
@QuarkusTest
@TestProfile(OwnShop.class)
class BulkTest {
  private static final int PRODUCTS = 10_000;
  private static final int BAD = 100;

  /** A value that is not looked at, of a product whose id cannot be made out, either. */
  private static final String ANY = "*";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final long seed = Long.getLong("zhiyin.seed", System.nanoTime());
  private final Random random = new Random(seed);

  /**
   * What is wrong with a product.
   *
   * @param fields its fields but for the id
   */
  private record Bad(String fields, String field, String rule, String value) {}

  private static final List<Bad> WRONG =
      List.of(
          new Bad("\"price\":5", "title", "must be present", ""),
          new Bad("\"title\":\" \"", "title", "must be present", ""),
          new Bad("\"title\":7", "title", "must be text", "7"),
          new Bad("\"title\":\"碗\",\"price\":-1", "price", "must be a number from 0", "-1"),
          new Bad("\"title\":\"碗\",\"price\":\"5\"", "price", "must be a number", "\"5\""),
          new Bad("\"title\":\"碗\",\"price\":1e400", "price", "must be a number", "1E+400"),
          new Bad("\"title\":\"碗\",\"stock\":1.5", "stock", "must be a whole number", "1.5"),
          new Bad("\"title\":\"碗\",\"tags\":\"冬\"", "tags", "must be an array", "\"冬\""),
          new Bad("\"title\":\"碗\",\"created_at\":\"昨天\"", "created_at", "must be a time", "昨天"),
          new Bad("\"title\":\"碗\",\"image_url\":\"ftp://x\"", "image_url", "must be", "ftp://x"),
          new Bad(
              "\"title\":\"碗\",\"variants\":[{},{\"price\":-2}]",
              "variants[1].price",
              "must be a number from 0",
              "-2"),
          new Bad(
              "\"title\":\"碗\",\"x\":" + "[".repeat(30) + "]".repeat(30), "", "must be JSON", ANY),
          new Bad("\"title\":\"碗\",\"title\":\"盆\"", "", "must be JSON: Duplicate field", ANY),
          new Bad("\"title\":\"\\ud800\"", "", "must not hold unpaired", ANY));

  private record Written(String id, String fields, Bad bad) {}

  private static final Bad SOUND = new Bad("", "", "", "");

  private List<Written> products(String prefix) {
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    Map<Integer, Bad> places = new HashMap<>();
    while (places.size() < BAD) {
      places.putIfAbsent(random.nextInt(PRODUCTS), WRONG.get(places.size() % WRONG.size()));
    }
    List<Written> products = new ArrayList<>();
    for (int i = 0; i < PRODUCTS; i++) {
      Bad bad = places.getOrDefault(i, SOUND);
      String sound = "\"title\":\"搪瓷碗 %s%d\",\"price\":%d".formatted(prefix, i, i % 100);
      products.add(new Written(prefix + i, bad.equals(SOUND) ? sound : bad.fields(), bad));
    }
    return products;
  }

  @Test
  void asPairsOfLines() throws JsonProcessingException {
    List<Written> products = products("l");
    StringBuilder lines = new StringBuilder();
    for (Written each : products) {
      lines.append("{\"index\":{\"_id\":\"%s\"}}\n{%s}\n".formatted(each.id(), each.fields()));
    }
    check(products, lines.toString());
  }

  @Test
  void asAnArray() throws JsonProcessingException {
    List<Written> products = products("a");
    List<String> bodies = new ArrayList<>();
    products.forEach(each -> bodies.add("{\"id\":\"%s\",%s}".formatted(each.id(), each.fields())));
    check(products, " [\n" + String.join(" ,\n", bodies) + "] ");
  }

  /** Beyond as many as are counted beside words. */
  @Test
  void countsAloneAndOfShelvesWithoutWordsAreExact() {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      bodies.add("{\"id\":\"n%d\",\"title\":\"铜算盘\",\"brand\":\"算清\"}".formatted(i));
    }
    Shop.post("/v1/products/_bulk?refresh=true", bodies.toString()).statusCode(200);
    for (String asked : List.of("size=10", "size=0&q=算盘", "size=10&sort=price")) {
      Shop.get("/v1/search?filter=brand:算清&" + asked)
          .body("hits.total.value", equalTo(1_500))
          .body("hits.total.relation", equalTo("eq"));
    }
    Shop.get("/v1/search?filter=brand:算清&q=算盘").body("hits.total.relation", equalTo("gte"));
  }

  private static long stored() {
    return Shop.get("/v1/admin/status").extract().jsonPath().getLong("products");
  }

  private static void check(List<Written> products, String body) throws JsonProcessingException {
    long before = stored();
    String text =
        given()
            .contentType("application/x-ndjson")
            .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .post("/v1/products/_bulk?refresh=true")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    JsonNode answer = JSON.readTree(text);
    assertTrue(answer.path("errors").asBoolean());
    assertEquals(PRODUCTS, answer.path("items").size());
    for (int i = 0; i < PRODUCTS; i++) {
      check(products.get(i), answer.path("items").path(i));
    }
    assertEquals(before + PRODUCTS - BAD, stored());
    for (int i = 0; i < PRODUCTS; i += 997) {
      Written each = products.get(i);
      if (each.bad().equals(SOUND)) {
        JsonPath found = Shop.get("/v1/search?size=1&q={id}", each.id()).extract().jsonPath();
        assertEquals(each.id(), found.getString("hits.hits[0].id"));
      }
    }
  }

  private static void check(Written written, JsonNode item) {
    String what = written + " → " + item;
    Bad bad = written.bad();
    if (bad.equals(SOUND)) {
      assertEquals(201, item.path("status").asInt(), what);
      assertEquals(written.id(), item.path("id").asText(), what);
      return;
    }
    assertEquals(400, item.path("status").asInt(), what);
    JsonNode error = item.path("error").path("errors").path(0);
    assertEquals(bad.field(), error.path("field").asText(), what);
    assertTrue(error.path("rule").asText().startsWith(bad.rule()), what);
    if (!bad.value().equals(ANY)) {
      assertEquals(written.id(), item.path("id").asText(), what);
      assertEquals(bad.value(), error.path("value").asText(), what);
    }
  }
}
