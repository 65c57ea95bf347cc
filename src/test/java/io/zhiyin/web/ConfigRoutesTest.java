package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConfigRoutesTest {
  private static final String RANKING = "/v1/admin/config/ranking.yaml";

  @AfterEach
  void reset() {
    given().delete(RANKING).then().statusCode(200);
    given().delete("/v1/admin/config/events.yaml").then().statusCode(200);
  }

  private static String popularity(double weight) {
    return "search:\n  popularity: " + weight + "\n";
  }

  @Test
  void weightsComeIntoForceAtOnceAndAreTakenBack() {
    String shipped = given().get(RANKING).then().statusCode(200).extract().asString();
    given().body(popularity(0.2)).put(RANKING).then().statusCode(200).body("edited", equalTo(true));
    given().body(popularity(0.3)).put(RANKING).then().body("in_force", equalTo("now"));
    given().get(RANKING).then().body(equalTo(popularity(0.3)));
    given().post(RANKING + "/undo").then().statusCode(200);
    given().get(RANKING).then().body(equalTo(popularity(0.2)));
    given().delete(RANKING).then().statusCode(200).body("edited", equalTo(false));
    given().get(RANKING).then().body(equalTo(shipped));
    given().get("/v1/admin/config").then().body("name", hasItem("ranking.yaml"));
  }

  @Test
  void whatIsWrongIsNamedAtOnceAndChangesNothing() {
    String before = given().get(RANKING).asString();
    given()
        .body("search:\n  personal: 7\n  popularity: -1\nsimilr: {}\n")
        .put(RANKING)
        .then()
        .statusCode(400)
        .body("errors", hasSize(3))
        .body("errors[0].field", containsString("ranking.yaml search.personal"));
    given().get(RANKING).then().body(equalTo(before));
  }

  @Test
  void whatShapesTheCountersWaitsForARestart() {
    given()
        .body("min_shoppers: 5\n")
        .put("/v1/admin/config/events.yaml")
        .then()
        .statusCode(200)
        .body("in_force", equalTo("restart"));
  }

  @Test
  void onlyKnownFilesAreEdited() {
    for (String file : new String[] {"nothing.yaml", "..%2Fstore.db", "ranking.yaml.1"}) {
      given()
          .urlEncodingEnabled(false)
          .body("a: 1")
          .put("/v1/admin/config/" + file)
          .then()
          .statusCode(404);
    }
  }
}
