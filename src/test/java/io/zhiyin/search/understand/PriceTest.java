package io.zhiyin.search.understand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.rank.Weights;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {
  private static String read(String query) {
    return Price.in(query)
        .map(p ->
            query.substring(p.start(), p.end()).strip()
                + " ["
                + bound(p.from())
                + ","
                + bound(p.to())
                + (p.firm() ? "]" : "]?"))
        .orElse("");
  }

  private static String bound(OptionalDouble bound) {
    return bound.isEmpty() ? "" : String.valueOf((long) bound.getAsDouble());
  }

  @Test
  void boundsWithAUnitAreFirm() {
    assertEquals("500元以下 [,500]", read("500元以下 小米 手机壳"));
    assertEquals("100到200块的 [100,200]", read("100到200块的保温杯"));
    assertEquals("100-200元 [100,200]", read("保温杯 100-200元"));
    assertEquals("¥1.5万以内 [,15000]", read("笔记本 ¥1.5万以内"));
    assertEquals("两千元以上的 [2000,]", read("两千元以上的手机"));
    assertEquals("一百五十块以内 [,150]", read("一百五十块以内 台灯"));
    assertEquals("不超过300元的 [,300]", read("不超过300元的耳机"));
    assertEquals("under $50 [,50]", read("headphones under $50"));
    assertEquals("Over 20 dollars [20,]", read("Over 20 dollars mug"));
    assertEquals("between $10 and $20 [10,20]", read("mug between $10 and $20"));
    assertEquals("$10-$20 [10,20]", read("mug $10-$20"));
  }

  @ParameterizedTest
  @CsvSource({
    "500元以下, CNY",
    "¥100-200, CNY",
    "100块以内, CNY",
    "500人民币以下, CNY",
    "under $50, USD",
    "under us$50, USD",
    "under HK$50, HKD",
    "500港元以下, HKD",
    "100到200日元, JPY",
    "under 50 euros, EUR",
    "£50以下, GBP",
    "500以下, ''"
  })
  void currencies(String query, String currency) {
    String money = Price.in(query).orElseThrow().money();
    assertEquals(currency, Money.currency(money, new Weights.Money("CNY", "USD")));
  }

  @Test
  void sharedSignsMeanWhatTheShopSays() {
    Weights.Money shop = new Weights.Money("TWD", "AUD");
    assertEquals("TWD", Money.currency("元", shop));
    assertEquals("AUD", Money.currency("Dollars", shop));
    assertEquals("CNY", Money.currency("RMB", shop));
  }

  @Test
  void whatMayBeAnythingElseIsAWish() {
    assertEquals("100以内 [,100]?", read("100以内 加减法"));
    assertEquals("200元左右的 [160,240]?", read("200元左右的耳机"));
    assertEquals("around $100 [80,120]?", read("headphones around $100"));
  }

  @Test
  void numbersThatAreNoPrices() {
    for (String query :
        new String[] {
          "iPhone 15 128G",
          "50ml 精华液",
          "under armour 50",
          "100元 话费",
          "1-2岁 童装",
          "110-160cm",
          "一起 玩具",
          "三十以上",
          "920-000264",
          "200元至100元",
          "元",
          "以下",
          "wd 500 gb up to 7200rpm",
          "x80 pro",
          "千元"
        }) {
      boolean some = Price.in(query).filter(Price::firm).isPresent();
      assertEquals(false, some, query);
    }
  }
}
