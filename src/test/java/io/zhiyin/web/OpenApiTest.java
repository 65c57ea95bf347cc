package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI document tells the truth: what may be asked, and what is answered. */
@QuarkusTest
class OpenApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KNOWN = "known are ";

  private JsonNode document = JSON.missingNode();

  @BeforeEach
  void read() throws IOException {
    document = JSON.readTree(given().get("/q/openapi?format=json").body().asString());
  }

  private JsonNode resolved(JsonNode node) {
    String ref = node.path("$ref").asText();
    return ref.isEmpty() ? node : resolved(document.at(ref.substring(1)));
  }

  private void operations(Consumer<String> visitor) {
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(its -> {
                  if (its.getValue().isObject()) {
                    visitor.accept(its.getKey() + " " + path.getKey());
                  }
                }));
  }

  private JsonNode operation(String methodAndPath) {
    String[] its = methodAndPath.split(" ", 2);
    JsonNode operation = document.path("paths").path(its[1]).path(its[0]);
    assertFalse(operation.isMissingNode(), methodAndPath);
    return operation;
  }

  @Test
  void everyRouteHasShapesForItsBodyItsAnswerAndItsProblems() {
    List<String> seen = new ArrayList<>();
    operations(name -> {
      JsonNode its = operation(name);
      seen.add(name);
      assertTrue(its.hasNonNull("summary"), name);
      its.path("requestBody")
          .path("content")
          .forEach(content -> {
            JsonNode schema = resolved(content.path("schema"));
            assertFalse(schema.isEmpty() || schema.path("format").asText().equals("binary"), name);
          });
      JsonNode responses = its.path("responses");
      boolean shaped =
          responses.has("204")
              || List.of("200", "201", "202").stream()
                  .flatMap(
                      code -> responses.path(code).path("content").findValues("schema").stream())
                  .anyMatch(schema -> !resolved(schema).isEmpty());
      assertTrue(shaped, name + " " + responses);
      assertTrue(responses.at("/default/content").has("application/problem+json"), name);
    });
    assertTrue(seen.size() > 50, seen::toString);
  }

  @Test
  void theKeyIsWantedWhereItIsAskedFor() {
    for (String guarded : List.of("put /v1/products/{id}", "get /v1/users/{id}/export")) {
      assertFalse(operation(guarded).path("security").isEmpty(), guarded);
    }
    assertTrue(operation("get /v1/search").path("security").isEmpty());
    assertTrue(document.at("/components/securitySchemes").has("bearer"));
  }

  /** What a route says that it knows when it is asked for something that it does not. */
  private static Set<String> known(Response refused, String field) {
    refused.then().statusCode(400);
    String rule =
        refused.jsonPath().getString("errors.find { it.field == '%s' }.rule".formatted(field));
    assertTrue(rule != null && rule.contains(KNOWN), refused.asString());
    int from = rule.indexOf(KNOWN) + KNOWN.length();
    return new TreeSet<>(Arrays.asList(rule.substring(from).split(", ", -1)));
  }

  private Set<String> parameters(String name) {
    Set<String> names = new TreeSet<>();
    for (JsonNode each : operation(name).path("parameters")) {
      JsonNode parameter = resolved(each);
      if (parameter.path("in").asText().equals("query")) {
        names.add(parameter.path("name").asText());
      }
    }
    return names;
  }

  @Test
  void parametersAreTheOnesThatARouteKnows() {
    Shop.put("told", "{\"title\":\"说明书\"}");
    for (String path :
        List.of(
            "/v1/search",
            "/v1/suggest",
            "/v1/products/{id}/similar",
            "/v1/users/{id}/recommendations",
            "/v1/users/{id}/recommendations/stream",
            "/v1/admin/queries",
            "/v1/admin/feedback",
            "/v1/admin/signals/pairs",
            "/v1/admin/signals/popularity")) {
      Response refused = given().get(path.replace("{id}", "told") + "?zz=1");
      assertEquals(known(refused, "zz"), parameters("get " + path), path);
    }
    String product = "/v1/products/{id}";
    Response refused = given().contentType(ContentType.JSON).put("/v1/products/told?zz=1");
    assertEquals(known(refused, "zz"), parameters("put " + product));
    assertEquals(known(refused, "zz"), parameters("patch " + product));
    refused = given().delete("/v1/products/told?zz=1");
    assertEquals(known(refused, "zz"), parameters("delete " + product));
    for (String path : List.of("/v1/admin/train", "/v1/admin/reindex")) {
      refused = given().post(path + "?zz=1");
      assertEquals(known(refused, "zz"), parameters("post " + path), path);
      assertEquals(known(refused, "zz"), properties("post " + path), path);
    }
  }

  private Set<String> properties(String name) {
    JsonNode schema = operation(name).at("/requestBody/content/application~1json/schema");
    Set<String> names = new TreeSet<>();
    resolved(schema).path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Response post(String path, String body) {
    return given().contentType(ContentType.JSON).body(body).post(path);
  }

  @Test
  void bodiesAreTheOnesThatARouteKnows() {
    String unknown = "{\"zz\":1,\"items\":[\"a\"]}";
    assertEquals(known(post("/v1/search", "{\"zz\":1}"), "zz"), properties("post /v1/search"));
    assertEquals(known(post("/v1/analyze", "{\"zz\":1}"), "zz"), properties("post /v1/analyze"));
    Set<String> similar = known(post("/v1/similar", unknown), "zz");
    similar.add("product"); // is read before the others
    assertEquals(similar, properties("post /v1/similar"));
    Set<String> shelf = new TreeSet<>();
    document
        .at("/components/schemas/ShelfRequest/properties")
        .fieldNames()
        .forEachRemaining(shelf::add);
    Response refused = post("/v1/recommend", "{\"requests\":[{\"zz\":1}]}");
    assertEquals(known(refused, "requests[0].zz"), shelf);
  }

  /** Every field of a value stands in its schema; a free object may hold anything. */
  private void fits(String place, JsonNode value, JsonNode given) {
    JsonNode schema = resolved(given);
    if (schema.has("anyOf")) {
      fits(place, value, schema.path("anyOf").path(0));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        fits(place + "[" + i + "]", value.path(i), schema.path("items"));
      }
    } else if (value.isObject() && schema.has("properties")) {
      boolean free = schema.path("additionalProperties").asBoolean();
      value
          .properties()
          .forEach(field -> {
            JsonNode its = schema.path("properties").path(field.getKey());
            assertTrue(free || !its.isMissingNode(), place + "." + field.getKey());
            fits(place + "." + field.getKey(), field.getValue(), its);
          });
    } else if (value.isObject()) {
      JsonNode values = schema.path("additionalProperties");
      value.properties().forEach(field -> fits(place + ".*", field.getValue(), values));
    } else if (schema.has("enum") && !value.isNull()) {
      Set<String> names = new TreeSet<>();
      schema.path("enum").forEach(name -> names.add(name.asText()));
      assertTrue(names.contains(value.asText()), place + " " + value);
    }
  }

  private void fits(Response answer, String operation) throws IOException {
    JsonNode told = operation(operation).path("responses");
    String code = Integer.toString(answer.statusCode());
    JsonNode content = (told.has(code) ? told.path(code) : told.path("default")).path("content");
    assertTrue(content.size() == 1, operation + " " + code + " " + told);
    JsonNode schema = content.iterator().next().path("schema");
    JsonNode value = JSON.readTree(answer.asString());
    assertFalse(value.isEmpty() || resolved(schema).isEmpty(), operation);
    fits(operation, value, schema);
  }

  @Test
  void answersAreWhatIsTold() throws IOException {
    Shop.put("told-1", "{\"title\":\"藤编提篮\",\"brand\":\"山野\",\"basket\":{\"x\":1}}");
    Shop.put("told-2", "{\"title\":\"藤编果篮\",\"brand\":\"山野\"}");
    Shop.view("teller", 4, "told-1", "told-2");
    String explained = "explain=true&user_id=teller1&facets=brand&highlight=true&q=";
    fits(given().get("/v1/search?" + explained + "藤编"), "get /v1/search");
    fits(given().get("/v1/search?" + explained + "qqzzx"), "get /v1/search");
    fits(given().get("/v1/search?size=x"), "get /v1/search");
    fits(given().get("/v1/products/told-1"), "get /v1/products/{id}");
    String similar = "/v1/products/{id}/similar";
    fits(given().get(similar + "?explain=true&limit=1", "told-1"), "get " + similar);
    fits(post("/v1/recommend", "{\"requests\":[{\"explain\":true}]}"), "post /v1/recommend");
    fits(given().get("/v1/suggest?q=teng"), "get /v1/suggest");
    fits(post("/v1/analyze", "{\"text\":\"藤编\"}"), "post /v1/analyze");
    String events = "[{\"event\":\"nod\"}," + Shop.event("view_item", "teller9", "told-1") + "]";
    fits(post("/v1/events", events), "post /v1/events");
    String bulk = "[{\"id\":\"told-3\",\"title\":\"x\"},{\"id\":\"told-4\"}]";
    fits(post("/v1/products/_bulk", bulk), "post /v1/products/_bulk");
    fits(given().delete("/v1/products/told-3"), "delete /v1/products/{id}");
    fits(given().get("/v1/users/teller1/consent"), "get /v1/users/{id}/consent");
    fits(given().get("/v1/users/teller1/export"), "get /v1/users/{id}/export");
    fits(given().delete("/v1/users/teller1"), "delete /v1/users/{id}");
    fits(given().post("/v1/admin/reindex"), "post /v1/admin/reindex");
    for (String read : List.of("status", "jobs", "generations", "config", "queries", "bandit")) {
      fits(given().get("/v1/admin/" + read), "get /v1/admin/" + read);
    }
    fits(given().post("/v1/admin/snapshots"), "post /v1/admin/snapshots");
    fits(given().get("/v1/admin/snapshots"), "get /v1/admin/snapshots");
  }
}
