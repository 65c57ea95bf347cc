package io.zhiyin.web;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignalsRoutesTest {
  @Test
  void pairsAreToldStrongestFirstAndProductsDayByDay() {
    Shop.put("pair-1", "{\"title\":\"竹蒸笼\"}");
    Shop.put("pair-2", "{\"title\":\"蒸笼布\"}");
    Shop.view("steamer", 12, "pair-1", "pair-2");
    Shop.view("steamer", 150, "pair-1");
    JsonPath pairs =
        Shop.get("/v1/admin/signals/pairs?limit=200").statusCode(200).extract().jsonPath();
    List<Double> strengths =
        pairs.<Number>getList("pairs.strength").stream().map(Number::doubleValue).toList();
    assertEquals(strengths.stream().sorted(Comparator.reverseOrder()).toList(), strengths);
    assertEquals("蒸笼布", pairs.getString("pairs.find { it.one.id == 'pair-1' }.other.title"));
    assertEquals(1, pairs.getList("pairs.findAll { it.other.id == 'pair-2' }").size());
    Shop.get("/v1/admin/signals/pairs?kind=co_buy&limit=1").statusCode(200);

    JsonPath popular =
        Shop.get("/v1/admin/signals/popularity?limit=20&days=3")
            .statusCode(200)
            .body("events", greaterThanOrEqualTo(174))
            .body("items.id", hasItem("pair-1"))
            .extract()
            .jsonPath();
    assertTrue(popular.getList("days").size() <= 3);
    String its = "items.find { it.id == 'pair-1' }.";
    assertEquals("竹蒸笼", popular.getString(its + "title"));
    assertEquals(popular.getList("days").size(), popular.getList(its + "counts").size());
    assertEquals(
        162,
        popular.getList(its + "counts", Integer.class).stream().mapToInt(n -> n).sum(),
        "events of the last days");
  }

  @Test
  void ofAKindWithADirectionTheOneThatLeadsComesFirst() {
    Shop.put("lead-b", "{\"title\":\"案板\"}");
    Shop.put("lead-a", "{\"title\":\"菜刀\"}");
    Shop.view("leading", 6, "lead-b");
    for (int shopper = 1; shopper <= 6; shopper++) {
      Shop.post("/v1/events", Shop.event("purchase", "leading" + shopper, "lead-a"))
          .statusCode(202);
    }
    JsonPath pairs =
        Shop.get("/v1/admin/signals/pairs?kind=view_buy&limit=200")
            .statusCode(200)
            .extract()
            .jsonPath();
    assertEquals("lead-a", pairs.getString("pairs.find { it.one.id == 'lead-b' }.other.id"));
    assertEquals(0, pairs.getList("pairs.findAll { it.one.id == 'lead-a' }").size());
  }

  @Test
  void whatIsWrongIsNamedAtOnce() {
    Shop.get("/v1/admin/signals/pairs?kind=co_sleep&limit=0")
        .statusCode(400)
        .body("errors.field", equalTo(List.of("kind", "limit")));
    Shop.get("/v1/admin/signals/popularity?limit=21&days=93")
        .statusCode(400)
        .body("errors.field", equalTo(List.of("limit", "days")));
  }
}
