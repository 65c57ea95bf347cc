package io.zhiyin.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Strategies, and the shelves of a page. Long because all of it needs the same stocked shop. */
@QuarkusTest
class ShelvesRoutesTest {
  @BeforeEach
  void aTeaShop() {
    put("pot", "紫砂壶 西施", "茶具", "茶壶", "qing");
    put("pot-2", "紫砂壶 石瓢", "茶具", "茶壶", "qing");
    put("cup", "白瓷茶杯 六只", "茶具", "茶杯", "qing");
    put("tea", "龙井 明前特级", "茶叶", "绿茶", "ming");
    put("tea-2", "碧螺春 明前", "茶叶", "绿茶", "ming");
    put("book", "茶经 注释本", "图书", "饮食", "ming");
  }

  private static void put(String id, String title, String root, String leaf, String shop) {
    Shop.put(
        id,
        "{\"title\":\"%s\",\"category\":[\"%s\",\"%s\"],\"shop_id\":\"%s\"}"
            .formatted(title, root, leaf, shop));
  }

  private static void together(String type, String prefix, String... products) {
    List<String> events = new ArrayList<>();
    for (int shopper = 1; shopper <= 12; shopper++) {
      for (String product : products) {
        events.add(Shop.event(type, prefix + shopper, product));
      }
    }
    Shop.post("/v1/events", "[" + String.join(",", events) + "]").statusCode(202);
  }

  private static List<String> similar(String id, String strategy) {
    return Shop.ids(Shop.get("/v1/products/{id}/similar?strategy={s}", id, strategy), "items");
  }

