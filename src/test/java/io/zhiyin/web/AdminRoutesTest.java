package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdminRoutesTest {
  private static JsonPath reindexed() {
    String job =
        given()
            .post("/v1/admin/reindex")
            .then()
            .statusCode(202)
            .body("job_id", notNullValue())
            .extract()
            .path("job_id");
    Instant until = Instant.now().plus(Duration.ofSeconds(60));
    JsonPath state = Shop.get("/v1/admin/jobs/{id}", job).statusCode(200).extract().jsonPath();
    while (state.getString("state").equals("running") && Instant.now().isBefore(until)) {
      state = Shop.get("/v1/admin/jobs/{id}", job).statusCode(200).extract().jsonPath();
    }
    return state;
  }

  private static int live() {
    return Shop.get("/v1/admin/status").extract().jsonPath().getInt("generation.number");
  }

  @Test
  void aReindexSwapsAndCanBeRolledBack() {
    Shop.put("admin-1", "{\"title\":\"搪瓷杯\"}");
    int before = live();
    assertEquals("succeeded", reindexed().getString("state"));
    int after = live();
    assertTrue(after > before);
    Shop.get("/v1/search?q={q}", "搪瓷杯").body("hits.hits.id", hasItem("admin-1"));
    Shop.put("admin-2", "{\"title\":\"搪瓷盆\"}");
    given().post("/v1/admin/rollback").then().statusCode(200).body("state", hasItem("live"));
    assertTrue(live() < after);
    // What was written after the swap is there after the rollback.
    Shop.get("/v1/search?q={q}", "搪瓷盆").body("hits.hits.id", hasItem("admin-2"));
    given().post("/v1/admin/generations/{n}/activate", after).then().statusCode(200);
    assertEquals(after, live());
    given().post("/v1/admin/generations/99999/activate").then().statusCode(409);
  }

  @Test
  void aJobsProgressIsStreamedToItsEnd() {
    String job = reindexed().getString("job_id");
    given()
        .accept("text/event-stream")
        .get("/v1/admin/jobs/{id}/events", job)
        .then()
        .statusCode(200)
        .body(containsString("\"state\":\"succeeded\""));
    Shop.get("/v1/admin/jobs/none").statusCode(404);
    given().post("/v1/admin/jobs/none/cancel").then().statusCode(404);
    given().post("/v1/admin/jobs/{id}/cancel", job).then().body("state", equalTo("succeeded"));
  }

  @Test
  void whatWasStoredIsExported() {
    Shop.put("admin-3", "{\"title\":\"铜火锅\"}");
    Shop.get("/v1/admin/export/products").statusCode(200).body(containsString("铜火锅"));
    Shop.post("/v1/events", Shop.event("view_item", "exporter", "admin-3")).statusCode(202);
    Shop.get("/v1/admin/export/events").statusCode(200).body(containsString("exporter"));
  }
}
