package io.zhiyin.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.abort;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
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

  private static final Map<String, ChromeDriver> STARTED = new ConcurrentHashMap<>();

  private static final String AXE = axe();

  final ChromeDriver driver;
  private final URI root;

  private Browser(ChromeDriver driver, URI root) {
    this.driver = driver;
    this.root = root;
  }

  /**
   * Opens a tab in the browser of a language, such as {@code zh-CN}: as in a browser never used
   * before, since the tab before took with it what its pages kept. Where there is no browser, the
   * test is left out with a loud word, but fails in CI, which installs one.
   */
  static Browser open(URI root, String language) {
    if (!Files.exists(CHROMIUM) || !Files.exists(DRIVER)) {
      String how = "the pages are tested in Chromium: apt-get install chromium chromium-driver";
      assertFalse("true".equals(System.getenv("CI")), how);
      System.err.println("LEFT OUT: " + how);
      abort(how);
    }
    ChromeDriver driver = STARTED.computeIfAbsent(language, Browser::start);
    driver.switchTo().newWindow(WindowType.TAB);
    return new Browser(driver, root);
  }

  /** Starting takes seconds, so a browser serves all tests of a run. */
  private static ChromeDriver start(String language) {
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
    ChromeDriver driver = new ChromeDriver(service, options);
    Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
    return driver;
  }

  private static String axe() {
    try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** The window as it opened. */
  void wide() {
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
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

  /**
   * What axe finds serious or critical, each with the first place. Run by one script: axe's own
   * runner opens a window a time, for frames that no page of ours has, and finds nothing where a
   * page breaks it.
   */
  List<String> serious() {
    Object found =
        driver.executeAsyncScript(
            AXE
                + """
                ;const done = arguments[0];
                axe.run({ resultTypes: ['violations'] }).then(
                  ({ violations }) => done(violations
                    .filter(({ impact }) => ['serious', 'critical'].includes(impact))
                    .map(({ id, nodes }) => id + ' ' + nodes[0].html)),
                  (problem) => done([String(problem)]));
                """);
    return ((List<?>) Objects.requireNonNull(found)).stream().map(Object::toString).toList();
  }

  /** What the page complained of so far. */
  void assertNoComplaints() {
    assertEquals(
        List.of(),
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .map(Object::toString)
            .toList());
  }

  /** Closes the tab, and with it all that its pages kept. */
  @Override
  public void close() {
    driver.get("about:blank");
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    driver.executeCdpCommand(
        "Storage.clearDataForOrigin",
        Map.of("origin", root.resolve("/").toString(), "storageTypes", "all"));
    driver.manage().logs().get(LogType.BROWSER);
    driver.close();
    driver.switchTo().window(driver.getWindowHandles().iterator().next());
  }
}
