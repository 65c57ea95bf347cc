package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProductRoutesTest {
  @Test
  void aProductIsGivenBackWithItsUnknownFields() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"title\":\"青瓷茶杯\",\"price\":39.9,\"glaze\":{\"colour\":\"天青\"}}")
        .put("/v1/products/cup-1")
        .then()
        .statusCode(201)
        .body("result", equalTo("created"));
    Shop.get("/v1/products/cup-1")
        .statusCode(200)
        .body("id", equalTo("cup-1"))
        .body("glaze.colour", equalTo("天青"));
    Shop.put("cup-1", "{\"title\":\"青瓷茶杯 大号\"}");
    Shop.get("/v1/products/cup-1").body("title", equalTo("青瓷茶杯 大号"));
  }

  @Test
  void aPatchChangesWhatItNamesAndIsSearchable() {
    Shop.put("cup-2", "{\"title\":\"汝窑盖碗\",\"price\":88,\"brand\":\"听雨轩\"}");
    given()
        .contentType(ContentType.JSON)
        .body("{\"price\":66,\"stock\":0}")
        .patch("/v1/products/cup-2?refresh=true")
        .then()
        .statusCode(200);
    Shop.get("/v1/products/cup-2").body("price", equalTo(66)).body("brand", equalTo("听雨轩"));
    assertEquals(
        List.of("cup-2"),
        Shop.ids(
            Shop.get("/v1/search?q={q}&filter=price:[60,70]&filter=stock:false", "汝窑盖碗"),
            "hits.hits"));
  }

  @Test
  void aDeletedProductIsGoneAtOnceWithRefresh() {
    Shop.put("cup-3", "{\"title\":\"建盏油滴天目\"}");
    given().delete("/v1/products/cup-3?refresh=true").then().statusCode(200);
    Shop.get("/v1/products/cup-3").statusCode(404).contentType("application/problem+json");
    Shop.get("/v1/search?q={q}&filter=id:cup-3", "建盏").body("hits.hits", hasSize(0));
    given().delete("/v1/products/cup-3").then().statusCode(404);
  }

  @Test
  void anOlderVersionIsRefused() {
    Shop.put("cup-4", "{\"title\":\"公道杯\",\"version\":7}");
    given()
        .contentType(ContentType.JSON)
        .body("{\"title\":\"旧公道杯\",\"version\":6}")
        .put("/v1/products/cup-4")
        .then()
        .statusCode(409);
    Shop.get("/v1/products/cup-4").body("title", equalTo("公道杯"));
  }

  @Test
  void everyProblemOfAProductIsNamedAtOnce() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"price\":-1,\"currency\":\"yuan\",\"tags\":\"茶\"}")
        .put("/v1/products/cup-5")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("status", is(400))
        .body("errors.field", hasItem("title"))
        .body("errors.field", hasItem("price"))
        .body("errors.field", hasItem("currency"))
        .body("errors.field", hasItem("tags"));
  }

  @Test
  void aBulkAnswersForEachWriteInOrder() {
    String body =
        """
        {"index":{"_id":"b-1"}}
        {"title":"紫砂壶"}
        {"index":{"_id":"b-2"}}
        {"title":"","price":"dear"}
        {"delete":{"_id":"b-none"}}
        {"index":{"_id":"b-1"}}
        {"title":"紫砂壶 朱泥"}
        """;
    given()
        .contentType("application/x-ndjson")
        .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/v1/products/_bulk?refresh=true")
        .then()
        .statusCode(200)
        .body("errors", is(true))
        .body("items.id", equalTo(List.of("b-1", "b-2", "b-none", "b-1")))
        .body("items.status", equalTo(List.of(201, 400, 404, 200)))
        .body("items[1].error.errors.field", hasItem("title"));
    Shop.get("/v1/products/b-1").body("title", equalTo("紫砂壶 朱泥"));
  }

  @Test
  void aBulkMayBeAnArray() {
    Shop.post("/v1/products/_bulk", "[{\"id\":\"a-1\",\"title\":\"茶盘\"},{\"id\":\"a-2\"}]")
        .statusCode(200)
        .body("items.status", equalTo(List.of(201, 400)));
  }
}
