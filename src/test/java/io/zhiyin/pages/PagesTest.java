package io.zhiyin.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Every page, and a shopper's ways through the storefront. */
@QuarkusTest
class PagesTest extends AtSmallShop {
  private static final List<String> PAGES =
      List.of(
          "/",
          "/#/search?q=帐篷",
          "/#/product/tent-1",
          "/#/cart",
          "/console#/overview",
          "/console#/rebuild",
          "/console#/words",
          "/console#/ranking",
          "/console#/quality",
          "/console#/settings",
          "/console#/explain",
          "/console#/signals",
          "/console#/data");

  /** What comes last to a page. */
  private static final Map<String, String> THERE =
      Map.of(
          "/", "#own zy-card",
          "/#/search?q=帐篷", "zy-card .title",
          "/#/product/tent-1", "#alike zy-card .title",
          "/console#/overview", "#latency tbody tr",
          "/console#/words", ".cuts .chip",
          "/console#/ranking", "#then .ranks li",
          "/console#/explain", "zy-explain .two li",
          "/console#/signals", "#popular canvas",
          "/console#/data", "#products tbody tr");

  @Test
  void whatAShopperLoadsIsLight() {
    for (String page : List.of("/", "/#/search?q=帐篷", "/#/product/tent-1")) {
      open(page);
      Object bytes =
          browser.driver.executeScript(
              "return performance.getEntriesByType('resource')"
                  + ".filter((it) => /\\.(js|css)$/.test(it.name))"
                  + ".reduce((sum, it) => sum + it.encodedBodySize, 0)");
      long loaded = ((Number) Objects.requireNonNull(bytes)).longValue();
      assertTrue(loaded > 10_000 && loaded <= 300_000, page + " " + loaded);
    }
  }

  /** Wide and light, then on a narrow phone in the dark. */
  @Test
  void everyPageIsAccessibleAndFitsWithoutComplaintInBothLanguages() {
    for (String page : PAGES) {
      browser.wide();
      dark(false);
      open(page);
      looksWell(page, "zh-CN", "en");
      browser.phone(360);
      dark(true);
      looksWell(page + " on a phone", "en", "zh-CN");
    }
  }

  private void looksWell(String where, String... languages) {
    for (String lang : languages) {
      speak(lang);
      assertEquals(List.of(), browser.tooWide(), where + " in " + lang);
    }
    assertEquals(List.of(), browser.serious(), where);
    browser.assertNoComplaints();
  }

