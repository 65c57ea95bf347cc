package io.zhiyin.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    assertEquals(List.of(), browser.serious());
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
      boolean console = page.startsWith("/console");
      browser.driver.executeScript(
          "location.hash = arguments[0]", console ? "#/settings" : "#/search?q=睡袋");
      browser.find(".banner", "连接不到服务");
      assertEquals(List.of(), browser.serious());
      if (console) {
        browser.find(".problem");
      }
      away(false);
      browser.gone(".banner");
      browser.find(console ? "[aria-pressed=true]" : "zy-card .title");
      browser.gone(".problem");
    }
  }

  @Test
  void anIdlePageTellsAndWhatWasBoughtMeanwhileIsSentLater() {
    browser.driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of(
            "source",
            "const Source = EventSource; window.EventSource = class extends Source {"
                + " constructor(url) { super(url); window.stream = this; } }"));
    browser.go("/#/product/bag-6");
    browser.find(".product button.primary").click();
    browser.find(".cart-link b", "1");
    browser.go("/#/");
    browser.find("#own zy-card");
    away(true); // which leaves open streams alone
    browser.driver.executeScript("window.stream.dispatchEvent(new Event('error'))");
    browser.find(".banner", "连接不到服务");
    browser.driver.executeScript("location.hash = '#/cart'");
    browser.find(".actions button.primary").click();
    browser.find(".good", "恢复后自动送出");
    browser.driver.executeScript(
        "window.addEventListener('zhiyin:sent', (e) => document.body.dataset.sent ="
            + " (document.body.dataset.sent ?? '') + e.detail.events.map((it) => it.event))");
    away(false);
    browser.find("body[data-sent*=purchase]");
    browser.gone(".banner");
  }

  @Test
  void whatTheShopSellsIsToldOfTheAnswersThatShowedIt() {
    Map<String, Double> before = outcomes();
    browser.go("/#/search?q=炒锅");
    browser.find("zy-card .put").click();
    browser.find(".cart-link b", "1");
    browser.go("/#/product/tent-1");
    browser.find("#viewed zy-card a.card").click();
    browser.gone("#viewed zy-card .title:empty");
    browser.find(".crumbs a:last-child", "睡袋");
    browser.find(".product button.primary").click();
    browser.find(".cart-link b", "2");
    browser.go("/#/cart");
    browser.find(".actions button.primary").click();
    browser.find(".good", "已经送出");
    Map<String, Double> after = outcomes();
    for (String of :
        new String[] {"search carts", "search purchases", "product carts", "product purchases"}) {
      assertEquals(1, after.getOrDefault(of, 0.0) - before.getOrDefault(of, 0.0), of);
    }
    assertTrue(
        after.getOrDefault("search revenue", 0.0) > before.getOrDefault("search revenue", 0.0));
  }

  /** What became of answers, summed over strategies. */
  private static Map<String, Double> outcomes() {
    Map<String, Double> sums = new HashMap<>();
    List<Map<String, Object>> rows =
        RestAssured.get("/v1/admin/status").jsonPath().getList("feedback");
    for (Map<String, Object> row : rows) {
      for (String what : new String[] {"carts", "purchases", "revenue"}) {
        double value = ((Number) Objects.requireNonNull(row.get(what))).doubleValue();
        sums.merge(row.get("scenario") + " " + what, value, Double::sum);
      }
    }
    return sums;
  }

  @Test
  void placesGoOnOnTheNextPage() {
    browser.go("/#/search?q=");
    browser.texts("zy-card .title", all -> all.size() == 20);
    browser.find(".actions button", "下一页").click();
    browser.texts("zy-card .title", all -> !all.isEmpty() && all.size() < 20);
    assertEquals(
        20L, browser.driver.executeScript("return document.querySelector('zy-card').index"));
  }

  @Test
  void whatIsTakenAwayOfAScoreIsDrawnToo() {
    browser.go("/#/");
    browser.driver.executeAsyncScript(
        """
        const told = arguments[arguments.length - 1];
        zhiyin.signIn('has-seen-it-all');
        const ask = (body) => fetch('/v1/recommend', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
        zhiyin.view('pot-1');
        zhiyin.flush()
          .then(() => ask({ requests: [{ scenario: 'home', ...zhiyin.who() }] }))
          .then((answer) => answer.json())
          .then(({ responses: [{ query_id, items }] }) => fetch('/v1/events', { method: 'POST', headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify([{ event: 'view_item_list', query_id, items: items.map((i) => ({ item_id: i.id })), ...zhiyin.who() }]) }))
          .then(told);
        """);
    browser.driver.navigate().refresh();
    browser.find("#own zy-card");
    browser.find(".drawer-tab").click();
    browser.find(".drawer .bars rect.fatigue");
    browser.assertNoComplaints();
  }

  @Test
  void weightsMovedWhileAnAnswerIsUnderWayStay() {
    browser.go("/console#/ranking");
    browser.find("#then .ranks li");
    browser.driver.executeScript(
        """
        const ask = window.fetch;
        window.fetch = async (...its) => {
          if (String(its[0]).endsWith('/preview')) await new Promise((later) => setTimeout(later, 700));
          return ask(...its);
        };
        const move = (name, value) => {
          const dial = document.querySelector(`input[name="${name}"]`);
          dial.value = value;
          dial.dispatchEvent(new Event('input', { bubbles: true }));
        };
        move('search.popularity', 0.9);
        setTimeout(() => move('search.personal', 0.8), 400);
        setTimeout(() => (document.body.dataset.moved = 'both'), 1500);
        """);
    browser.find("body[data-moved]");
    assertEquals(
        List.of("0.9", "0.8"),
        browser.driver.executeScript(
            "return ['popularity', 'personal'].map((name) =>"
                + " document.querySelector(`input[name='search.${name}']`).value)"));
  }

  @Test
  void aWorkbenchOfWordsGoesOnAfterTheNetworkBrokeOff() {
    browser.go("/console#/words");
    browser.find("#words .chip[aria-pressed=true]", "同义词");
    browser.driver.executeScript(
        """
        const ask = window.fetch;
        window.fetch = async (...its) => {
          if (String(its[0]).includes('/v1/admin/jobs/')) throw new TypeError('the network broke off');
          if (String(its[0]).endsWith('/apply')) return Response.json({ job_id: '7', state: 'running', phase: 'analyse', done: 0, total: 9 });
          return ask(...its);
        };
        """);
    browser.find("#lexicon").sendKeys("\n断网词 => 睡袋");
    browser.find("#apply-words:not([disabled])").click();
    browser.find("#words .wrong", "the network broke off");
    browser.find("#apply-words:not([disabled])");
  }

  private void away(boolean gone) {
    browser.driver.executeCdpCommand("Network.enable", Map.of());
    browser.driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", gone, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }
}