  private static JsonPath recommend(String... requests) {
    return Shop.post("/v1/recommend", "{\"requests\":[" + String.join(",", requests) + "]}")
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static List<String> ids(JsonPath answer, int shelf) {
    return answer.getList("responses[" + shelf + "].items.id", String.class);
  }

  @Test
  void complementsComeFromAnotherLeafAndSubstitutesFromTheDepartment() {
    together("add_to_cart", "sa", "pot", "pot-2", "tea");
    together("purchase", "sb", "pot", "cup");
    together("view_item", "sc", "pot", "pot-2", "cup", "book");
    List<String> complements = similar("pot", "complement");
    assertTrue(complements.containsAll(List.of("tea", "cup")), complements::toString);
    assertFalse(complements.contains("pot-2"), complements::toString);
    List<String> substitutes = similar("pot", "substitute");
    assertTrue(substitutes.containsAll(List.of("pot-2", "cup")), substitutes::toString);
    assertFalse(substitutes.contains("book"), substitutes::toString);
    Shop.get("/v1/products/pot/similar?strategy=complement&explain=true")
        .body("strategy_used", equalTo("complement"))
        .body("items[0].parts.collaborative.value", org.hamcrest.Matchers.notNullValue());
    // Nobody ever put anything together with this one, and what is no complement is not shown.
    put("new-pot", "紫砂壶 新款", "茶具", "茶壶", "qing");
    assertEquals(List.of(), similar("new-pot", "complement"));
  }

  @Test
  void trendingAndRecentStayInTheDepartment() {
    together("view_item", "sd", "cup");
    List<String> trending = similar("pot", "trending");
    assertTrue(trending.contains("cup"), trending::toString);
    assertFalse(trending.contains("tea"), trending::toString);
    Shop.put(
        "cup-new",
        "{\"title\":\"斗笠杯\",\"category\":[\"茶具\",\"茶杯\"],\"created_at\":\"2026-11-01\"}");
    assertEquals("cup-new", similar("pot", "recent").getFirst());
  }

  @Test
  void noProductStandsTwiceOnAPage() {
    together("view_item", "se", "pot", "tea", "book");
    JsonPath page =
        recommend(
            "{\"scenario\":\"product\",\"items\":[\"pot\"],\"limit\":2}",
            "{\"scenario\":\"home\",\"user_id\":\"page-user\",\"limit\":3}",
            "{\"scenario\":\"search_empty\",\"limit\":3}");
    List<String> all = new ArrayList<>();
    for (int shelf = 0; shelf < 3; shelf++) {
      all.addAll(ids(page, shelf));
      for (Object score : page.getList("responses[" + shelf + "].items.score")) {
        assertTrue(((Number) score).doubleValue() >= 0);
      }
    }
    assertEquals(8, all.size(), all::toString);
    assertEquals(8, new HashSet<>(all).size(), all::toString);
    assertFalse(all.contains("pot"), all::toString);
    // Two users do not see each other's pages.
    JsonPath two =
        recommend(
            "{\"user_id\":\"nobody-1\",\"limit\":2}", "{\"user_id\":\"nobody-2\",\"limit\":2}");
    assertEquals(ids(two, 0), ids(two, 1));
  }

  @Test
  void aCartIsCompletedFirst() {
    together("add_to_cart", "sf", "pot", "tea");
    JsonPath cart = recommend("{\"scenario\":\"cart\",\"items\":[\"pot\",\"cup\"],\"limit\":4}");
    assertEquals("tea", ids(cart, 0).getFirst());
    assertFalse(ids(cart, 0).contains("cup"));
    String used = cart.getString("responses[0].strategy_used");
    assertTrue(used.startsWith("complement+"), used);
    assertEquals(
        4, recommend("{\"scenario\":\"cart\",\"limit\":4}").getList("responses[0].items").size());
  }

  @Test
  void whatWasBoughtOrDismissedIsLeftOut() {
    together("view_item", "sg", "pot", "cup", "tea", "tea-2");
    Shop.post(
            "/v1/events",
            "["
                + Shop.event("view_item", "picky", "pot")
                + ","
                + Shop.event("purchase", "picky", "cup")
                + ","
                + Shop.event("dismiss", "picky", "tea")
                + "]")
        .statusCode(202);
    String home = "{\"scenario\":\"%s\",\"items\":%s,\"user_id\":\"picky\",\"limit\":50}";
    for (String request :
        List.of(home.formatted("home", "[]"), home.formatted("product", "[\"pot\"]"))) {
      JsonPath shelf = recommend(request);
      assertFalse(ids(shelf, 0).contains("cup"), request);
      assertFalse(ids(shelf, 0).contains("tea"), request);
      assertTrue(ids(shelf, 0).contains("tea-2"), request);
    }
  }

  @Test
  void theLadderIsVisible() {
    together("view_item", "sh", "pot", "tea");
    Shop.post("/v1/events", Shop.event("view_item", "known", "pot")).statusCode(202);
    Shop.post(
            "/v1/events",
            "{\"event\":\"view_item\",\"session_id\":\"visit\",\"items\":[{\"item_id\":\"pot\"}]}")
        .statusCode(202);
    JsonPath page =
        recommend(
            "{\"user_id\":\"known\",\"limit\":3}",
            "{\"session_id\":\"visit\",\"limit\":3,\"user_id\":\"other\"}",
            "{\"user_id\":\"stranger\",\"limit\":3}",
            "{\"user_id\":\"known\",\"limit\":2,\"personalize\":\"off\",\"exclude\":[\"pot\"]}");
    assertTrue(page.getString("responses[0].strategy_used").startsWith("history"));
    assertTrue(page.getBoolean("responses[0].personalized"));
    assertTrue(page.getString("responses[1].strategy_used").startsWith("session"));
    assertTrue(page.getString("responses[2].strategy_used").startsWith("trending"));
    assertFalse(page.getBoolean("responses[2].personalized"));
    assertFalse(page.getBoolean("responses[3].personalized"));
    Shop.get("/v1/users/known/recommendations?personalize=off")
        .body("personalized", is(false))
        .body("strategy_used", startsWith("trending"));
  }

  private static String event(String shopper, String product, String time, String region) {
    return "{\"event\":\"view_item\",\"user_id\":\"%s\",\"items\":[{\"item_id\":\"%s\"}],\"timestamp\":\"%s\",\"region\":\"%s\"}"
        .formatted(shopper, product, time, region);
  }

  @Test
  void whatRisesStandsBeforeWhatIsAlwaysBoughtAndRegionsHaveTrendsOfTheirOwn() {
    put("old-hit", "老牌花茶", "茶叶", "花茶", "trend");
    put("riser", "新晋白茶", "茶叶", "白茶", "trend");
    put("local", "本地红茶", "茶叶", "红茶", "trend");
    List<String> events = new ArrayList<>();
    Instant now = Instant.now();
    for (int i = 0; i < 200; i++) {
      events.add(event("ta" + i, "old-hit", "" + now.minusSeconds(7_200L * i), ""));
    }
    for (int i = 0; i < 25; i++) {
      events.add(event("tb" + i, "riser", "" + now.minusSeconds(60), ""));
    }
    for (int i = 0; i < 4; i++) {
      events.add(event("tc" + i, "local", "" + now, "安徽"));
    }
    events.add(event("td", "pot", "" + now, "安徽"));
    events.add(event("te", "cup", "" + now, ""));
    Shop.post("/v1/events", "[" + String.join(",", events) + "]").statusCode(202);
    String ask =
        "{\"scenario\":\"shop\",\"shop_id\":\"trend\",\"strategy\":\"trending\",\"limit\":3,\"explain\":true%s}";
    JsonPath page =
        recommend(
            ask.formatted(",\"user_id\":\"t1\""),
            ask.formatted(",\"user_id\":\"t2\",\"region\":\"安徽\""),
            ask.formatted(",\"user_id\":\"td\""),
            ask.formatted(",\"user_id\":\"t3\",\"region\":\"海南\""));
    assertEquals("riser", ids(page, 0).getFirst());
    assertTrue(page.getString("responses[0].strategy_used").startsWith("trending"));
    assertEquals("最近热起来", page.getString("responses[0].items[0].reasons[0]"));
    assertEquals(
        page.getDouble("responses[0].items[0].score"),
        page.getDouble("responses[0].items[0].parts.trend.contribution"),
        1e-6);
    assertEquals(List.of("local", "riser"), ids(page, 1).subList(0, 2));
    assertTrue(page.getString("responses[1].strategy_used").startsWith("region+trending"));
    // Who was last seen there is shown it without asking.
    assertEquals(List.of("local", "riser"), ids(page, 2).subList(0, 2));
    assertFalse(page.getString("responses[3].strategy_used").contains("region"));
    String home = "{\"user_id\":\"td\",\"strategy\":\"trending\",\"limit\":50}";
    String used = recommend(home).getString("responses[0].strategy_used");
    assertTrue(used.startsWith("region+segment+trending"), used);
  }

  @Test
  void whatWasShownInVainSinksUntilTheShopperReacts() {
    for (int i = 1; i <= 4; i++) {
      put("inn-" + i, "民宿 床旗 " + i, "床品", "床旗", "inn");
    }
    together("view_item", "si", "inn-1", "inn-2", "inn-3", "inn-4");
    Shop.post("/v1/events", Shop.event("view_item", "tired", "inn-4")).statusCode(202);
    String ask =
        "{\"scenario\":\"shop\",\"shop_id\":\"inn\",\"user_id\":\"tired\",\"limit\":3,\"diversity\":0,\"explain\":true}";
    JsonPath before = recommend(ask);
    String first = ids(before, 0).getFirst();
    String shown =
        "{\"event\":\"view_item_list\",\"user_id\":\"tired\",\"query_id\":\"%s\",\"items\":[{\"item_id\":\"%s\"}]}"
            .formatted(before.getString("responses[0].query_id"), first);
    Shop.post("/v1/events", "[" + shown + "," + shown + "]").statusCode(202);
    JsonPath after = recommend(ask);
    assertEquals(first, ids(after, 0).getLast());
    assertTrue(after.getDouble("responses[0].items[2].parts.fatigue.contribution") < 0);
    partsSum(after);
    assertEquals(
        before.getDouble("responses[0].items[0].score") * 0.85 * 0.85,
        after.getDouble("responses[0].items[2].score"),
        1e-6);
    Shop.post("/v1/events", Shop.event("select_item", "tired", first)).statusCode(202);
    assertFalse(ids(recommend(ask), 0).contains(first), "now it is history");
  }

  private static void partsSum(JsonPath answer) {
    for (int i = 0; i < ids(answer, 0).size(); i++) {
      String item = "responses[0].items[" + i + "]";
      assertEquals(
          answer.getDouble(item + ".score"), Shop.sum(answer.getMap(item + ".parts")), 1e-6, item);
    }
  }

  @Test
  void homeKeepsPlacesForNewProductsAndTheNewestSayHowNewTheyAre() {
    Instant now = Instant.now();
    for (int i = 0; i < 12; i++) {
      Shop.put(
          "fresh-" + i,
          "{\"title\":\"上新 %d\",\"shop_id\":\"fresh\",\"created_at\":\"%s\"}"
              .formatted(i, now.minusSeconds(86_400L * i)));
    }
    for (int i = 0; i < 10; i++) {
      put("stale-" + i, "旧品 " + i, "旧", "旧品", "fresh");
      together("view_item", "sj", "stale-" + i);
    }
    String recent =
        "{\"scenario\":\"shop\",\"shop_id\":\"fresh\",\"strategy\":\"recent\",\"limit\":10,\"explain\":true}";
    JsonPath newest = recommend(recent);
    assertEquals("fresh-0", ids(newest, 0).getFirst());
    assertEquals(List.of("新品"), newest.getList("responses[0].items[0].reasons"));
    assertTrue(newest.getDouble("responses[0].items[0].score") > 0.9);
    partsSum(newest);
    String home =
        "{\"user_id\":\"%s\",\"limit\":10,\"filter\":[\"shop_id:fresh\"],\"diversity\":0,\"explain\":true}";
    JsonPath one = recommend(home.formatted("curious"));
    assertTrue(one.getString("responses[0].strategy_used").endsWith("+explore"));
    assertTrue(ids(one, 0).getLast().startsWith("fresh-"));
    assertTrue(ids(one, 0).get(8).startsWith("stale-"));
    assertEquals(ids(one, 0), ids(recommend(home.formatted("curious")), 0));
    partsSum(one);
    Set<String> explored = new HashSet<>();
    for (int shopper = 0; shopper < 8; shopper++) {
      explored.add(ids(recommend(home.formatted("curious-" + shopper)), 0).getLast());
    }
    assertTrue(explored.size() > 1, explored::toString);
  }

  @Test
  void aShopAndACategoryAreKept() {
    JsonPath page =
        recommend(
            "{\"scenario\":\"shop\",\"shop_id\":\"ming\",\"limit\":20}",
            "{\"scenario\":\"category\",\"category\":\"茶具/茶壶\",\"limit\":20,\"filter\":[\"-id:pot-2\"]}");
    assertEquals(new HashSet<>(List.of("tea", "tea-2", "book")), new HashSet<>(ids(page, 0)));
    assertTrue(ids(page, 1).contains("pot") && !ids(page, 1).contains("pot-2"));
    assertFalse(ids(page, 1).contains("cup"));
  }

  @Test
  void whatDiffersComesEarlierWithDiversity() {
    for (int i = 1; i <= 4; i++) {
      put("fan-" + i, "竹编团扇 手工 古风", "扇子", "团扇", "fan");
    }
    put("fan-5", "竹骨折扇", "扇子", "折扇", "fan");
    String request =
        "{\"scenario\":\"product\",\"strategy\":\"content\",\"items\":[\"fan-1\"],\"filter\":[\"shop_id:fan\"],\"limit\":4,\"diversity\":%s,\"explain\":true}";
    List<String> plain = ids(recommend(request.formatted("0")), 0);
    List<String> mixed = ids(recommend(request.formatted("0.9")), 0);
    assertEquals(List.of("fan-2", "fan-3", "fan-4", "fan-5"), plain);
    assertEquals(List.of("fan-2", "fan-5"), mixed.subList(0, 2));
    assertEquals(mixed, ids(recommend(request.formatted("0.9")), 0));
  }

  @Test
  void everyProblemOfEveryRequestIsNamed() {
    Shop.post(
            "/v1/recommend",
            "{\"requests\":[{},7,{\"scenario\":\"attic\",\"limit\":0,\"diversity\":2,\"colour\":1},"
                + "{\"scenario\":\"product\"}],\"extra\":1}")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", hasItem("requests[1]"))
        .body("errors.field", hasItem("requests[2].scenario"))
        .body("errors.field", hasItem("requests[2].limit"))
        .body("errors.field", hasItem("requests[2].diversity"))
        .body("errors.field", hasItem("requests[2].colour"))
        .body("errors.field", hasItem("requests[3].items"))
        .body("errors.field", hasItem("extra"))
        .body("errors.field", not(hasItem(containsString("requests[0]"))));
    for (String body : List.of("{}", "{\"requests\":[]}", "[]", "", "{\"requests\":{}}")) {
      Shop.post("/v1/recommend", body).statusCode(400).body("errors", hasSize(1));
    }
  }

  @Test
  void aShelfGoesOnBehindItsCursor() {
    String ask = "{\"scenario\":\"shop\",\"shop_id\":\"ming\",\"limit\":2%s}";
    JsonPath first = recommend(ask.formatted(""));
    String cursor = first.getString("responses[0].cursor");
    JsonPath second = recommend(ask.formatted(",\"cursor\":\"" + cursor + "\""));
    List<String> all = new ArrayList<>(ids(first, 0));
    all.addAll(ids(second, 0));
    assertEquals(3, all.size(), all::toString);
    assertEquals(3, new HashSet<>(all).size(), all::toString);
    assertEquals(null, second.getString("responses[0].cursor"));
    for (String bad : List.of("x", "%%", cursor.substring(2))) {
      Shop.post("/v1/recommend", "{\"requests\":[{\"cursor\":\"" + bad + "\"}]}")
          .statusCode(400)
          .body("errors.field", hasItem("requests[0].cursor"));
    }
  }
}
