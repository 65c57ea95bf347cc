package io.zhiyin.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What shoppers do changes the very next answer. */
@QuarkusTest
class EventLoopTest {
  @BeforeEach
  void aCampingShop() {
    Shop.put("tent", "{\"title\":\"三季双人帐篷 防雨\",\"category\":[\"户外\",\"帐篷\"]}");
    Shop.put("tent-2", "{\"title\":\"四人帐篷 防雨 大号\",\"category\":[\"户外\",\"帐篷\"]}");
    Shop.put("bag", "{\"title\":\"羽绒睡袋 零下十度\",\"category\":[\"户外\",\"睡袋\"]}");
    Shop.put("lamp", "{\"title\":\"营地灯 充电款\",\"category\":[\"户外\",\"照明\"]}");
  }

  @Test
  void theNextAnswerKnowsWhatADozenShoppersViewed() {
    assertFalse(
        Shop.ids(Shop.get("/v1/products/tent/similar?strategy=co_view"), "items").contains("bag"));
    Shop.view("a", 12, "tent", "bag");
    var answer = Shop.get("/v1/products/tent/similar?strategy=co_view&lang=zh");
    assertEquals(List.of("bag"), Shop.ids(answer, "items"));
    answer.body("items[0].reasons", hasItem("看了它的人也看了")).body("strategy_used", equalTo("co_view"));
    Shop.get("/v1/products/tent/similar?strategy=co_view&lang=en")
        .body("items[0].reasons", hasItem("Viewed by people who viewed this"));
  }

  @Test
  void contentAndBehaviourAreOneScoreTakenApart() {
    Shop.view("b", 12, "tent-2", "lamp");
    var answer = Shop.get("/v1/products/tent-2/similar?explain=true");
    List<String> ids = Shop.ids(answer, "items");
    assertTrue(ids.contains("lamp") && ids.contains("tent"), ids::toString);
    List<Map<String, Object>> items = answer.extract().jsonPath().getList("items");
    for (Map<String, Object> item : items) {
      @SuppressWarnings("unchecked")
      var parts = (Map<String, Map<String, Object>>) item.get("parts");
      double score = ((Number) item.getOrDefault("score", -1)).doubleValue();
      assertEquals(score, Shop.sum(parts == null ? Map.of() : parts), 1e-6);
      assertTrue(score > 0 && score <= 1, () -> "score " + score);
    }
  }

  @Test
  void fewerShoppersThanTheBoundShowNothing() {
    Shop.put("stove", "{\"title\":\"卡式炉\"}");
    Shop.put("gas", "{\"title\":\"气罐\"}");
    Shop.view("c", 2, "stove", "gas");
    Shop.get("/v1/products/stove/similar?strategy=co_view").body("items", hasSize(0));
    Shop.view("d", 1, "stove", "gas");
    Shop.get("/v1/products/stove/similar?strategy=co_view").body("items.id", hasItem("gas"));
  }

  @Test
  void anEventIdCountsOnce() {
    String event =
        "{\"event_id\":\"once\",\"event\":\"view_item\",\"client_id\":\"x\",\"items\":[{\"item_id\":\"tent\"}]}";
    long before = events();
    Shop.post("/v1/events", event).statusCode(202).body("accepted", is(1));
    Shop.post("/v1/events", event).statusCode(202).body("accepted", is(1));
    assertEquals(before + 1, events());
  }

  private static long events() {
    return Shop.get("/v1/admin/status").extract().jsonPath().getLong("events");
  }

  @Test
  void moreThanAThousandAtOnceAreTooMuch() {
    String events = "[" + "{},".repeat(1_000) + "{}]";
    for (String body : List.of(events, "{\"events\":" + events + "}")) {
      Shop.post("/v1/events", body).statusCode(413).contentType("application/problem+json");
    }
  }

