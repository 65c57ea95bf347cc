package io.zhiyin.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The console without a mouse. */
@QuarkusTest
class KeyboardTest extends AtSmallShop {
  private static final String RANKING = "/v1/admin/config/ranking.yaml";

  @Test
  void everyRoomIsReachedAndWorkedByKeyboardAlone() {
    browser.go("/console");
    for (String room : new String[] {"概览", "重建", "语言", "排序", "质量", "设置", "解释", "信号", "数据"}) {
      browser.driver.executeScript("document.activeElement.blur(); window.scrollTo(0, 0)");
      tabTo("nav a", room);
      press(Keys.ENTER);
      browser.find("nav [aria-current=page]", room);
      browser.find("main h1, main h2");
    }
    tabTo("#user", "");
    press("buyer-11", Keys.ENTER);
    browser.texts("#history tbody tr", rows -> rows.size() == 12);
  }

  @Test
  void weightsAreTriedAppliedAndUndone() {
    String before = RestAssured.get(RANKING).asString();
    browser.go("/console#/ranking");
    browser.find("#then .ranks li");
    tabTo("input[name='search.popularity']", "");
    press(Keys.END);
    tabTo("#apply", "");
    press(Keys.ENTER);
    browser.find(".good", "已经生效");
    assertTrue(RestAssured.get(RANKING).asString().contains("popularity: 1"));
    tabTo("#undo", "");
    press(Keys.ENTER);
    browser.find(".good", "已撤销");
    assertEquals(before, RestAssured.get(RANKING).asString());
  }

  @Test
  void aNeighbourIsChosenInWords() {
    browser.go("/console#/signals");
    String next = browser.find(".kinds button").getText();
    tabTo(".kinds button", next);
    press(Keys.ENTER);
    browser.find("#centre", next);
    browser.assertNoComplaints();
  }

  private void press(CharSequence... keys) {
    new Actions(browser.driver).sendKeys(String.join("", keys)).perform();
  }

  /** Goes on by Tab until what is wanted has the focus, and shows that it has. */
  private void tabTo(String css, String words) {
    for (int step = 0; step < 120; step++) {
      press(Keys.TAB);
      if (Boolean.TRUE.equals(
          browser.driver.executeScript(
              "const it = document.activeElement; return it.matches(arguments[0]) &&"
                  + " it.innerText.includes(arguments[1]) && getComputedStyle(it).outlineStyle !== 'none'",
              css,
              words))) {
        return;
      }
    }
    throw new AssertionError("no Tab leads to " + css + " " + words);
  }
}
