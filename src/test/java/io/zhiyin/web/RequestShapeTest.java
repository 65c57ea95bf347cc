package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.junit.QuarkusTest;
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