  @Test
  void aRejectedEventHarmsNoOther() {
    Shop.post(
            "/v1/events",
            "{\"events\":[{\"event\":\"peek\"},"
                + Shop.event("view_item", "e1", "tent")
                + ",{\"event\":\"rate\",\"items\":[{\"item_id\":\"tent\"}],\"timestamp\":\"2999-01-01T00:00:00Z\"}]}")
        .statusCode(202)
        .body("accepted", is(1))
        .body("rejected.index", equalTo(List.of(0, 2)))
        .body("rejected[0].errors.field", hasItem("event"))
        .body("rejected[1].errors.field", hasItem("rating"))
        .body("rejected[1].errors.field", hasItem("timestamp"));
  }

  @Test
  void aShelfFallsDownAVisibleLadder() {
    Shop.view("f", 12, "tent", "bag");
    Shop.post("/v1/events", Shop.event("view_item", "newcomer", "tent")).statusCode(202);
    Shop.get("/v1/users/newcomer/recommendations?limit=3")
        .statusCode(200)
        .body("personalized", is(true))
        .body("strategy_used", containsString("history"))
        .body("items.id", hasItem("bag"));
    Shop.get("/v1/users/nobody-knows/recommendations?limit=3")
        .statusCode(200)
        .body("personalized", is(false))
        .body("items", hasSize(3));
  }

  @Test
  void unknownProductsAreNotFoundAndWrongParametersAreNamed() {
    Shop.get("/v1/products/nope/similar").statusCode(404);
    Shop.get("/v1/products/tent/similar?limit=0&strategy=magic&colour=red")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", hasItem("limit"))
        .body("errors.field", hasItem("strategy"))
        .body("errors.field", hasItem("colour"));
  }

  @Test
  void aTextOrSeveralSeedsMayBeAskedFor() {
    Shop.post("/v1/similar", "{\"product\":{\"title\":\"双人帐篷\"},\"limit\":2}")
        .statusCode(200)
        .body("items.id", hasItem("tent"));
    Shop.post("/v1/similar", "{\"items\":[\"tent\",\"bag\"],\"limit\":5}").statusCode(200);
    Shop.post("/v1/similar", "{\"limit\":5}").statusCode(400);
  }

  @Test
  void otherTrackersAreUnderstood() {
    Shop.post(
            "/v1/events/ga4",
            "{\"client_id\":\"g\",\"events\":[{\"name\":\"page_view\"},"
                + "{\"name\":\"view_item\",\"params\":{\"items\":[{\"item_id\":\"tent\"}]}},"
                + "{\"name\":\"view_item\",\"params\":{}}]}")
        .statusCode(202)
        .body("accepted", is(1))
        .body("rejected.index", equalTo(List.of(1)));
    Shop.post(
            "/v1/events/ubi",
            "{\"action_name\":\"item_click\",\"client_id\":\"g\","
                + "\"event_attributes\":{\"object\":{\"object_id\":\"bag\"}}}")
        .statusCode(202)
        .body("accepted", is(1));
    Shop.post("/v1/events/ubi", "7").statusCode(400);
  }

  @Test
  void whatBecomesOfAnAnswerIsCounted() {
    String answer =
        Shop.get("/v1/products/tent/similar").extract().jsonPath().getString("query_id");
    for (String type : List.of("view_item_list", "select_item")) {
      Shop.post(
              "/v1/events",
              "{\"event\":\"%s\",\"client_id\":\"fb\",\"query_id\":\"%s\",\"items\":[{\"item_id\":\"bag\",\"index\":0}]}"
                  .formatted(type, answer))
          .statusCode(202);
    }
    Shop.get("/v1/admin/status")
        .body("feedback.find { it.scenario == 'similar' }.clicks", is(1))
        .body("feedback.find { it.scenario == 'similar' }.ctr", is(1.0f))
        .body("robots.events", is(0));
    Shop.get("/q/metrics")
        .body(containsString("zhiyin_answers_total{outcome=\"click\",scenario=\"similar\"} 1.0"));
  }
}
