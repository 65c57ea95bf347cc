package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A contest is off unless it is configured; it learns from events, tells, and forgets. */
@QuarkusTest
class BanditRoutesTest {
  private static final String RANKING = "/v1/admin/config/ranking.yaml";

  @AfterEach
  void off() {
    given().delete(RANKING).then().statusCode(200);
  }

  private static void contest(String blends) {
    given().body("bandit:\n  blends: " + blends + "\n").put(RANKING).then().statusCode(200);
  }

  private static String shelf() {
    return given()
        .contentType("application/json")
        .body("{\"requests\":[{\"scenario\":\"search_empty\"}]}")
        .post("/v1/recommend")
        .then()
        .statusCode(200)
        .extract()
        .path("responses[0].query_id");
  }

  private static void event(String name, String queryId) {
    given()
        .contentType("application/json")
        .body(
            "{\"event\":\"%s\",\"query_id\":\"%s\",\"client_id\":\"%s\",\"items\":[{\"item_id\":\"x\",\"index\":0}]}"
                .formatted(name, queryId, queryId.substring(0, 20)))
        .post("/v1/events")
        .then()
        .statusCode(202)
        .body("accepted", equalTo(1));
  }

  @Test
  void withoutBlendsNothingIsDrawn() {
    assertThat(shelf(), not(containsString(".w")));
    given().get("/v1/admin/bandit").then().statusCode(200).body("blends", hasSize(0));
  }

  @Test
  void whatIsDrawnIsToldLearnedAndForgotten() {
    contest("{search_empty: [0.4, 0.9]}");
    given().post("/v1/admin/bandit/reset").then().statusCode(200);
    String queryId = shelf();
    assertThat(queryId, matchesPattern(".*\\.w(40|90)"));
    event("view_item_list", queryId);
    event("select_item", queryId);
    String its = queryId.endsWith("w40") ? "blends[0]." : "blends[1].";
    given()
        .get("/v1/admin/bandit")
        .then()
        .statusCode(200)
        .body("blends", hasSize(2))
        .body(its + "impressions", equalTo(1))
        .body(its + "clicks", equalTo(1));
    given()
        .post("/v1/admin/bandit/reset")
        .then()
        .statusCode(200)
        .body(its + "impressions", equalTo(0));
  }

  @Test
  void whatIsNoContestIsRefusedWithItsPlace() {
    for (String blends :
        new String[] {
          "{home: [0.4]}", "{home: [0.4, 0.4]}", "{home: [0.4, 2]}", "{nowhere: [0, 1]}"
        }) {
      given()
          .body("bandit:\n  blends: " + blends + "\n")
          .put(RANKING)
          .then()
          .statusCode(400)
          .body("errors[0].field", containsString("bandit.blends"));
    }
  }
}
