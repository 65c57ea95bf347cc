package io.zhiyin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to whatever route, the answer is a success or a problem document that says what
 * to do; and the index goes on following the store.
 */
@QuarkusTest
@TestProfile(OwnShop.class)
class FuzzTest {
  private static final int REQUESTS = 2_000;

  /** Of a target, refused before there is a route to refuse it. */
  private static final int TOO_LONG = 414;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Not to be met by chance: they never end, or take long. */
  private static final Set<String> LEFT_OUT =
      Set.of("reindex", "train", "stream", "restore", "snapshots", "export");

  private final long seed = Long.getLong("zhiyin.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final OddInputs odd = new OddInputs(random);

  private record Route(String method, String path) {}

  /** The routes that the service itself tells of. */
  private static List<Route> routes() throws IOException {
    String document = RestAssured.given().get("/q/openapi?format=json").body().asString();
    List<Route> routes = new ArrayList<>();
    JSON.readTree(document)
        .path("paths")
        .properties()
        .forEach(path -> {
          boolean left = LEFT_OUT.stream().anyMatch(path.getKey()::contains);
          if (path.getKey().startsWith("/v1/") && !left) {
            path.getValue()
                .fieldNames()
                .forEachRemaining(method ->
                    routes.add(new Route(method.toUpperCase(Locale.ROOT), path.getKey())));
          }
        });
    routes.removeIf(route -> route.path().matches(".*/jobs/.*/events"));
    assertTrue(routes.size() >= 15, routes::toString);
    return routes;
  }

  @Test
  void anythingMayBeSentAnywhere() throws IOException {
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    List<Route> routes = routes();
    RawHttp http = new RawHttp(RestAssured.port);
    Map<Integer, Integer> statuses = new TreeMap<>();
    Map<String, String> failures = new TreeMap<>();
    for (int i = 0; i < REQUESTS; i++) {
      Route route = routes.get(random.nextInt(routes.size()));
      String method =
          random.nextInt(50) == 0
              ? List.of("GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW")
                  .get(random.nextInt(7))
              : route.method();
      String target = target(route.path());
      Map<String, String> headers =
          Map.of("Content-Type", odd.contentType(), "Accept", odd.accept());
      byte[] body = method.equals("GET") ? new byte[0] : odd.body();
      RawHttp.Reply reply = http.send(method, target, headers, body);
      String sent =
          "seed "
              + seed
              + ": "
              + method
              + " "
              + head(target)
              + " "
              + headers
              + "\n"
              + head(new String(body, java.nio.charset.StandardCharsets.UTF_8));
      try {
        if (reply.status() != TOO_LONG) {
          check(reply, sent);
        }
      } catch (AssertionError | IOException e) {
        failures.putIfAbsent(route + " " + reply.status(), e.getMessage());
      }
      statuses.merge(reply.status(), 1, Integer::sum);
    }
    System.out.println("answers by status: " + statuses);
    assertTrue(failures.isEmpty(), () -> String.join("\n\n", failures.values()));
    assertTrue(statuses.getOrDefault(200, 0) > REQUESTS / 50, statuses::toString);
    assertTrue(statuses.getOrDefault(400, 0) > REQUESTS / 50, statuses::toString);
    // Nothing that was stored keeps the index from following.
    Shop.put("after-all", "{\"title\":\"搪瓷杯\"}");
    Shop.get("/v1/products/after-all/similar").statusCode(200);
    assertEquals(0, Shop.get("/v1/admin/status").extract().jsonPath().getInt("lag"));
  }

  private static String head(String text) {
    return text.length() > 1_500 ? text.substring(0, 1_500) + "… " + text.length() : text;
  }

  private String target(String path) {
    StringBuilder target = new StringBuilder();
    for (String segment : path.substring(1).split("/", -1)) {
      target.append('/').append(segment.startsWith("{") ? odd.segment() : segment);
    }
    String separator = "?";
    for (int i = random.nextInt(4); i > 0; i--) {
      String name =
          random.nextInt(4) == 0
              ? odd.name()
              : List.of("q", "filter", "limit", "from", "size", "sort", "user_id")
                  .get(random.nextInt(7));
      target.append(separator).append(name).append('=').append(odd.parameter(name));
      separator = "&";
    }
    return target.toString();
  }

  private static void check(RawHttp.Reply reply, String sent) throws IOException {
    String all = sent + "\n→ " + reply;
    assertTrue(reply.status() / 100 == 2 || reply.status() / 100 == 4, all);
    for (String inside : List.of("Exception", "\tat ", "java.", "io.zhiyin", "jackson")) {
      assertFalse(reply.body().contains(inside), all);
    }
    if (reply.status() / 100 == 4) {
      assertEquals("application/problem+json", reply.header("content-type").split(";", 2)[0], all);
      JsonNode problem = JSON.readTree(reply.body());
      assertEquals(reply.status(), problem.path("status").asInt(), all);
      assertFalse(problem.path("detail").asText().isBlank(), all);
    } else if (reply.header("content-type").startsWith("application/json")) {
      JSON.readTree(reply.body());
    }
  }
}
