package io.zhiyin.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** An operator's ways through the console. Long because each room has one. */
@QuarkusTest
class ConsoleTest extends AtSmallShop {
  @Test
  void anOperatorWatchesAReindexToItsEnd() {
    browser.go("/console#/rebuild");
    int before = browser.texts("#jobs tr").size();
    browser.find("#reindex").click();
    browser.texts("#jobs tr", jobs -> jobs.size() > before && jobs.getFirst().contains("成功"));
    browser.find("#compared .ranks li");
    generationsAreComparedBeforeTheSwap();
    browser.assertNoComplaints();
  }

  private void generationsAreComparedBeforeTheSwap() {
    int before = generation();
    browser.find("#hold").click();
    browser.find("#held .question", "羽绒服").findElement(By.cssSelector("button")).click();
    browser.find("#held #then .ranks li", "睡袋");
    browser.find("#jobs tr", "等待决定").findElement(By.tagName("progress"));
    browser.find("#drop").click();
    browser.gone("#held");
    assertEquals(before, generation());
    browser.find("#hold:not([disabled])").click();
    browser.find("#held #then .ranks li");
    browser.find("#activate").click();
    browser.gone("#held");
    browser.texts("#jobs tr", jobs -> jobs.getFirst().contains("成功"));
    assertTrue(generation() > before);
  }

  private static int generation() {
    return RestAssured.get("/v1/admin/status").jsonPath().getInt("generation.number");
  }

  @Test
  void aModelIsTrainedWatchedAndRolledBack() {
    browser.go("/console#/rebuild");
    browser.find("#train:not([disabled])").click();
    browser.find("#models [role=status]", "完成");
    browser.find("#models tbody tr:first-child", "使用中");
    browser.find("#rollback-model:not([disabled])").click();
    browser.texts(
        "#models tbody tr",
        rows -> !rows.isEmpty() && rows.stream().noneMatch(row -> row.contains("使用中")));
    browser.find("#models [role=status]", "完成");
    browser.assertNoComplaints();
  }

  @Test
  void aModelIsComparedBeforeItServes() {
    browser.go("/console#/rebuild");
    int before = generation();
    browser.find("#train-held:not([disabled])").click();
    browser.find("#held h2", "新训练的模型");
    browser.find("#held #then .ranks li");
    browser.find("#drop").click();
    browser.gone("#held");
    browser.find("#models [role=status]", "没有成功");
    assertEquals(before, generation());
    browser.find("#train-held:not([disabled])").click();
    browser.find("#held #then .ranks li");
    browser.find("#activate").click();
    browser.gone("#held");
    browser.find("#models tbody tr:first-child", "使用中");
    browser.find("#models tbody tr:first-child", "只按热门");
    browser.find("#rollback-model:not([disabled])").click();
    browser.texts(
        "#models tbody tr",
        rows -> !rows.isEmpty() && rows.stream().noneMatch(row -> row.contains("使用中")));
    browser.find("#models [role=status]", "完成");
    browser.assertNoComplaints();
  }

  @Test
  void aProductsPlaceIsExplainedBesideTheOneAbove() {
    browser.go("/console#/explain");
    browser.find("zy-explain .two li");
    browser.find("zy-explain input[name=product]").sendKeys("tent-6" + Keys.ENTER);
    browser.find("#standing h2", "6 号");
    browser.find("#standing tbody tr", "text");
    browser.texts("#standing thead th", names -> names.size() == 5);
    browser.find("zy-explain input[name=product]").clear();
    browser.find("zy-explain input[name=product]").sendKeys("pot-2" + Keys.ENTER);
    browser.find("#standing p", "找不到它");
    browser.assertNoComplaints();
  }

  @Test
  void settingsAreCheckedSavedAndUndone() {
    browser.go("/console#/settings");
    browser.find("#settings");
    browser.texts("#save", all -> all.size() == 1);
    type("search:\n  popularity: 9\n");
    browser.find("#save").click();
    browser.find(".problem", "popularity");
    browser.find(".chip", "fields.yaml").click();
    browser.find("[aria-pressed='true']", "fields.yaml");
    browser.find(".chip", "ranking.yaml •").click();
    browser.find("[aria-pressed='true']", "ranking.yaml");
    assertEquals("search:\n  popularity: 9\n", browser.find("#settings").getDomProperty("value"));
    browser.driver.executeScript("location.hash = '#/words'");
    browser.driver.switchTo().alert().dismiss();
    browser.find("#settings");
    type("search:\n  popularity: 0.1\n");
    browser.find("#save").click();
    browser.find(".good", "已经生效");
    browser.find("#undo").click();
    browser.find("[aria-pressed='true']", "ranking.yaml");
    browser.texts("[aria-pressed='true']", all -> all.equals(List.of("ranking.yaml")));
  }

