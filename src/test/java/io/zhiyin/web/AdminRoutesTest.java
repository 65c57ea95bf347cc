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
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdminRoutesTest {
  private static String begun(String path) {
    return given()
        .post(path)
        .then()
        .statusCode(202)
        .body("job_id", notNullValue())
        .extract()
        .path("job_id");
  }

  /** What is told once it is as wanted, or after a minute. */
  private static JsonPath awaited(String path, Predicate<JsonPath> wanted) {
    Instant until = Instant.now().plus(Duration.ofSeconds(60));
    JsonPath told = Shop.get(path).statusCode(200).extract().jsonPath();
    while (!wanted.test(told) && Instant.now().isBefore(until)) {
      told = Shop.get(path).statusCode(200).extract().jsonPath();
    }
    return told;
  }

  private static JsonPath ended(String job) {
    return awaited("/v1/admin/jobs/" + job, told -> !told.getString("state").equals("running"));
  }

  private static JsonPath reindexed() {
    return ended(begun("/v1/admin/reindex"));
  }

  private static int held() {
    return awaited("/v1/admin/status", told -> told.getString("hold.state").equals("held"))
        .getInt("hold.generation");
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
  void aHeldGenerationIsComparedBeforeItIsDroppedOrActivated() {
    String question = "{\"questions\":[{\"search\":{\"q\":\"紫砂壶\"}}]}";
    Shop.put("held-1", "{\"title\":\"紫砂壶\"}");
    int before = live();
    String job = begun("/v1/admin/reindex?hold=true");
    int next = held();
    assertEquals(before, live());
    String compare = "/v1/admin/generations/%d/compare".formatted(next);
    Shop.post(compare, question)
        .statusCode(200)
        .body("answers[0].now.id", hasItem("held-1"))
        .body("answers[0].then.id", hasItem("held-1"));
    Shop.put("held-2", "{\"title\":\"紫砂壶 大\"}");
    Instant until = Instant.now().plus(Duration.ofSeconds(30));
    while (!Shop.ids(Shop.post(compare, question), "answers[0].then").contains("held-2")) {
      assertTrue(Instant.now().isBefore(until), "a write does not reach the held generation");
    }
    Shop.post(compare, "{\"questions\":[{\"similar\":{}},7]}")
        .statusCode(400)
        .body("errors.field", hasItem("questions[0].items"))
        .body("errors.field", hasItem("questions[1]"));
    Shop.post("/v1/admin/generations/99999/compare", question).statusCode(404);
    given().post("/v1/admin/reindex?hold=maybe").then().statusCode(400);
    for (String path : List.of("reindex", "reindex?hold=true", "train?hold=true", "rollback")) {
      given().post("/v1/admin/" + path).then().statusCode(409);
    }
    given().post("/v1/admin/jobs/{id}/cancel", job).then().statusCode(200);
    assertEquals("cancelled", ended(job).getString("state"));
    assertEquals(before, live());
    Shop.get("/v1/admin/status").body("hold.state", equalTo("none"));
    Shop.post(compare, question).statusCode(404);

    begun("/v1/admin/reindex?hold=true");
    next = held();
    given().post("/v1/admin/generations/{n}/activate", next).then().statusCode(200);
    assertEquals(next, live());
    Shop.get("/v1/search?q={q}", "紫砂壶").body("hits.hits.id", hasItem("held-2"));
    given().post("/v1/admin/rollback").then().statusCode(200);
    assertEquals(before, live());
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
