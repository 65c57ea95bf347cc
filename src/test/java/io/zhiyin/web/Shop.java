package io.zhiyin.web;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A shop that writes and asks over REST. */
final class Shop {
  private Shop() {}

  static void put(String id, String json) {
    given()
        .contentType(ContentType.JSON)
        .body(json)
        .when()
        .put("/v1/products/{id}?refresh=true", id)
        .then()
        .statusCode(org.hamcrest.Matchers.in(List.of(200, 201)));
  }

  static ValidatableResponse get(String path, Object... values) {
    return given().when().get(path, values).then();
  }

  static ValidatableResponse post(String path, String body) {
    return given().contentType(ContentType.JSON).body(body).when().post(path).then();
  }

  /** Shoppers {@code prefix1…n} each view the products in one session. */
  static void view(String prefix, int shoppers, String... products) {
    List<String> events = new ArrayList<>();
    for (int shopper = 1; shopper <= shoppers; shopper++) {
      for (String product : products) {
        events.add(event("view_item", prefix + shopper, product));
      }
    }
    post("/v1/events", "[" + String.join(",", events) + "]").statusCode(202);
  }

  static String event(String type, String user, String product) {
    return """
    {"event":"%s","user_id":"%s","session_id":"s-%s","items":[{"item_id":"%s"}]}\
    """
        .formatted(type, user, user, product);
  }

  static List<String> ids(ValidatableResponse answer, String path) {
    return answer.statusCode(200).extract().jsonPath().getList(path + ".id", String.class);
  }

  /** The contributions of an explained item's parts, summed. */
  static double sum(Map<String, Map<String, Object>> parts) {
    return parts.values().stream()
        .mapToDouble(part -> ((Number) part.getOrDefault("contribution", 0)).doubleValue())
        .sum();
  }
}
