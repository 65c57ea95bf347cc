package io.zhiyin.pages;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A shop of a dozen products whose shoppers put tents and sleeping bags together. */
final class SmallShop {
  static final String ATTACK = "<img src=x onerror=window.attacked=1> 马克杯";

  /** Whatever a shop may write, somebody may have written to harm its shoppers. */
  private static final String EVIL =
      """
      {"id":"evil","title":"<b>陶</b>杯 \\" onmouseover=\\"window.attacked=1","brand":"<script>window.attacked=1</script>","category":["<i>杯</i>"],"price":9,"description":"<svg onload=window.attacked=1>","tags":["<img src=x onerror=window.attacked=1>"],"attributes":{"<u>釉色</u>":"<img src=x onerror=window.attacked=1>"}}\
      """;

  private static boolean opened;

  private SmallShop() {}

  /** Fills the service, once for all tests that it runs. */
  static synchronized void open() {
    if (!opened) {
      fill();
      opened = true;
    }
  }

  private static void fill() {
    List<String> products = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      products.add(
          product("tent-" + i, "防雨双人露营帐篷 " + i + " 号", "山野", "运动户外/帐篷", 199 + i * 100, "绿色"));
      products.add(product("bag-" + i, "加厚羽绒睡袋 " + i + " 号", "云眠", "运动户外/睡袋", 99 + i * 50, "蓝色"));
      products.add(product("pot-" + i, "家用不粘炒锅 " + i + " 号", "灶边", "厨具/锅具", 59 + i * 20, "黑色"));
    }
    products.add(product("mug", ATTACK, "灶边", "厨具/杯具", 29, "白色"));
    products.add("{\"id\":\"bare\",\"title\":\"%s\"}".formatted("长".repeat(500)));
    products.add(EVIL);
    given()
        .contentType(ContentType.JSON)
        .body("[" + String.join(",", products) + "]")
        .post("/v1/products/_bulk?refresh=true")
        .then()
        .statusCode(200);
    List<String> events = new ArrayList<>();
    for (int shopper = 1; shopper <= 12; shopper++) {
      for (int i = 1; i <= 3; i++) {
        for (String kind : List.of("tent-", "bag-")) {
          events.add(event("view_item", shopper, kind + i));
          events.add(event("purchase", shopper, kind + i));
        }
      }
      events.add(event("view_item", 100 + shopper, "mug"));
      events.add(event("view_item", 100 + shopper, "evil"));
      events.add(event("view_item", 100 + shopper, "pot-1"));
    }
    given()
        .contentType(ContentType.JSON)
        .body("[" + String.join(",", events) + "]")
        .post("/v1/events")
        .then()
        .statusCode(202);
  }

  private static String product(
      String id, String title, String brand, String category, int price, String colour) {
    String path =
        List.of(category.split("/", -1)).stream()
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(","));
    return """
    {"id":"%s","title":"%s","brand":"%s","category":[%s],"price":%d,"currency":"CNY","stock":9,"attributes":{"颜色":"%s"}}\
    """
        .formatted(id, title, brand, path, price, colour);
  }

  private static String event(String type, int shopper, String product) {
    return """
    {"event":"%s","user_id":"buyer-%d","session_id":"b-%d","items":[{"item_id":"%s"}]}\
    """
        .formatted(type, shopper, shopper, product);
  }
}
