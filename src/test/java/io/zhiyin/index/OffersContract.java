package io.zhiyin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.index.question.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What filters say of what can be bought: prices, stock, variants, times of sale. */
public abstract class OffersContract extends ProductIndexContract {
  protected OffersContract(Adapter adapter) {
    super(adapter);
  }

  @Test
  void rangesIncludeTheirBounds() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("a", "灯").with("price", 0).with("stock", 1).with("sales", 5),
            Item.of("b", "灯").with("price", 99.9).with("list_price", 120),
            Item.of("c", "灯").with("price", 100).with("created_at", "2025-06-01T00:00:00Z"),
            Item.of("d", "灯"),
            Item.of("e", "灯")
                .variant(Item.of("v1", "大").with("price", 80))
                .variant(Item.of("v2", "小").with("price", 60))));
    assertEquals(Set.of("a", "b", "c", "e"), passing(index, "price:[,]"));
    assertEquals(Set.of("b", "c"), passing(index, "price:[99.9,100]"));
    assertEquals(Set.of("a"), passing(index, "price:[,59.99]"));
    assertEquals(Set.of("a"), passing(index, "price:[-0.0,0]"));
    assertEquals(Set.of("e"), passing(index, "price:[60,60]"));
    assertEquals(Set.of("e"), passing(index, "price:[80,80]"));
    assertEquals(Set.of(), passing(index, "price:[61,79]"));
    assertEquals(Set.of(), passing(index, "price:[100,99]"));
    assertEquals(Set.of("d"), passing(index, "-price:[,]"));
    assertEquals(Set.of("b"), passing(index, "list_price:[1,]"));
    assertEquals(Set.of("a"), passing(index, "stock:[0.5,1.5]"));
    assertEquals(Set.of(), passing(index, "stock:[1.1,1.9]"));
    assertEquals(Set.of("a"), passing(index, "sales:[5,5]"));
    assertEquals(Set.of("c"), passing(index, "created_at:[2025-06-01T00:00:00Z,]"));
    assertEquals(Set.of(), passing(index, "created_at:[,2025-05-31T23:59:59Z]"));
    assertEquals(Set.of("c"), passing(index, "created_at:[2025-06-01,2025-06-02)", " "));
    assertEquals(Set.of(), passing(index, "created_at:[2025-06-02,]"));
    assertEquals(Set.of("b", "c"), passing(index, "price:[50,]", "-id:e"));
  }

  @Test
  void whatSaysNothingOfStockIsInStock() {
    ProductIndex index = open();
    Item allOut =
        Item.of("e", "灯")
            .variant(Item.of("v1", "大").with("stock", 0))
            .variant(Item.of("v2", "小").with("stock", 0));
    Item oneLeft =
        Item.of("f", "灯")
            .variant(Item.of("v1", "大").with("stock", 0))
            .variant(Item.of("v2", "小").with("stock", 2));
    Item saysSo = Item.of("g", "灯").with("stock", 0).variant(Item.of("v1", "大").with("stock", 9));
    show(
        index,
        List.of(
            Item.of("a", "灯").with("stock", 3),
            Item.of("b", "灯").with("stock", 0),
            Item.of("c", "灯"),
            allOut,
            oneLeft,
            saysSo));
    assertEquals(Set.of("a", "c", "f"), passing(index, "stock:true"));
    assertEquals(Set.of("b", "e", "f", "g"), passing(index, "stock:false"), "of f, v1 is out");
    assertEquals(Set.of("b", "e", "f", "g"), passing(index, "-stock:true"));
    assertEquals(Set.of("a", "f"), passing(index, "stock:[1,]"));
  }

  @Test
  void oneVariantFulfilsAll() {
    ProductIndex index = open();
    Item shoe =
        Item.of("shoe", "鞋")
            .with("price", 150)
            .attribute("材质", "皮")
            .variant(
                Item.of("v1", "红 41").attribute("颜色", "红").attribute("尺码", 41).with("stock", 3))
            .variant(
                Item.of("v2", "蓝 42").attribute("顏色", "蓝").attribute("尺码", 42).with("price", 90))
            .variant(
                Item.of("v3", "紅 43").attribute("颜色", "紅").attribute("尺码", 43).with("stock", 0));
    show(
        index,
        List.of(
            shoe,
            Item.of("plain", "鞋").with("price", 150).attribute("颜色", "红").attribute("尺码", 42),
            Item.of("own", "鞋")
                .attribute("颜色", "绿")
                .variant(Item.of("w", "").attribute("颜色", "红"))));
    assertEquals(Set.of("shoe", "plain", "own"), passing(index, "attributes.颜色:红"));
    assertEquals(Set.of("shoe", "plain"), passing(index, "attributes.尺码:42"));
    assertEquals(Set.of("plain"), passing(index, "attributes.颜色:红", "attributes.尺码:42"));
    assertEquals(Set.of("plain"), passing(index, "attributes.尺码:[42,42]", "attributes.颜色:紅"));
    assertEquals(Set.of("shoe"), passing(index, "attributes.尺码:42", "attributes.颜色:蓝"));
    assertEquals(Set.of("shoe"), passing(index, "attributes.颜色:蓝", "price:[90,90]"));
    assertEquals(Set.of(), passing(index, "attributes.颜色:蓝", "price:[100,200]"));
    assertEquals(
        Set.of("shoe", "plain"),
        passing(index, "attributes.颜色:红", "price:[100,200]"),
        "the product says the price of its red ones");
    assertEquals(Set.of("shoe"), passing(index, "attributes.材质:皮", "attributes.尺码:43"));
    assertEquals(Set.of(), passing(index, "attributes.尺码:43", "stock:true"));
    assertEquals(Set.of("shoe"), passing(index, "attributes.尺码:43", "stock:false"));
    assertEquals(Set.of("shoe"), passing(index, "-attributes.颜色:红", "stock:true"));
    assertEquals(Set.of(), passing(index, "-attributes.颜色:(红,蓝)"));
    assertEquals(Set.of(), passing(index, "attributes.颜色:绿"), "no variant is green");
    assertEquals(Set.of("plain", "own"), passing(index, "-attributes.尺码:(41,43)", "-price:[,90]"));
  }

  /** Then another variant may fulfil each clause, rather than that a megabyte makes many. */
  @Test
  void aProductThatSaysTooMuchOfItsVariantsIsStillFound() {
    ProductIndex index = open();
    List<String> values = IntStream.range(0, 100).mapToObj(i -> "v" + i).toList();
    Item large = Item.of("large", "灯");
    Item bare = Item.of("w0", "");
    for (int i = 0; i < 110; i++) {
      large.attribute("a" + i, values);
      bare.attribute("a" + i, "none");
    }
    large.variant(bare);
    for (int i = 1; i < 20; i++) {
      large.variant(Item.of("w" + i, "").with("price", i));
    }
    show(index, List.of(large));
    assertEquals(Set.of("large"), passing(index, "attributes.a7:none", "price:[19,19]"));
    assertEquals(Set.of("large"), passing(index, "attributes.a7:v9"));
    assertEquals(Set.of(), passing(index, "attributes.a7:v9", "price:[20,]"));
  }

  /** What changes without analysis changes what its variants offer. */
  @Test
  void aVariantMayBeSoldOut() {
    ProductIndex index = open();
    String red = "attributes.颜色:红";
    for (int left = 1; left >= 0; left--) {
      show(
          index,
          List.of(
              Item.of("a", "灯")
                  .variant(Item.of("v1", "红").attribute("颜色", "红").with("stock", left))
                  .variant(Item.of("v2", "蓝").attribute("颜色", "蓝").with("stock", 9))));
      assertEquals(left == 1 ? Set.of("a") : Set.of(), passing(index, red, "stock:true"));
      assertEquals(Set.of("a"), passing(index, red));
      assertEquals(Set.of("a"), passing(index, "stock:true"));
    }
  }

  @Test
  void aProductMayBeSoldFromThenUntilThen() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("always", "灯"),
            Item.of("from", "灯").with("available_from", "2026-01-01T00:00:00Z"),
            Item.of("until", "灯").with("available_until", "2026-01-01T00:00:00Z"),
            Item.of("both", "灯")
                .with("available_from", "2025-12-31T00:00:00Z")
                .with("available_until", "2026-01-02T00:00:00Z")));
    Instant newYear = Instant.parse("2026-01-01T00:00:00Z");
    assertEquals(Set.of("always", "from", "both"), passing(index, new Filter.AvailableAt(newYear)));
    assertEquals(
        Set.of("always", "until", "both"),
        passing(index, new Filter.AvailableAt(newYear.minusSeconds(1))));
    assertEquals(
        Set.of("always", "from"),
        passing(index, new Filter.AvailableAt(newYear.plusSeconds(86_400))));
    assertEquals(Set.of("always", "from"), passing(index, new Filter.AvailableAt(Instant.MAX)));
  }

  @Test
  void aCurrencyShutsOutPricesInOthers() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("cny", "灯").with("currency", "cny"),
            Item.of("usd", "灯").with("currency", "USD"),
            Item.of("aud", "灯").with("currency", "AUD"),
            Item.of("none", "灯")));
    assertEquals(Set.of("cny", "none"), passing(index, new Filter.PricedIn("CNY")));
    assertEquals(Set.of("usd", "aud"), passing(index, new Filter.Not(new Filter.PricedIn("CNY"))));
    assertEquals(Set.of("none"), passing(index, new Filter.PricedIn("EUR")));
  }

  /** Neither for questions nor for what reads the catalogue's words. */
  @Test
  void whatIsNotSoldLendsNoWords() {
    ProductIndex index = open();
    assertFalse(index.scheduled());
    List<Item> items = new ArrayList<>(List.of(Item.of("now", "铁灯").with("brand", "山房")));
    for (int i = 0; i < 70; i++) {
      items.add(
          Item.of("soon" + i, "量子炉")
              .with("brand", "星河")
              .with("available_from", "2026-01-01T00:00:00Z"));
    }
    show(index, items);
    assertTrue(index.scheduled());
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    List<String> brands = List.of("山房", "星河");
    assertEquals(
        List.of(List.of(new Name(Name.BRAND, "山房")), List.of()),
        index.names(brands, from.minusSeconds(1)));
    assertEquals(
        List.of(List.of(new Name(Name.BRAND, "山房")), List.of(new Name(Name.BRAND, "星河"))),
        index.names(brands, from));
    assertEquals(Map.of("铁", 1L, "灯", 1L), words(index, from.minusSeconds(1)));
    assertEquals(70L, words(index, from).get("量子"));
  }

  private static Map<String, Long> words(ProductIndex index, Instant time) {
    Map<String, Long> words = new HashMap<>();
    index.titleWords(time, words::put);
    return words;
  }
}