  private void dark(boolean dark) {
    browser.driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** In the language in which the page before was left. */
  private void open(String page) {
    browser.driver.get("about:blank");
    browser.go(page);
    browser.find("main h1, main h2");
    browser.find(THERE.getOrDefault(page, "main h1"));
  }

  private void speak(String lang) {
    if (browser.driver.findElements(By.cssSelector("html[lang='" + lang + "']")).isEmpty()) {
      browser.find("#language").click();
    }
    browser.find("html[lang='" + lang + "'] main h1, html[lang='" + lang + "'] main h2");
  }

  @Test
  void aShopperSearchesFiltersAndOrders() {
    browser.go("/");
    browser.find(".searchbox input").sendKeys("睡袋" + Keys.ENTER);
    browser.find("zy-card .title", "睡袋");
    browser.find("zy-card .title em", "睡袋");
    browser.find("aside label", "云眠").findElement(By.tagName("input")).click();
    browser.find(".result-head .chip", "云眠");
    browser.texts("zy-card .title", all -> all.size() == 6);
    browser.find(".sorts option[value='-price']").click();
    browser.texts("zy-card .title", all -> !all.isEmpty() && all.getFirst().contains("6 号"));
    browser.assertNoComplaints();
  }

  @Test
  void whatWasAnsweredInsteadIsSaidAndFiltersThatLeaveNothingGo() {
    browser.go("/#/search?q=zhangpeng");
    browser.find(".taken", "以下是“帐篷”的结果");
    browser.go("/#/search?q=帐篷&filter=price:[1,2]");
    browser.find("#unfiltered", "去掉筛选").click();
    browser.find("zy-card .title", "帐篷");
    browser.driver.executeScript("location.hash = '#/product/never-%'");
    browser.find(".problem", "没有这件商品");
    browser.go("/#/product/never-was");
    browser.find(".problem", "没有这件商品");
    browser.find("main a", "回到首页").click();
    browser.find("#own zy-card");
  }

  @Test
  void aClickReFormsTheShelf() {
    browser.go("/#/");
    browser.find("#own zy-card .title");
    browser.go("/#/product/tent-1");
    browser.find("#viewed zy-card .title", "睡袋");
    browser.go("/#/");
    browser.find("#own .made-by", "为你");
    browser.find("#own zy-card .title", "睡袋");
    browser.find("#own .note", "刚刚更新");
  }

  @Test
  void theShelfIsPushedWhileItIsLookedAt() {
    browser.go("/#/");
    browser.find("#own zy-card .put").click();
    browser.find("#own .note", "刚刚更新");
    browser.assertNoComplaints();
  }

  @Test
  void theShopperChosenIsTheOneShown() {
    browser.go("/#/");
    browser.find("#shopper option[value=xiaolin]").click();
    browser.find("#own h2", "小林");
    browser.find("#consent").click();
    browser.find("#own h2", "匿名访客");
    assertEquals("", browser.find("#shopper").getDomProperty("value"));
    browser.find("#consent").click();
    browser.find("#own h2", "小林");
    assertEquals("xiaolin", browser.find("#shopper").getDomProperty("value"));
    for (int i = 0; i < 2; i++) {
      browser.find("#shopper option[value='+']").click();
      browser.find("#own h2", "guest-");
      browser.find("#shopper option[value^=guest]");
      browser.texts("#shopper", all -> String.valueOf(shown()).startsWith("guest-"));
    }
  }

  private @Nullable String shown() {
    return browser.find("#shopper").getDomProperty("value");
  }

  @Test
  void whoComesAfterAnotherShopperSeesNothingOfTheirs() {
    browser.go("/#/product/tent-1");
    browser.find(".product h1");
    browser.go("/#/");
    browser.find("#own .made-by", "为你");
    browser.driver.executeScript(
        """
        const ask = window.fetch;
        let late = true; // the answer to the first question for shelves
        window.fetch = async (...its) => {
          if (!late || !String(its[0]).includes('/v1/recommend')) return ask(...its);
          late = false;
          const answer = await ask(...its);
          await new Promise((later) => setTimeout(later, 1500));
          setTimeout(() => (document.body.dataset.late = 'came'), 500);
          return answer;
        };
        window.dispatchEvent(new Event('zy-shopper'));
        """);
    browser.find("#shopper option[value='+']").click();
    browser.find("#own h2", "guest-");
    browser.find("body[data-late]");
    browser.texts("#own .made-by", made -> made.size() == 1 && !made.getFirst().contains("为你"));
  }

  @Test
  void theCartOffersWhatGoesWithIt() {
    browser.go("/#/product/tent-2");
    browser.find(".views button:last-child").click();
    browser.find(".gallery > svg[viewBox='36 36 68 68']");
    browser.find("#favourite").click();
    browser.find(".product [role=status]", "已收藏");
    assertTrue(browser.driver.getTitle().contains("帐篷 2 号"));
    browser.find(".product button.primary").click();
    browser.find(".cart-link b", "1");
    browser.go("/#/cart");
    browser.find(".lines", "帐篷");
    browser.find("zy-shelf zy-card .title", "睡袋");
    assertTrue(
        browser.texts("zy-shelf zy-card .title").stream().noneMatch(t -> t.contains("帐篷 2 号")));
  }

  @Test
  void withoutConsentNothingIsPersonal() {
    browser.go("/#/product/tent-1");
    browser.find(".product h1");
    browser.find("#consent").click();
    browser.go("/#/");
    browser.find("#own zy-card");
    assertTrue(browser.texts("#own .made-by").stream().noneMatch(t -> t.contains("为你")));
    browser.driver.executeScript(
        "window.addEventListener('zhiyin:sent', (e) => document.body.dataset.sent ="
            + " JSON.stringify(e.detail.events))");
    browser.find("#own zy-card .put").click();
    browser.find("body[data-sent*=add_to_cart]");
    String sent = browser.find("body").getDomAttribute("data-sent");
    assertTrue(
        sent != null && !sent.contains("user_id") && !sent.contains("client_id"), "told " + sent);
    browser.go("/#/search?q=帐篷");
    browser.find(".result-head", "件");
    assertFalse(browser.find(".result-head").getText().contains("已个性化"));
  }
}
