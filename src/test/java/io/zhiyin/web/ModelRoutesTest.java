package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ModelRoutesTest {
  private static String ended(Response started) {
    String job =
        started.then().statusCode(202).body("job_id", notNullValue()).extract().path("job_id");
    Instant until = Instant.now().plus(Duration.ofSeconds(60));
    JsonPath state = Shop.get("/v1/admin/jobs/{id}", job).statusCode(200).extract().jsonPath();
    while (state.getString("state").equals("running") && Instant.now().isBefore(until)) {
      state = Shop.get("/v1/admin/jobs/{id}", job).statusCode(200).extract().jsonPath();
    }
    return state.getString("state");
  }

  @Test
  void whatToTrainMayBeAskedInEitherWay() {
    Shop.post("/v1/admin/train", "{\"method\":\"magic\"}").statusCode(400);
    Shop.post("/v1/admin/train?method=magic", "{\"colour\":1}")
        .statusCode(400)
        .body("errors.field", hasItem("method"))
        .body("errors.field", hasItem("colour"));
  }

  private static int serving() {
    return Shop.get("/v1/admin/status").extract().jsonPath().getInt("generation.model");
  }

  @Test
  void aModelIsTrainedListedAndRolledBack() {
    Shop.put("train-1", "{\"title\":\"雪铲\"}");
    Shop.put("train-2", "{\"title\":\"冰镐\"}");
    for (int shopper = 0; shopper < 12; shopper++) {
      for (String item : new String[] {"train-1", "train-2"}) {
        Shop.post("/v1/events", Shop.event("view_item", "trainee" + shopper, item)).statusCode(202);
      }
    }
    int before = serving();
    assertEquals("succeeded", ended(given().post("/v1/admin/train?force=true")));
    int after = serving();
    assertTrue(after > before);
    Shop.get("/v1/admin/models")
        .statusCode(200)
        .body("[0].serving", equalTo(true))
        .body("[0].manifest.number", equalTo(after))
        .body("[0].manifest.fitted.method", equalTo("item-blend"))
        .body("[0].manifest.content.strengths", greaterThan(0));
    Shop.get("/v1/products/train-1/similar?explain=true")
        .statusCode(200)
        .body("items.id", hasItem("train-2"))
        .body("items[0].parts.collaborative.why", containsString("learned"));
    assertEquals("succeeded", ended(given().post("/v1/admin/models/rollback")));
    assertEquals(before, serving());
    assertEquals("succeeded", ended(given().post("/v1/admin/models/{n}/activate", after)));
    assertEquals(after, serving());
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    given()
        .post("/v1/admin/train?method=hybrid&force=perhaps&more=1")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("method"))
        .body("errors.field", hasItem("force"))
        .body("errors.field", hasItem("more"));
    given().post("/v1/admin/models/99999/activate").then().statusCode(404);
  }
}
