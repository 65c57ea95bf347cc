package io.zhiyin.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Files of every form, given to the console. */
@QuarkusTest
class FilesTest extends AtSmallShop {
  private static final String TABLE =
      """
      id,title,price,tags,attributes.材质
      csv1,"折叠椅, ""轻"\"",59,"露营,轻便",铝
      csv2,,59,,
      csv3,"两行的
      标题",便宜,,
      csv4,折叠桌,129,,
      """;

  private static final String SHEET =
      """
      编号,名称,price,材质,内部备注
      sheet1,"竹编灯笼, 大",88,竹,老王
      sheet2,宣纸折扇,28,纸,
      sheet3,,30,,
      sheet4,油纸伞,60,,老李
      """;

  private static final String EVENTS =
      "user\titem\ttype\tunix_ts\nfiled\tcsv1\tview\t%d\nfiled\tcsv4\tgaze\t%d\nfiled\tcsv4\tview\t%d\n"
          .replace("%d", String.valueOf(System.currentTimeMillis() / 1000 - 60));

  @Test
  void severalFilesAreChosenAtOnceAndGivenAgainCountOnce(@TempDir Path folder) throws IOException {
    Path products = Files.writeString(folder.resolve("products.csv"), TABLE);
    Path events = Files.writeString(folder.resolve("events.tsv"), EVENTS);
    for (int time = 0; time < 2; time++) {
      browser.driver.get("about:blank");
      browser.go("/console#/data");
      browser.find("#file").sendKeys(products + "\n" + events);
      browser.find("#files li", "products.csv · 商品 · 读取 4，存入 2，拒绝 2");
      browser.find("#files li", "events.tsv · 事件 · 读取 3，存入 2，拒绝 1");
      browser.find("zy-data [role=status]", "读取 7，存入 4，拒绝 3");
      browser.find("#rejected tbody tr", "products.csv 3 title");
      browser.find("#rejected tbody tr", "products.csv 4 price");
      browser.find("#rejected tbody tr", "events.tsv 3 event");
    }
    var stored = RestAssured.get("/v1/products/csv1").jsonPath();
    assertEquals("折叠椅, \"轻\"", stored.getString("title"));
    assertEquals("铝", stored.getString("attributes.材质"));
    assertEquals(2, stored.getList("tags").size());
    assertEquals(2, RestAssured.get("/v1/users/filed/export").jsonPath().getList("events").size());
    browser.assertNoComplaints();
  }

  @Test
  void columnsThatAreCalledNoFieldAreAskedAbout(@TempDir Path folder) throws IOException {
    Path sheet = Files.writeString(folder.resolve("sheet.csv"), SHEET);
    Path more = Files.writeString(folder.resolve("more.csv"), SHEET.replace("sheet", "more"));
    browser.phone(360);
    browser.go("/console#/data");
    browser.find("#file").sendKeys(sheet + "\n" + more);
    browser.find("#columns legend", "sheet.csv、more.csv");
    browser.find("#columns .problem", "哪一列是 title");
    assertFalse(browser.find("#columns .primary").isEnabled());
    choose("编号", Keys.HOME);
    choose("名称", Keys.HOME);
    browser.find("#columns .problem", "id 只能是一列：编号、名称");
    choose("名称", Keys.DOWN);
    choose("内部备注", Keys.END);
    browser.gone("#columns .problem");
    assertEquals(List.of("id", "title", "price", "材质"), browser.texts("#columns .preview th"));
    assertEquals(
        List.of("sheet1 竹编灯笼, 大 88 竹", "sheet2 宣纸折扇 28 纸", "sheet3 30"),
        browser.texts("#columns .preview tbody tr"));
    assertEquals(List.of(), browser.serious());
    for (String lang : List.of("en", "zh-CN")) {
      browser.find("#language").click();
      browser.find("html[lang='" + lang + "'] #columns .primary");
      assertEquals(List.of(), browser.tooWide(), lang);
    }
    browser.find("#columns .primary").sendKeys(Keys.ENTER);
    browser.find("#files li", "sheet.csv · 商品 · 读取 4，存入 3，拒绝 1");
    browser.find("#files li", "more.csv · 商品 · 读取 4，存入 3，拒绝 1");
    browser.find("#rejected tbody tr", "sheet.csv 4 title");
    var stored = RestAssured.get("/v1/products/more1").jsonPath();
    assertEquals("竹编灯笼, 大", stored.getString("title"));
    assertEquals(Map.of("材质", "竹"), stored.getMap("attributes"));
    assertEquals(88, stored.getInt("price"));
    browser.wide();
    browser.assertNoComplaints();
  }

  @Test
  void nothingIsStoredOfColumnsThatNobodySaysMoreOf(@TempDir Path folder) throws IOException {
    Path sheet = Files.writeString(folder.resolve("unsaid.csv"), "id,title,产地\nunsaid,茶筅,奈良\n");
    browser.go("/console#/data");
    browser.find("#file").sendKeys(sheet.toString());
    browser.find("#columns .preview tbody tr", "unsaid 茶筅 奈良");
    browser.find("#drop-columns").sendKeys(Keys.ENTER);
    browser.gone("#columns");
    assertEquals(404, RestAssured.get("/v1/products/unsaid").statusCode());
    browser.find("#file").sendKeys(sheet.toString());
    browser.find("#columns .primary").sendKeys(Keys.ENTER);
    browser.find("zy-data [role=status]", "读取 1，存入 1，拒绝 0");
    assertEquals(
        "奈良", RestAssured.get("/v1/products/unsaid").jsonPath().getString("attributes.产地"));
    browser.assertNoComplaints();
  }

  private void choose(String column, Keys key) {
    browser.find("#columns select[aria-label='" + column + "']").sendKeys(key);
  }

  @Test
  void aFileIsDroppedAndOneThatIsNoTextIsTold() {
    browser.go("/console#/data");
    browser.find(".drop");
    drop("'{\"id\":\"dropped\",\"title\":\"折叠凳\"}\\n'", "more.jsonl");
    browser.find("zy-data [role=status]", "读取 1，存入 1，拒绝 0");
    drop("new Uint8Array([123, 200, 200, 10])", "gbk.csv");
    browser.find("zy-data .problem", "gbk.csv");
    browser.assertNoComplaints();
  }

  private void drop(String content, String name) {
    browser.driver.executeScript(
        "const data = new DataTransfer(); data.items.add(new File([%s], '%s'));"
                .formatted(content, name)
            + " document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data,"
            + " bubbles: true, cancelable: true }))");
  }
}
