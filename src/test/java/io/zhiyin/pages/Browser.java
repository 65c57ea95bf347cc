package io.zhiyin.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.abort;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser on one of our pages. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  final ChromeDriver driver;
  private final URI root;

  private Browser(ChromeDriver driver, URI root) {
    this.driver = driver;
    this.root = root;
  }

  /**
   * Opens a browser of a language, such as {@code zh-CN}. Where there is none, the test is left out
   * with a loud word, but fails in CI, which installs one.
   */
  static Browser open(URI root, String language) {
    if (!Files.exists(CHROMIUM) || !Files.exists(DRIVER)) {
      String how = "the pages are tested in Chromium: apt-get install chromium chromium-driver";
      assertFalse("true".equals(System.getenv("CI")), how);
      System.err.println("LEFT OUT: " + how);
      abort(how);
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1280,1000",
        "--lang=" + language);
    options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.WARNING);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new Browser(new ChromeDriver(service, options), root);
  }

  void go(String path) {
    driver.get(root.resolve(path).toString());
  }

  /** The first element that comes to match, visible. */
  WebElement find(String css) {
    return first("nothing visible matches " + css, css, WebElement::isDisplayed);
  }

  /** The first element whose text comes to hold some words. */
  WebElement find(String css, String words) {
    return first(
        "nothing that matches " + css + " says " + words, css, e -> e.getText().contains(words));
  }

  private WebElement first(String otherwise, String css, Predicate<WebElement> wanted) {
    List<WebElement> found = new ArrayList<>();
    waiting(otherwise)
        .until(d -> {
          found.clear();
          d.findElements(By.cssSelector(css)).stream().filter(wanted).limit(1).forEach(found::add);
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  void gone(String css) {
    waiting("something still matches " + css)
        .until(d -> d.findElements(By.cssSelector(css)).isEmpty());
  }

  List<String> texts(String css) {
    return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
  }

  /** Waits until the texts are as a test wants them. */
  void texts(String css, Predicate<List<String>> wanted) {
    waiting("texts of " + css + " are not as wanted").until(d -> wanted.test(texts(css)));
  }

  private WebDriverWait waiting(String otherwise) {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50));
    wait.ignoring(StaleElementReferenceException.class)
        .withMessage(() -> otherwise + "; the page says: " + page());
    return wait;
  }

  private String page() {
    return driver.findElement(By.tagName("body")).getText();
  }

  /** A phone's window, so many pixels wide. */
  void phone(int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", true));
  }

  /** What is wider than the window. */
  @Nullable Object tooWide() {
    return driver.executeScript(
        "const width = document.documentElement.clientWidth;"
            + " return document.documentElement.scrollWidth <= width ? []"
            + " : [...document.querySelectorAll('body *')]"
            + ".filter(e => e.getBoundingClientRect().right > width)"
            + ".map(e => e.tagName + '.' + e.className)");
  }

  /** What axe finds serious or critical, each with the first place. */
  List<String> serious() {
    return new AxeBuilder()
        .analyze(driver).getViolations().stream()
            .filter(rule -> SERIOUS.contains(rule.getImpact()))
            .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
            .toList();
  }

  /** What the page complained of so far. */
  void assertNoComplaints() {
    assertEquals(
        List.of(),
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .map(Object::toString)
            .toList());
  }

  @Override
  public void close() {
    driver.quit();
  }
}
