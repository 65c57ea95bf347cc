package io.zhiyin;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every operator expects to find on a running service. */
@QuarkusTest
class ServiceTest {
  @ParameterizedTest
  @ValueSource(strings = {"/q/health/ready", "/q/health/live", "/q/openapi", "/q/swagger-ui/"})
  void operatingPagesAnswer(String path) {
    given().when().get(path).then().statusCode(200);
  }

  @Test
  void metricsTellOfTheHeap() {
    given()
        .when()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(Matchers.containsString("jvm_memory_used_bytes"));
  }
}
