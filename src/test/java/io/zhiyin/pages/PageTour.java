package io.zhiyin.pages;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;

/**
 * Pictures of the main pages of a running demo shop, written to {@code src/docs/images}, and what
 * the pages weigh, printed: {@code ./mvnw test -Dtest=PageTour -Dshop=http://127.0.0.1:8080}.
 */
@EnabledIfSystemProperty(named = "shop", matches = "http.*")
class PageTour {
  private static final Path IMAGES = Path.of("src/docs/images");
  private static final int BUDGET = 300_000;
  private static final int LARGEST = 200_000;

  /**
   * Notes when the search box (console: the first number) stands, that is when one can begin, and
   * when the first product does, of an answer by the service.
   */
  private static final String WATCH =
      "new MutationObserver(() => {"
          + " if (document.querySelector('.searchbox input, .tile')) window.ready ??= performance.now();"
          + " if (document.querySelector('zy-card .title, .tile')) window.shown ??= performance.now();"
          + " }).observe(document, { childList: true, subtree: true });";

  private static final String WEIGH =
      "const all = [performance.getEntriesByType('navigation')[0],"
          + " ...performance.getEntriesByType('resource')];"
          + " const code = all.filter(e => /\\.(js|css)$/.test(new URL(e.name).pathname));"
          + " const sum = its => its.reduce((n, e) => n + e.transferSize, 0);"
          + " return [all.length, sum(all), sum(code), Math.round(window.ready ?? 0),"
          + " Math.round(window.shown ?? 0)];";

  private static Browser open(String language) {
    return Browser.open(URI.create(requireNonNull(System.getProperty("shop"))), language);
  }

  @Test
  void pictures() throws IOException, InterruptedException {
    Files.createDirectories(IMAGES);
    for (String language : new String[] {"zh-CN", "en"}) {
      try (Browser browser = open(language)) {
        browser.driver.manage().window().setSize(new Dimension(1200, 780));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("search", "/#/search?q=帐篷");
        pages.put("ranking", "/console#/ranking");
        pages.put("quality", "/console#/quality");
        for (Map.Entry<String, String> page : pages.entrySet()) {
          browser.driver.get("about:blank");
          browser.go(page.getValue());
          browser.find(
              page.getValue().startsWith("/console") ? "main table, main .ranks" : "zy-card");
          if (page.getKey().equals("quality")) {
            showWhoIsSeen(browser);
          }
          byte[] picture = browser.driver.getScreenshotAs(OutputType.BYTES);
          assertTrue(picture.length < LARGEST, page.getKey() + " " + picture.length);
          String name = page.getKey() + "-" + language.substring(0, 2) + ".png";
          Files.write(IMAGES.resolve(name), picture);
        }
      }
    }
  }

  /** The charts that say something of a shop whose pages nobody has used yet. */
  private static void showWhoIsSeen(Browser browser) throws InterruptedException {
    browser.find("#expose:not([disabled])").click();
    browser.find("#shops canvas");
    browser.driver.executeScript(
        "document.querySelector('#expose').closest('section').scrollIntoView()");
    Thread.sleep(1500); // until the charts have grown
  }

  @Test
  void weight() {
    System.out.println("page requests bytes code_bytes ready_ms product_ms");
    String product = System.getProperty("product", "p00001");
    for (String page :
        new String[] {"/", "/#/search?q=帐篷", "/#/product/" + product, "/console#/overview"}) {
      try (Browser browser = open("zh-CN")) {
        browser.driver.executeCdpCommand(
            "Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
        browser.go(page);
        browser.find("zy-card .title, .tile");
        Object weighed = browser.driver.executeScript(WEIGH);
        System.out.println(page + " " + weighed);
        assertTrue(
            weighed instanceof java.util.List<?> its
                && its.get(2) instanceof Number code
                && code.longValue() < BUDGET,
            page + " " + weighed);
      }
    }
  }
}
