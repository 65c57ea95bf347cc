package io.zhiyin.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of every form, given to the console. */
@QuarkusTest
class FilesTest extends AtSmallShop {
  private static final String TABLE =
      """
      id,title,price,tags,材质
      csv1,"折叠椅, ""轻"\"",59,"露营,轻便",铝
      csv2,,59,,
      csv3,"两行的
      标题",便宜,,
      csv4,折叠桌,129,,
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
