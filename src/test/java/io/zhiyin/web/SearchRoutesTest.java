package io.zhiyin.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SearchRoutesTest {
  @BeforeEach
  void aPhoneShop() {
    Shop.put(
        "case-hw",
        "{\"title\":\"华为手机壳 防摔透明\",\"brand\":\"华为\",\"price\":29.9,\"sales\":300,"
            + "\"category\":[\"手机数码\",\"手机壳\"],\"attributes\":{\"颜色\":\"红\"},\"created_at\":\"2026-03-01\"}");
    Shop.put(
        "case-mi",
        "{\"title\":\"小米手机壳 磨砂\",\"brand\":\"小米\",\"price\":19.9,\"sales\":900,"
            + "\"category\":[\"手机数码\",\"手机壳\"],\"attributes\":{\"颜色\":\"蓝\"},\"created_at\":\"2026-05-01\"}");
    Shop.put("case-no", "{\"title\":\"通用手机壳\",\"category\":[\"手机数码\",\"手机壳\"]}");
  }

  private static List<String> search(String query, Object... values) {
    return Shop.ids(Shop.get("/v1/search?filter=category:{c}&" + query, values), "hits.hits");
  }

  @Test
  void traditionalAndFullWidthFindSimplifiedAndHalfWidth() {
    assertEquals("case-hw", search("q={q}", "手机数码/手机壳", "華為手機殼").getFirst());
  }

  @Test
  void filtersAndOrders() {
    assertEquals(List.of("case-mi"), search("q={q}&filter=brand:{b}", "手机数码", "手机壳", "小米"));
    assertEquals(List.of("case-hw"), search("filter={f}", "手机数码", "attributes.颜色:红"));
    assertEquals(List.of("case-hw", "case-mi"), search("filter=price:[10,30]&sort=-price", "手机数码"));
    assertEquals(List.of("case-mi", "case-hw", "case-no"), search("sort=price&size=3", "手机数码/手机壳"));
    assertEquals(List.of("case-mi", "case-hw", "case-no"), search("sort=-created_at", "手机数码/手机壳"));
    assertEquals(List.of("case-no"), search("filter=-brand:({b})", "手机数码/手机壳", "小米,华为"));
  }

  @Test
  void oneOfferOfTwoShopsComesOnceWhereAsked() {
    Shop.put("twin-1", "{\"title\":\"霜灰绿 绒栗灯\",\"price\":9,\"shop_id\":\"s1\"}");
    Shop.put("twin-2", "{\"title\":\"绒栗灯，霜灰绿！\",\"price\":8,\"shop_id\":\"s2\"}");
    String query = "/v1/search?q={q}&sort=price&collapse={c}";
    Shop.get(query, "绒栗灯", "false").body("hits.total.value", equalTo(2));
    Shop.get(query, "绒栗灯", "true")
        .body("hits.total.value", equalTo(1))
        .body("hits.hits[0].id", equalTo("twin-2"));
    Shop.get(query, "绒栗灯", "maybe").statusCode(400);
  }

  @Test
  void pagesContinueEachOther() {
    List<String> whole = search("q={q}&size=3", "手机数码", "手机壳");
    for (int i = 0; i < 3; i++) {
      assertEquals(List.of(whole.get(i)), search("q={q}&from={i}&size=1", "手机数码", "手机壳", i));
    }
  }

  @Test
  void historyMovesButTextStaysInCharge() {
    Shop.put("phone-a", "{\"title\":\"蓝牙音箱 户外\",\"brand\":\"山风\"}");
    Shop.put("phone-b", "{\"title\":\"蓝牙音箱 家用\",\"brand\":\"山风\"}");
    Shop.put("guitar", "{\"title\":\"民谣吉他 面单\"}");
    Shop.view("music", 12, "phone-b", "guitar");
    Shop.post("/v1/events", Shop.event("view_item", "fan", "guitar")).statusCode(202);
    String query = "/v1/search?q={q}&user_id=fan&explain=true";
    var personal = Shop.get(query, "蓝牙音箱");
    personal
        .body("personalized", is(true))
        .body("hits.hits[0].id", equalTo("phone-b"))
        .body("hits.hits[0].parts.personal.contribution.toDouble()", greaterThan(0.0));
    assertTrue(
        personal.extract().jsonPath().getDouble("hits.hits[0].parts.personal.contribution")
            <= 0.15);
    Shop.get(query + "&personalize=off", "蓝牙音箱").body("personalized", is(false));
    // Nothing that only the history likes comes in: the words bring products, history only moves
    // them.
    assertTrue(!Shop.ids(personal, "hits.hits").contains("guitar"));
  }

  /** One look at a thermos among many at lamps: asked for a thermos, that look is what counts. */
  @Test
  void ofAHistoryThePartThatFitsTheQueryCounts() {
    Shop.put("flask-1", "{\"title\":\"青竹纹保温杯\",\"brand\":\"暖屿\"}");
    Shop.put("flask-2", "{\"title\":\"云朵纹保温杯\",\"brand\":\"朗舟\"}");
    Shop.put("flask-3", "{\"title\":\"青竹纹保温杯 加大\",\"brand\":\"暖屿\"}");
    List<String> seen = new ArrayList<>(List.of(Shop.event("view_item", "sipper", "flask-1")));
    for (int i = 1; i <= 15; i++) {
      Shop.put("lamp-" + i, "{\"title\":\"台灯 %d 号\"}".formatted(i));
      seen.add(Shop.event("view_item", "sipper", "lamp-" + i));
    }
    Shop.post("/v1/events", "[" + String.join(",", seen) + "]").statusCode(202);
    Shop.get("/v1/search?q={q}&user_id=sipper&explain=true", "保温杯")
        .body(
            "hits.hits.find { it.id == 'flask-3' }.parts.personal.contribution.toDouble()",
            greaterThan(0.02))
        .body("hits.hits.findIndexOf { it.id == 'flask-2' }", is(2));
  }

  /** Of products that match the words alike, the one that costs what was looked at comes first. */
  @Test
  void whatCostsAsMuchAsWhatWasSeenIsLifted() {
    String bottle = "{\"title\":\"登山水壶\",\"price\":%d,\"currency\":\"%s\"}";
    Shop.put("bottle-1", bottle.formatted(900, "CNY"));
    Shop.put("bottle-2", bottle.formatted(110, "USD"));
    Shop.put("bottle-3", bottle.formatted(110, "CNY"));
    String seen = "{\"title\":\"登山水壶\",\"brand\":\"旧款\",\"price\":%d,\"currency\":\"CNY\"}";
    Shop.put("bottle-4", seen.formatted(100));
    Shop.put("bottle-5", seen.formatted(120));
    Shop.post(
            "/v1/events",
            "["
                + Shop.event("view_item", "climber", "bottle-4")
                + ","
                + Shop.event("view_item", "climber", "bottle-5")
                + "]")
        .statusCode(202);
    String why = "hits.hits.find { it.id == '%s' }.parts.personal.why";
    Shop.get("/v1/search?q={q}&user_id=climber&size=3&explain=true&filter=-brand:{b}", "登山水壶", "旧款")
        .body("hits.hits.id", equalTo(List.of("bottle-3", "bottle-1", "bottle-2")))
        .body(why.formatted("bottle-3"), containsString("price 1.0000"))
        .body(why.formatted("bottle-1"), not(containsString("price")))
        .body("hits.hits[0].reasons", hasItem("价格和你看过的相近"));
  }

  @Test
  void theSameByPost() {
    Shop.post("/v1/search", "{\"q\":\"手机壳\",\"filter\":[\"brand:小米\"],\"size\":5,\"explain\":true}")
        .statusCode(200)
        .body("hits.total.value", is(1))
        .body("hits.total.relation", equalTo("eq"))
        .body("hits.hits[0].id", equalTo("case-mi"));
  }

  @Test
  void whatIsWrongWithAQuestionIsSaid() {
    Shop.get("/v1/search?from=1000000000&size=-1&sort=up&personalize=maybe&x=1&filter=colour:red")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", hasItem("from"))
        .body("errors.field", hasItem("size"))
        .body("errors.field", hasItem("sort"))
        .body("errors.field", hasItem("personalize"))
        .body("errors.field", hasItem("x"))
        .body("errors.field", hasItem("filter"));
    Shop.get("/v1/search?q={q}", "好".repeat(100_000)).statusCode(400);
    Shop.post("/v1/search", "{\"q\":").statusCode(400);
    Shop.post("/v1/search", "[]").statusCode(400);
  }

  @Test
  void facetsCountWithoutTheirOwnFilter() {
    Shop.get(
            "/v1/search?filter=category:{c}&filter=brand:小米&facets=brand,category,price,stock"
                + "&facets=attributes.颜色",
            "手机数码/手机壳")
        .statusCode(200)
        .body("hits.hits.id", equalTo(List.of("case-mi")))
        .body("facets.brand.value", equalTo(List.of("华为", "小米")))
        .body("facets.brand.count", equalTo(List.of(1, 1)))
        .body("facets.category.find { it.value == '手机数码/手机壳' }.count", is(1))
        .body("facets.price", hasSize(1))
        .body("facets.price[0].count", is(1))
        .body("facets.stock.value", equalTo(List.of("true")))
        .body("facets.'attributes.颜色'.value", equalTo(List.of("蓝")));
    Shop.get("/v1/search?facets=brand,colour,attributes.&facet_size=0")
        .statusCode(400)
        .body("errors.value", hasItem("colour"))
        .body("errors.value", hasItem("attributes."))
        .body("errors.field", hasItem("facet_size"))
        .body("errors.rule", hasItem(containsString("category, currency, price, shop_id")));
  }

  @Test
  void wordsAreHighlighted() {
    Shop.get("/v1/search?highlight=true&filter=id:case-hw&q={q}", "手機殼")
        .statusCode(200)
        .body("hits.hits[0].highlight.title[0]", equalTo("华为<em>手机壳</em> 防摔透明"));
    Shop.get("/v1/search?filter=id:case-hw&q={q}", "手機殼")
        .body("hits.hits[0]", not(hasKey("highlight")));
  }

  @Test
  void aCursorGoesOnWhereThePageEndedWhateverIsWritten() {
    String query = "/v1/search?filter=category:{c}&sort=price&size=1";
    var first = Shop.get(query, "手机数码/手机壳").statusCode(200);
    assertEquals(List.of("case-mi"), Shop.ids(first, "hits.hits"));
    Shop.put("case-mi", "{\"title\":\"小米手机壳\",\"price\":1999,\"category\":[\"手机数码\",\"手机壳\"]}");
    String cursor = first.extract().path("cursor");
    var second = Shop.get(query + "&cursor={x}", "手机数码/手机壳", cursor).statusCode(200);
    assertEquals(List.of("case-hw"), Shop.ids(second, "hits.hits"));
    String next = second.extract().path("cursor");
    var last = Shop.get(query + "&cursor={x}", "手机数码/手机壳", next).body("$", not(hasKey("cursor")));
    assertEquals(List.of("case-no"), Shop.ids(last, "hits.hits"));
    Shop.get("/v1/search?q=other&from=3&cursor={x}", cursor)
        .statusCode(400)
        .body("errors.field", equalTo(List.of("from", "cursor")));
    Shop.get("/v1/search?cursor=nonsense").statusCode(400).body("errors.field", hasItem("cursor"));
  }

  @Test
  void theVariantThatMatchedIsNamed() {
    Shop.put(
        "shirt",
        "{\"title\":\"亚麻衬衫\",\"price\":50,\"variants\":[{\"id\":\"s1\",\"title\":\"酒红色\"},"
            + "{\"id\":\"s2\",\"title\":\"薄荷绿\",\"stock\":0,\"image_url\":\"/s2.png\","
            + "\"attributes\":{\"尺码\":\"L\"}}]}");
    Shop.get("/v1/search?q={q}", "薄荷绿亚麻衬衫")
        .statusCode(200)
        .body("hits.hits[0].id", equalTo("shirt"))
        .body("hits.hits[0].variant.id", equalTo("s2"))
        .body("hits.hits[0].variant.title", equalTo("薄荷绿"))
        .body("hits.hits[0].variant.price", equalTo(50.0f))
        .body("hits.hits[0].variant.stock", equalTo(0))
        .body("hits.hits[0].variant.image_url", equalTo("/s2.png"))
        .body("hits.hits[0].variant.attributes.尺码", equalTo(List.of("L")));
    Shop.get("/v1/search?q={q}", "亚麻衬衫").body("hits.hits[0].variant", nullValue());
    Shop.get("/v1/search?q={q}&filter=stock:true", "薄荷绿亚麻衬衫")
        .body("hits.hits[0].variant.id", equalTo("s1"));
  }

  @Test
  void querySyntaxIsJustText() {
    for (String query : List.of("手机壳 AND (", "title:*", "~~ +-|| !^\"", "\\", "*?", "[a TO b]")) {
      Shop.get("/v1/search?q={q}", query).statusCode(200);
    }
    Shop.get("/v1/search?q={q}", "🙂").statusCode(200).body("hits.hits", hasSize(0));
  }

  @Test
  void wildcardsMatchNothingButThemselves() {
    for (String query : List.of("*", "*".repeat(400), "?".repeat(400), "*?".repeat(200))) {
      Shop.get("/v1/search?q={q}", query).statusCode(200).body("hits.hits", hasSize(0));
    }
    assertEquals(List.of(), search("filter=brand:{b}", "手机数码/手机壳", "华*"));
  }

  @Test
  void whatIsNotSeenAndWhatRunsTheOtherWayDoNotDisturbWords() {
    for (String query :
        List.of("手机\u200b壳", "\ufeff手机壳", "\u202e手机壳\u202c", "手机壳🙂👨\u200d👩\u200d👧")) {
      assertEquals(3, search("q={q}", "手机数码/手机壳", query).size(), query);
    }
    Shop.put("rtl", "{\"title\":\"غطاء هاتف שלום\"}");
    Shop.get("/v1/search?q={q}", "هاتف").statusCode(200).body("hits.hits.id", hasItem("rtl"));
  }

  @Test
  void tooMuchIsRefusedByName() {
    StringBuilder terms = new StringBuilder("brand:b0");
    StringBuilder facets = new StringBuilder("\"brand\"");
    StringBuilder clauses = new StringBuilder("\"brand:b0\"");
    for (int i = 1; i < 10_000; i++) {
      terms.append(",b").append(i);
      facets.append(",\"attributes.a").append(i).append('"');
      clauses.append(",\"brand:b").append(i).append('"');
    }
    for (String body :
        List.of("{\"filter\":\"" + terms + "\"}", "{\"filter\":[" + clauses + "]}")) {
      Shop.post("/v1/search", body).statusCode(400).body("errors.field", hasItem("filter"));
    }
    Shop.post("/v1/search", "{\"facets\":[" + facets + "]}")
        .statusCode(400)
        .body("errors.field", hasItem("facets"));
    Shop.post("/v1/search", "{\"facet_size\":10000}")
        .statusCode(400)
        .body("errors.field", hasItem("facet_size"));
  }

  @Test
  void analysisIsShown() {
    Shop.post("/v1/analyze", "{\"text\":\"華為手機殼 ＩＰｈｏｎｅ15\"}")
        .statusCode(200)
        .body("fields.'title.bigrams'.term", hasItem("手机"))
        .body("fields.'title.words'.term", hasItem("iphone15"));
  }
}
