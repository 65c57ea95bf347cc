package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AccessTest.WithKey.class)
public class AccessTest {
  /** A service with a key and one known shop. */
  public static final class WithKey implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("zhiyin.api-key", "sesame", "zhiyin.origins", "https://shop.example");
    }
  }

  private static int put(String header, String value) {
    return given()
        .contentType(ContentType.JSON)
        .header(header, value)
        .body("{\"title\":\"门环\"}")
        .put("/v1/products/knocker")
        .statusCode();
  }

  private static void is(int expected, int got) {
    assertEquals(expected, got);
  }

  @Test
  void writingWantsTheKey() {
    is(401, put("X-Nothing", ""));
    is(401, put("X-API-Key", "sesam"));
    given().put("/v1/products/knocker").then().header("WWW-Authenticate", equalTo("Bearer"));
    is(201, put("X-API-Key", "sesame"));
    is(200, put("Authorization", "Bearer sesame"));
  }

  @Test
  void operatingAndShoppersWantTheKeyAndQuestionsDoNot() {
    for (String path : new String[] {"/v1/admin/status", "/v1/users/u/recommendations"}) {
      given().get(path).then().statusCode(401).body("status", equalTo(401));
      given().header("X-API-Key", "sesame").get(path).then().statusCode(200);
    }
    given().get("/v1/search?q=x").then().statusCode(200);
    given().get("/q/health/ready").then().statusCode(200);
  }

  @Test
  void knownPagesMaySendEvents() {
    String event = Shop.event("view_item", "u", "knocker");
    given().contentType("text/plain").body(event).post("/v1/events").then().statusCode(401);
    given()
        .contentType("text/plain")
        .header("Origin", "https://shop.example")
        .body(event)
        .post("/v1/events")
        .then()
        .statusCode(202);
    given()
        .contentType("text/plain")
        .header("Origin", "https://evil.example")
        .body(event)
        .post("/v1/events")
        .then()
        .statusCode(401);
  }

  /** The header that lets a page of this origin read the answer; null for a page that may not. */
  private static String readableBy(String origin, String method, String path) {
    return given()
        .header("Origin", origin)
        .contentType(ContentType.JSON)
        .body(method.equals("POST") ? "{}" : "")
        .request(method, path)
        .then()
        .header("Vary", containsString("Origin"))
        .extract()
        .header("Access-Control-Allow-Origin");
  }

  @Test
  void knownPagesMayReadAnswersAndOthersMayNot() {
    String known = "https://shop.example";
    given()
        .contentType(ContentType.JSON)
        .header("X-API-Key", "sesame")
        .body("{\"title\":\"门铃\"}")
        .put("/v1/products/bell")
        .then()
        .statusCode(201);
    for (String question :
        new String[] {
          "GET /v1/search",
          "POST /v1/search",
          "GET /v1/suggest?q=x",
          "GET /v1/products/bell",
          "GET /v1/products/bell/similar",
          "POST /v1/similar",
          "POST /v1/events",
          "POST /v1/recommend",
          "GET /v1/users/u/recommendations"
        }) {
      String[] asked = question.split(" ", 2);
      assertEquals(known, readableBy(known, asked[0], asked[1]), question);
      assertNull(readableBy("https://evil.example", asked[0], asked[1]), question);
    }
    given()
        .header("Origin", known)
        .header("X-API-Key", "sesame")
        .get("/v1/users/u/export")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", nullValue());
  }

  private static ValidatableResponse preflight(String origin, String path) {
    return given()
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "content-type")
        .options(path)
        .then();
  }

  @Test
  void preflightsOfKnownPagesAreAnsweredWithoutTheKey() {
    preflight("https://shop.example", "/v1/users/u/recommendations")
        .statusCode(204)
        .header("Access-Control-Allow-Origin", equalTo("https://shop.example"))
        .header("Access-Control-Allow-Methods", equalTo("GET, POST"))
        .header("Access-Control-Allow-Headers", equalTo("Content-Type"));
    preflight("https://evil.example", "/v1/recommend")
        .header("Access-Control-Allow-Origin", nullValue());
    preflight("https://shop.example", "/v1/admin/status")
        .statusCode(401)
        .header("Access-Control-Allow-Origin", nullValue());
  }

  /** Whether a search is answered by what this shopper did. */
  private static boolean personal(String header, String value) {
    return given()
        .header(header, value)
        .get("/v1/search?user_id=seen-by-few")
        .then()
        .statusCode(200)
        .extract()
        .path("personalized");
  }

  @Test
  void whatAShopperDidShapesSearchesOnlyForWhoMaySeeIt() {
    given()
        .contentType(ContentType.JSON)
        .header("X-API-Key", "sesame")
        .body("[{\"id\":\"peephole\",\"title\":\"门镜\"}]")
        .post("/v1/products/_bulk?refresh=true")
        .then()
        .statusCode(200);
    given()
        .contentType(ContentType.JSON)
        .header("X-API-Key", "sesame")
        .body(Shop.event("view_item", "seen-by-few", "peephole"))
        .post("/v1/events")
        .then()
        .statusCode(202);
    assertTrue(personal("X-API-Key", "sesame"));
    assertTrue(personal("Origin", "https://shop.example"));
    assertTrue(personal("Sec-Fetch-Site", "same-origin"));
    assertFalse(personal("X-Nothing", ""));
    assertFalse(personal("Origin", "https://evil.example"));
    assertFalse(personal("Sec-Fetch-Site", "cross-site"));
  }

  @Test
  void theServicesOwnPagesReadShelvesWithoutTheKey() {
    String path = "/v1/users/u/recommendations";
    given().header("Sec-Fetch-Site", "same-origin").get(path).then().statusCode(200);
    given().header("Sec-Fetch-Site", "same-site").get(path).then().statusCode(401);
    given()
        .header("Sec-Fetch-Site", "same-origin")
        .get("/v1/users/u/export")
        .then()
        .statusCode(401);
  }

  @Test
  void aConsoleSessionStandsForTheKey() {
    given().post("/v1/admin/session").then().statusCode(401);
    String cookie =
        given()
            .header("X-API-Key", "sesame")
            .post("/v1/admin/session")
            .then()
            .statusCode(204)
            .extract()
            .cookie("zhiyin_console");
    given().cookie("zhiyin_console", cookie).get("/v1/admin/status").then().statusCode(200);
    given().cookie("zhiyin_console", cookie + "x").get("/v1/admin/status").then().statusCode(401);
    given().cookie("zhiyin_console", cookie).delete("/v1/admin/session").then().statusCode(204);
    given().cookie("zhiyin_console", cookie).get("/v1/admin/status").then().statusCode(401);
  }

  @Test
  void pagesComeFreshAndBringAPolicy() {
    for (String page : new String[] {"/", "/console"}) {
      given()
          .get(page)
          .then()
          .statusCode(200)
          .header("Content-Security-Policy", containsString("script-src 'self'"))
          .header("Cache-Control", containsString("no-cache"));
    }
  }
}
