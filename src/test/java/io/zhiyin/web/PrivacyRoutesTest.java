package io.zhiyin.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Consent, what is taken along, and erasure. */
@QuarkusTest
class PrivacyRoutesTest {
  @BeforeEach
  void aShop() {
    Shop.put("ink", "{\"title\":\"徽墨\"}");
    Shop.put("brush", "{\"title\":\"湖笔\"}");
    Shop.put("paper", "{\"title\":\"宣纸\"}");
  }

  private static ValidatableResponse consent(String user, String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .put("/v1/users/{id}/consent", user)
        .then();
  }

  private static String joined(String user, String client, String product) {
    return """
    {"event":"view_item","user_id":"%s","client_id":"%s","items":[{"item_id":"%s"}]}\
    """
        .formatted(user, client, product);
  }

  @Test
  void robotsThatSayWhoTheyAreAreAcceptedAndKeptNowhere() {
    Shop.put("agent-tea", "{\"title\":\"机器人 茶\"}");
    String event = Shop.event("view_item", "robot-shopper", "agent-tea");
    given()
        .header("User-Agent", "Mozilla/5.0 (compatible; googlebot/2.1; +http://www.google.com)")
        .contentType("application/json")
        .body("[" + event + "]")
        .post("/v1/events")
        .then()
        .statusCode(202)
        .body("accepted", is(1));
    Shop.get("/v1/users/robot-shopper/export").body("events", hasSize(0));
    Shop.get("/v1/admin/status").body("robot_agent_events", greaterThan(0));
    String twice =
        "{\"event_id\":\"once-only\",\"event\":\"view_item\",\"items\":[{\"item_id\":\"ink\"}]}";
    Shop.post("/v1/events", "[" + twice + "," + twice + "]").statusCode(202);
    Shop.get("/v1/admin/status").body("duplicate_events", greaterThan(0));
  }

  @Test
  void aStoredConsentWinsOverAnEventsOwn() {
    String event =
        "{\"event\":\"view_item\",\"user_id\":\"shy\",\"session_id\":\"s-shy\",\"items\":[{\"item_id\":\"ink\"}],"
            + "\"consent\":{\"personalization\":true}}";
    Shop.view("pc", 4, "ink", "brush");
    Shop.post("/v1/events", event).statusCode(202);
    Shop.get("/v1/users/shy/recommendations").body("personalized", is(true));
    consent("shy", "{\"personalization\":false}")
        .statusCode(200)
        .body("personalization", is(false))
        .body("analytics", is(true));
    Shop.get("/v1/users/shy/recommendations").body("personalized", is(false));
    Shop.post("/v1/events", event.replace("\"ink\"", "\"paper\"")).statusCode(202);
    Shop.get("/v1/users/shy/export")
        .body("events", hasSize(1))
        .body("consent.personalization", is(false));
    consent("shy", "{\"personalization\":true}").statusCode(200);
    Shop.get("/v1/users/shy/recommendations").body("personalized", is(true));
    consent("shy", "{\"personalization\":\"no\",\"marketing\":true}")
        .statusCode(400)
        .body("errors.field", hasItems("personalization", "marketing"));
    consent("shy", "{}").statusCode(400);
  }

  @Test
  void theSearchesOfWhoRefusedAnalyticsAreLoggedNowhere() {
    String query = "/v1/search?q=secret-wish&user_id=";
    Shop.get(query + "talker").statusCode(200);
    Shop.get("/v1/admin/queries").body("queries.query", hasItem("secret-wish"));
    consent("silent", "{\"analytics\":false}").statusCode(200);
    Shop.get("/v1/search?q=own-wish&user_id=silent").statusCode(200);
    Shop.post("/v1/search", "{\"q\":\"own-wish\",\"user_id\":\"silent\"}").statusCode(200);
    Shop.get("/v1/admin/queries").body("queries.query", not(hasItem("own-wish")));
  }

  @Test
  void everythingIsTakenAlongAndErased() {
    Shop.view("pa", 4, "brush", "paper");
    Shop.post("/v1/events", joined("anna-p", "phone-p", "brush")).statusCode(202);
    Shop.post("/v1/events", joined("", "phone-p", "ink").replace("\"user_id\":\"\",", ""))
        .statusCode(202);
    Shop.get("/v1/users/anna-p/export")
        .statusCode(200)
        .body("user_id", equalTo("anna-p"))
        .body("client_ids", equalTo(java.util.List.of("phone-p")))
        .body("events.items.item_id.flatten()", hasItems("brush", "ink"));
    given()
        .delete("/v1/users/anna-p")
        .then()
        .statusCode(200)
        .body("receipt_id", notNullValue())
        .body("events", is(2))
        .body("items", is(2))
        .body("pairs", notNullValue())
        .body("completed_at", notNullValue());
    Shop.get("/v1/users/anna-p/export").body("events", hasSize(0)).body("client_ids", hasSize(0));
    Shop.get("/v1/users/anna-p/recommendations?client_id=phone-p").body("personalized", is(false));
    Shop.get("/v1/products/brush/similar?strategy=co_view").body("items.id", hasItem("paper"));
  }

  @Test
  void aPairThatFallsBelowTheBoundIsGoneAtOnce() {
    Shop.put("seal", "{\"title\":\"印章\"}");
    Shop.put("paste", "{\"title\":\"印泥\"}");
    Shop.view("pb", 3, "seal", "paste");
    Shop.get("/v1/products/seal/similar?strategy=co_view").body("items.id", hasItem("paste"));
    given()
        .delete("/v1/users/pb1")
        .then()
        .statusCode(200)
        .body("events", is(2))
        .body("pairs", is(1));
    Shop.get("/v1/products/seal/similar?strategy=co_view").body("items.id", not(hasItem("paste")));
    given().delete("/v1/users/pb1").then().statusCode(200).body("events", is(0));
    Shop.get("/v1/admin/status").body("events", greaterThan(0));
  }
}
