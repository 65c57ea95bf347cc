package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of requests before any route has a say, and to operators. */
@QuarkusTest
final class RequestShapeTest {
  @Test
  void aRouteNamesTheMethodsThatItTakes() {
    given().delete("/v1/search").then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS, POST");
    given()
        .post("/v1/products/cup")
        .then()
        .statusCode(405)
        .header("Allow", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT");
    given().get("/v1/admin/reindex").then().statusCode(405).header("Allow", "OPTIONS, POST");
  }

  @Test
  void aTargetThatIsNoUriGetsAProblemDocument() throws IOException {
    RawHttp http = new RawHttp(RestAssured.port);
    for (String target : List.of("/v1/search?q=a|b", "/v1/products/{x}", "/v1/search?q=100%")) {
      RawHttp.Reply reply = http.send("GET", target, Map.of(), new byte[0]);
      assertEquals(400, reply.status(), target);
      assertTrue(reply.head().contains("application/problem+json"), reply.head());
      assertTrue(reply.body().contains("percent-encoded"), reply.body());
    }
  }

  @Test
  void aNameThatStandsTwiceIsRefused() {
    Shop.post("/v1/search", "{\"q\":\"a\",\"q\":\"b\"}")
        .statusCode(400)
        .body("errors[0].rule", containsString("Duplicate field 'q'"));
  }

  @Test
  void operatorsSeeHowMuchRoomTheDiskHas() {
    given()
        .get("/q/health/ready")
        .then()
        .body("checks.find { it.name == 'engine' }.data.disk_free_bytes", greaterThan(0L))
        .body("status", equalTo("UP"));
    given().get("/q/metrics").then().body(containsString("disk_free_bytes{path="));
  }
}