  @Test
  void aSynonymIsCheckedPreviewedAppliedFoundAndRolledBack() {
    assertEquals(0, found("咕噜夜"));
    browser.go("/console#/words");
    browser.find("#words .chip[aria-pressed=true]", "同义词");
    browser.find("#lexicon");
    words("孤单\n咕噜夜 => 睡袋\n");
    browser.find("#preview-words").click();
    browser.find(".wrong button", "synonyms.txt line 1").click();
    browser.find("#lexicon:focus");
    assertEquals(
        "孤单",
        browser.driver.executeScript(
            "const area = document.activeElement;"
                + " return area.value.slice(area.selectionStart, area.selectionEnd)"));
    words("咕噜夜 => 睡袋\n");
    browser.find("#preview-words").click();
    browser.find("#effect details", "咕噜夜");
    browser.find("#effect .come", "睡袋");
    assertEquals(List.of(), browser.serious());
    assertEquals(0, found("咕噜夜"));
    browser.find("#apply-words").click();
    browser.find("#words .good", "已经生效");
    browser.go("/#/search?q=咕噜夜");
    browser.find("zy-card .title", "睡袋");
    browser.go("/console#/words");
    browser.find("#rollback-words:not([disabled])").click();
    browser.find("#words .good", "已回滚");
    assertEquals(0, found("咕噜夜"));
  }

  private static int found(String words) {
    return RestAssured.given()
        .queryParam("q", words)
        .get("/v1/search")
        .jsonPath()
        .getInt("hits.total.value");
  }

  private void words(String text) {
    browser.find("#lexicon").clear();
    browser.find("#lexicon").sendKeys(text);
  }

  @Test
  void weightsAreTriedAppliedAndUndone() {
    String file = "/v1/admin/config/ranking.yaml";
    String before = RestAssured.get(file).asString();
    browser.go("/console#/ranking");
    browser.find("#then .ranks li");
    browser.driver.executeScript(
        "const dial = document.querySelector('input[name=\"search.popularity\"]'); dial.value = 1;"
            + " dial.dispatchEvent(new Event('input', { bubbles: true }))");
    browser.find("#apply:not([disabled])");
    assertEquals(before, RestAssured.get(file).asString());
    browser.find("input[name=name]").sendKeys("热卖优先" + Keys.ENTER);
    browser.find("#named", "热卖优先");
    browser.find("#apply").click();
    browser.find(".good", "已经生效");
    assertEquals(
        before.replaceFirst("popularity: [0-9.]+", "popularity: 1"),
        RestAssured.get(file).asString());
    browser.find("#undo").click();
    browser.find(".good", "已撤销");
    assertEquals(before, RestAssured.get(file).asString());
    browser.assertNoComplaints();
  }

  @Test
  void aShopperIsShownAndErasedWithAReceipt() {
    browser.go("/console#/data");
    browser.find("#user").sendKeys("buyer-12" + Keys.ENTER);
    browser.texts("#history tbody tr", rows -> rows.size() == 12);
    browser.find("#user").sendKeys("3");
    browser.find("#erase").click();
    assertTrue(browser.driver.switchTo().alert().getText().contains(" buyer-12 "));
    browser.driver.switchTo().alert().accept();
    browser.find("#receipt", "已删除");
    browser.find("#user").sendKeys(Keys.BACK_SPACE, Keys.ENTER);
    browser.find("zy-shopper .quiet", "0 个事件");
    browser.find("#snapshot").click();
    browser.find("#snapshots tbody tr", "件商品");
    browser.assertNoComplaints();
  }

  @Test
  void evaluationsAreDrawnAndOtherFilesRefused(@TempDir Path folder) throws java.io.IOException {
    Path good = folder.resolve("shelves.json");
    Files.writeString(
        good,
        "{\"results\":[{\"method\":\"item-cosine\",\"params\":{},\"metrics\":{\"recall@20\":0.125},\"users\":7,\"serve_ms_p50\":0.4,"
            + "\"groups\":{\"history\":[{\"from\":1,\"to\":4,\"users\":7,\"metrics\":{\"recall@20\":0.125}}]}}]}");
    Path bad = folder.resolve("other.json");
    Files.writeString(bad, "{\"results\":7}");
    found("帐篷");
    browser.go("/console#/quality");
    browser.find("#report-zero").click();
    browser.find("#report-zero[aria-pressed=true]");
    browser.find("#expose:not([disabled])").click();
    browser.find("#shops canvas");
    browser.find("zy-quality .quiet", "件商品、");
    browser.find("#evaluation").sendKeys(good.toString());
    browser.find("#evaluated", "0.1250");
    browser.find("zy-evaluations canvas");
    browser.find(".apart [aria-label*='历史长短'] canvas");
    browser.find("#evaluation").sendKeys(bad.toString());
    browser.find("zy-evaluations .problem", "other.json");
    browser.assertNoComplaints();
  }

