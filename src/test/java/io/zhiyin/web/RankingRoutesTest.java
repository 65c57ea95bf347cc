package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RankingRoutesTest {
  private static final String RANKING = "/v1/admin/config/ranking.yaml";
  private static final String PREVIEW = "/v1/admin/ranking/preview";

  @AfterEach
  void reset() {
    given().delete(RANKING).then().statusCode(200);
  }

  private static ValidatableResponse preview(String ranking, String questions) {
    return Shop.post(
        PREVIEW,
        "{\"ranking\":\"%s\",\"questions\":%s}".formatted(ranking.replace("\n", "\\n"), questions));
  }

  @Test
  void otherWeightsAreTriedWithoutComingIntoForce() {
    Shop.put("rr-1", "{\"id\":\"rr-1\",\"title\":\"铜火锅炉\"}");
    Shop.put("rr-2", "{\"id\":\"rr-2\",\"title\":\"铜火锅炉 二号\"}");
    Shop.put("rr-3", "{\"id\":\"rr-3\",\"title\":\"登山绳扣\"}");
    Shop.view("rr-shopper", 12, "rr-1", "rr-3");
    String before = given().get(RANKING).asString();
    ValidatableResponse answer =
        preview(
            "similar:\n  collaborative: 0\n",
            "[{\"similar\":{\"items\":[\"rr-1\"]}},{\"search\":{\"q\":\"铜火锅炉\"}},"
                + "{\"recommend\":{\"scenario\":\"product\",\"items\":[\"rr-1\"]}}]");
    List<String> now = Shop.ids(answer, "answers[0].now");
    List<String> then = Shop.ids(answer, "answers[0].then");
    assertEquals(Shop.ids(Shop.get("/v1/products/rr-1/similar"), "items"), now);
    assertNotEquals(now, then);
    answer.body("answers[0].now.id", hasItem("rr-3"));
    answer.body("answers[0].then.id", not(hasItem("rr-3")));
    answer.body("answers[1].then.id", hasItems("rr-1", "rr-2"));
    answer.body("answers", hasSize(3));
    answer.body("weights.'similar.collaborative'", equalTo(0f));
    assertEquals(before, given().get(RANKING).asString());
    given().body("similar:\n  collaborative: 0\n").put(RANKING).then().statusCode(200);
    assertEquals(then, Shop.ids(Shop.get("/v1/products/rr-1/similar"), "items"));
  }

  @Test
  void allThatIsWrongWithATrialIsNamed() {
    preview(
            "search: {}",
            "[{\"search\":{\"size\":1000,\"colour\":1}},{\"similar\":{}},{\"other\":{}},7]")
        .statusCode(400)
        .body("errors", hasSize(5));
    preview("search:\n  personal: 7\n", "[{\"search\":{}}]").statusCode(400);
    Shop.post(PREVIEW, "{}").statusCode(400).body("errors", hasSize(2));
  }

  @Test
  void rankingsAreKeptUnderNamesAndEarlierOnesInTheHistory() {
    String text = "search:\n  popularity: 0.2\n";
    given().body(text).put("/v1/admin/ranking/named/双十一 主推").then().statusCode(200);
    Shop.get("/v1/admin/ranking/named").body("name", hasItem("双十一 主推"));
    given().body("search: 1").put("/v1/admin/ranking/named/x").then().statusCode(400);
    given().body(text).put("/v1/admin/ranking/named/{n}", "-x").then().statusCode(400);
    given().delete("/v1/admin/ranking/named/双十一 主推").then().body("text", equalTo(text));
    given().delete("/v1/admin/ranking/named/双十一 主推").then().statusCode(404);
    given().body(text).put(RANKING).then().statusCode(200);
    given().body("search:\n  popularity: 0.3\n").put(RANKING).then().statusCode(200);
    Shop.get(RANKING + "/history").body("[0].text", equalTo(text));
    Shop.get("/v1/admin/config/none.yaml/history").statusCode(404);
  }
}
