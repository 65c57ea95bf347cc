package io.zhiyin.pages;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** Products and queries that nobody expects, a phone, and no mouse. */
@QuarkusTest
class OddShopTest extends AtSmallShop {
  private static final String IMAGE = "<img src=x onerror=window.attacked=1>";

  @Test
  void whatSomebodyWroteIsShownAsText() {
    browser.go("/#/search?q=马克杯");
    browser.find("zy-card .title", IMAGE);
    browser.go(
        "/#/search?q=" + URLEncoder.encode(IMAGE, StandardCharsets.UTF_8).replace("+", "%20"));
    browser.find("h1", IMAGE);
    browser.go("/#/product/evil");
    browser.find(".product h1", "<b>陶</b>杯");
    browser.find(".product", "<script>window.attacked=1</script>");
    browser.find(".product", "<u>釉色</u>");
    browser.find(".product", IMAGE);
    browser.go("/#/product/mug");
    browser.find("#viewed zy-card .title", "<b>陶</b>杯");
    browser.go("/#/");
    browser.find("#own .reason", "<img");
    browser.go("/console#/explain");
    browser.find("zy-explain input[name=q]").clear();
    browser.find("zy-explain input[name=q]").sendKeys("陶杯" + Keys.ENTER);
    browser.find("zy-explain li b", "<b>陶</b>杯");
    browser.find("zy-explain input[name=product]").sendKeys("evil" + Keys.ENTER);
    browser.find("#standing", "<b>陶</b>杯");
    browser.go("/console#/data");
    browser.find("#products input[name=q]").sendKeys("evil" + Keys.ENTER);
    browser.find("#products tbody tr", "<i>杯</i>");
    assertNull(browser.driver.executeScript("return window.attacked"));
    browser.go("/#/product/none");
    browser.find(".problem", "没有这件商品");
  }

  @Test
  void aCatalogueOfBareTitlesFitsAPhone() {
    browser.phone(390);
    browser.go("/#/search?q=长长长");
    browser.find("zy-card .title", "长长长");
    fits();
    browser.go("/#/product/bare");
    browser.find(".product h1", "长".repeat(500));
    fits();
    browser.find(".product button.primary").click();
    browser.find(".cart-link b", "1");
    browser.go("/#/cart");
    browser.find(".lines", "长长长");
    fits();
    browser.go("/console#/data");
    browser.find("#products input[name=q]").sendKeys("bare" + Keys.ENTER);
    browser.find("#products tbody tr:only-child button").click();
    browser.find("#record");
    fits();
    browser.assertNoComplaints();
  }

  @Test
  void aPhotographThatDoesNotComeIsDrawn() {
    String photographed =
        """
        {"id":"lost-photo","title":"失焦相机","price":9,"image_url":"https://localhost:1/lost.jpg"}\
        """;
    given()
        .contentType(ContentType.JSON)
        .body(photographed)
        .put("/v1/products/lost-photo?refresh=true")
        .then()
        .statusCode(201);
    browser.go("/#/search?q=失焦相机");
    browser.find("zy-card svg.picture path");
    browser.go("/#/product/lost-photo");
    browser.find(".gallery > svg.picture path");
    given().delete("/v1/products/lost-photo?refresh=true").then().statusCode(200);
  }

  @Test
  void theFirstOfTheBrowsersLanguagesThatWeSpeakIsSpoken() {
    browser.go("/");
    for (String languages : List.of("en-US,zh-CN", "fr,zh-TW,en")) {
      browser.driver.executeCdpCommand(
          "Emulation.setUserAgentOverride",
          Map.of("userAgent", "test", "acceptLanguage", languages));
      browser.driver.navigate().refresh();
      browser.find("h1", languages.startsWith("en") ? "Knows the goods" : "懂货");
    }
  }

  private void fits() {
    assertEquals(List.of(), browser.tooWide());
  }

  @Test
  void aSearchIsMadeByKeyboardAlone() {
    Actions keys = new Actions(browser.driver);
    toTheSearchBox(keys);
    keys.sendKeys("zhangpeng").perform();
    browser.find("#offers li", "帐篷");
    keys.sendKeys(Keys.ARROW_DOWN).perform();
    browser.find(".searchbox input[aria-activedescendant=offer0]");
    browser.find("#offer0[aria-selected=true]");
    keys.sendKeys(Keys.ESCAPE).perform();
    browser.find("#offers[hidden]", "");
    keys.sendKeys(Keys.ENTER).perform();
    browser.find("h1", "zhangpeng");
    browser.find("zy-card .title", "帐篷");
    browser.driver.get("about:blank");
    toTheSearchBox(keys);
    keys.sendKeys("shuid").perform();
    String first = browser.find("#offer0 span").getText();
    keys.sendKeys(Keys.ARROW_DOWN, Keys.ENTER).perform();
    browser.find("h1", first);
    browser.assertNoComplaints();
  }

  @Test
  void facetsAndPricesAreSetByKeyboardWithoutLosingThePlace() {
    browser.go("/#/search?q=睡袋");
    browser.find("aside label");
    for (String css : List.of("aside input[type=checkbox]", ".slider input:last-child")) {
      browser.driver.executeScript("document.querySelector(arguments[0]).focus()", css);
      new Actions(browser.driver)
          .sendKeys(css.contains("checkbox") ? Keys.SPACE : Keys.ARROW_LEFT)
          .perform();
      browser.find(css.contains("checkbox") ? ".chips .chip" : ".chips .chip:nth-of-type(2)");
      assertEquals(
          true,
          browser.driver.executeScript("return document.activeElement.matches(arguments[0])", css),
          css);
    }
  }

  private void toTheSearchBox(Actions keys) {
    browser.go("/");
    browser.find(".searchbox input");
    int steps = 0;
    while (!"q".equals(browser.driver.switchTo().activeElement().getDomAttribute("name"))) {
      keys.sendKeys(Keys.TAB).perform();
      assertTrue(++steps < 6, "the search box is far from the page's beginning");
    }
  }
}