  @Test
  void whatBecameOfAnswersIsDrawnByDay() {
    String id =
        RestAssured.given()
            .queryParam("q", "帐篷")
            .get("/v1/search")
            .jsonPath()
            .getString("query_id");
    String item =
        "\"session_id\":\"daily\",\"query_id\":\"%s\",\"items\":[{\"item_id\":\"tent-1\"}]";
    RestAssured.given()
        .contentType("application/json")
        .body(
            ("[{\"event\":\"view_item_list\","
                    + item
                    + "},{\"event\":\"select_item\","
                    + item
                    + "}]")
                .formatted(id, id))
        .post("/v1/events")
        .then()
        .statusCode(202);
    assertTrue(
        RestAssured.get("/v1/admin/feedback")
                .jsonPath()
                .getInt("days.findAll { it.scenario == 'search' }.clicks.sum()")
            > 0);
    assertEquals(400, RestAssured.get("/v1/admin/feedback?days=93").statusCode());
    browser.go("/console#/quality");
    browser.find("zy-daily canvas");
    browser.find("#rate-cvr").click();
    browser.find("#days-7").click();
    browser.find("#days-7[aria-pressed=true]");
    browser.find("zy-daily [role=img][aria-label*='转化率'] canvas");
    browser.find("#by-strategy").click();
    browser.find("zy-daily [role=img][aria-label*='搜索 · 关键词'] canvas");
    browser.assertNoComplaints();
  }

  @Test
  void signalsShowPairsAndWhatIsPopular() {
    browser.go("/console#/signals");
    browser.find("#popular canvas");
    browser.find("#pairs-co_buy").click();
    browser.find("#pairs-co_buy[aria-pressed=true]");
    var pair = browser.find("#pairs tbody tr");
    String title = pair.findElement(By.cssSelector("td:nth-child(2)")).getText();
    pair.findElement(By.cssSelector("td:nth-child(2) button")).click();
    browser.find("#centre", title);
    String ink = inkOfCharts();
    browser.find("#theme").click();
    assertNotEquals(ink, inkOfCharts());
    browser.assertNoComplaints();
  }

  private String inkOfCharts() {
    return String.valueOf(
        browser.driver.executeAsyncScript(
            "const done = arguments[0], of = document.querySelector('zy-chart');"
                + " of.updateComplete.then(() => done(of.chart.getOption().textStyle.color))"));
  }

  private void type(String text) {
    browser.find("#settings").clear();
    browser.find("#settings").sendKeys(text);
  }

  @Test
  void aFileWithBadRowsIsImportedButForThem(@TempDir Path folder) throws java.io.IOException {
    Path file = folder.resolve("products.jsonl");
    Files.writeString(
        file,
        "{\"id\":\"f1\",\"title\":\"折叠椅\"}\n{\"id\":\"f2\"}\nnot json\n{\"id\":\"f3\",\"title\":\"折叠桌\"}\n");
    browser.go("/console#/data");
    browser.find("zy-data h1");
    browser.driver.findElement(By.id("file")).sendKeys(file.toString());
    browser.find("[role=status]", "读取 4，存入 2");
    browser.find("#export-products[download][href='/v1/admin/export/products']");
    browser.texts(
        "#rejected tbody tr", rows -> rows.size() == 2 && rows.getFirst().contains("title"));
    assertEquals(List.of(), browser.serious());
    Files.writeString(file, "{\"id\":\"f2\",\"title\":\"折叠床\"}\n");
    browser.driver.findElement(By.id("file")).sendKeys(file.toString());
    browser.find("[role=status]", "读取 1，存入 1");
    browser.find("#products input[name=q]").sendKeys("f3" + Keys.ENTER);
    browser.find("#products tbody button", "折叠桌").click();
    browser.find("#record").sendKeys(Keys.chord(Keys.CONTROL, "a") + "{\"id\":\"f3\",\"title\":7}");
    browser.find("#save-record").click();
    browser.find("#products .problem", "title");
    browser
        .find("#record")
        .sendKeys(Keys.chord(Keys.CONTROL, "a") + "{\"id\":\"f3\",\"title\":\"折叠桌 加宽\"}");
    browser.find("#save-record").click();
    browser.find("#products .good", "已保存");
    assertEquals("折叠桌 加宽", RestAssured.get("/v1/products/f3").jsonPath().getString("title"));
    browser.go("/console#/overview");
    browser.find("#attention a", "没有分类");
    browser.find("#latency tbody tr", "/v1/search");
  }
}
