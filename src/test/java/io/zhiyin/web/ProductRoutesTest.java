package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
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
    given().delete("/v1/products/cup-4?version=6").then().statusCode(409);
    given().delete("/v1/products/cup-4?version=x").then().statusCode(400);
    given().delete("/v1/products/cup-4?version=7").then().statusCode(200);
  }

  @Test
  void aBulksActionsMayHaveVersions() {
    String body =
        """
        {"index":{"_id":"v-1","version":5}}
        {"title":"盏托"}
        {"index":{"_id":"v-1","version":4}}
        {"title":"旧盏托"}
        {"delete":{"_id":"v-1","version":4}}
        {"delete":{"_id":"v-1","version":"x"}}
        {"index":{"_id":"v-1","version":-1}}
        {"title":"盏托"}
        {"delete":{"_id":"v-1","version":6}}
        """;
    Shop.post("/v1/products/_bulk", body)
        .statusCode(200)
        .body("items.status", equalTo(List.of(201, 409, 409, 400, 400, 200)));
  }

  @Test
  void whatABulkDoesNotDoIsOneProblemAndOverwritesNothing() {
    Shop.put("u-1", "{\"title\":\"茶则\"}");
    String body =
        """
        {"create":{"_id":"u-1"}}
        {"title":"茶匙"}
        {"update":{"_id":"u-1"}}
        {"doc":{"title":"茶匙"}}
        {"index":{"_id":"u-2"}}
        {"title":"茶夹"}
        """;
    Shop.post("/v1/products/_bulk", body)
        .statusCode(200)
        .body("items.id", equalTo(List.of("u-1", "u-1", "u-2")))
        .body("items.status", equalTo(List.of(400, 400, 201)));
    Shop.get("/v1/products/u-1").body("title", equalTo("茶则"));
  }

  private static int put(String target, byte[] body, String encoding) {
    return given()
        .contentType(ContentType.JSON)
        .header("Content-Encoding", encoding)
        .body(body)
        .put(target)
        .statusCode();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void bodiesMayBePackedAndAreBoundedUnpacked() throws IOException {
    byte[] whisk = "{\"title\":\"茶筅\"}".getBytes(StandardCharsets.UTF_8);
    assertEquals(201, put("/v1/products/packed", gzip(whisk), "gzip"));
    Shop.get("/v1/products/packed").body("title", equalTo("茶筅"));
    assertEquals(413, put("/v1/products/packed", gzip(new byte[2 << 20]), "gzip"));
    assertEquals(413, put("/v1/products/packed", gzip(new byte[70 << 20]), "gzip"));
    assertEquals(400, put("/v1/products/packed", whisk, "gzip"));
    assertEquals(400, put("/v1/products/packed", Arrays.copyOf(gzip(whisk), 20), "gzip"));
    assertEquals(415, put("/v1/products/packed", whisk, "br"));
    Shop.get("/v1/products/packed").body("title", equalTo("茶筅"));
  }

  @Test
  void aBodyLongerThanAnyMayBeGetsItsProblemDocument() throws IOException {
    RawHttp.Reply reply =
        new RawHttp(RestAssured.port)
            .send("POST", "/v1/products/_bulk", Map.of(), new byte[67 << 20]);
    assertEquals(413, reply.status());
    assertEquals("application/problem+json", reply.header("content-type"));
  }

  @Test
  void anIdIsWrittenInTheAddressAsItIsStored() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"title\":\"杯垫\"}")
        .put("/v1/products/{id}", " saucer")
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of("id")));
    Shop.get("/v1/products/saucer").statusCode(404);
  }

  @Test
  void refreshIsAskedForAsElasticsearchHasIt() {
    for (String refresh : List.of("refresh", "refresh=true", "refresh=wait_for")) {
      String title = "盖置" + refresh.length();
      byte[] body = "{\"title\":\"%s\"}".formatted(title).getBytes(StandardCharsets.UTF_8);
      put("/v1/products/lid?" + refresh, body, "identity");
      Shop.get("/v1/search?q={q}&filter=id:lid", title)
          .body("hits.hits[0].product.title", equalTo(title));
    }
    byte[] body = "{\"title\":\"盖置\"}".getBytes(StandardCharsets.UTF_8);
    assertEquals(400, put("/v1/products/lid?refresh=maybe", body, "identity"));
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
