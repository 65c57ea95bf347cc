package io.zhiyin.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Longer ways through the pages: back in time, and through a service that went away. */
@QuarkusTest
class WalksTest extends AtSmallShop {
  @Test
  void aPriceIsSlid() {
    browser.go("/#/search?q=睡袋");
    browser.find(".slider input:last-child");
    browser.driver.executeScript(
        "const thumb = document.querySelector('.slider input:last-child'); thumb.value = 220;"
            + " thumb.dispatchEvent(new Event('change', { bubbles: true }))");
    browser.texts(
        "zy-card .title",
        all -> all.size() == 2 && all.stream().allMatch(t -> t.matches("(?s).*睡袋 [12] 号.*")));
    browser.find(".slider input:last-child").sendKeys(Keys.END);
    browser.texts("zy-card .title", all -> all.size() > 2);
    browser.assertNoComplaints();
  }

  @Test
  void theDrawerShowsAnswersWithAndWithoutTheShoppersHistory() {
    browser.go("/#/search?q=帐篷");
    browser.find("zy-card .title", "帐篷");
    browser.find(".drawer-tab").click();
    browser.find(".drawer .curl", "/v1/search?");
    browser.find("#compare").click();
    browser.find(".drawer .ranks li", "帐篷");
    assertEquals(2, browser.texts(".drawer .ranks").size());
    browser.assertNoComplaints();
  }

  @Test
  void whatTheShoppersHistoryMovedIsMarked() {
    browser.go("/#/");
    browser.driver.executeAsyncScript(
        """
        const told = arguments[arguments.length - 1];
        zhiyin.signIn('keen-on-bags');
        ['bag-4', 'bag-5', 'bag-6', 'bag-5'].forEach((id) => zhiyin.click(id));
        zhiyin.flush().then(told);
        """);
    browser.go("/#/search?q=运动户外");
    browser.find("zy-card .title", "睡袋");
    browser.find("label:has(input[type=checkbox])", "标出个性化的移动").click();
    browser.texts("zy-card .moved", marks -> marks.stream().anyMatch(m -> m.matches("↑\\d+")));
    browser.find(".drawer-tab").click();
    browser.find("#compare").click();
    browser.texts(
        ".drawer #then .ranks li b",
        marks -> marks.size() == 10 && marks.stream().anyMatch(m -> m.matches("↑\\d+|新进")));
    assertEquals(10, browser.texts(".drawer #now .ranks li").size(), "as many without the history");
    browser.assertNoComplaints();
  }

  @Test
  void aSnapshotBringsBackWhatWasWrittenOver() {
    browser.go("/console#/data");
    int before = RestAssured.get("/v1/admin/snapshots").jsonPath().getList("snapshots").size();
    browser.find("#snapshot").click();
    browser.texts("#snapshots tbody tr", rows -> rows.size() > before);
    RestAssured.given().delete("/v1/products/pot-6?refresh=true").then().statusCode(200);
    browser.find("#snapshots tbody tr button").click();
    browser.driver.switchTo().alert().accept();
    browser.find("#snapshots [role=status]", "已恢复");
    browser.go("/#/product/pot-6");
    browser.find(".product h1", "炒锅 6 号");
  }

  @Test
  void aServiceThatWentAwayIsToldOfUntilItIsBack() {
    for (String page : new String[] {"/#/search?q=帐篷", "/console#/overview"}) {
      browser.driver.get("about:blank");
      browser.go(page);
      browser.find("main h1, main h2, zy-card");
      away(true);
      browser.driver.executeScript(
          "location.hash = arguments[0]",
          page.startsWith("/console") ? "#/quality" : "#/search?q=睡袋");
      browser.find(".banner", "连接不到服务");
      away(false);
      browser.gone(".banner");
      if (!page.startsWith("/console")) {
        browser.find("zy-card .title", "睡袋");
      }
    }
  }

  private void away(boolean gone) {
    browser.driver.executeCdpCommand("Network.enable", Map.of());
    browser.driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", gone, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }
}
