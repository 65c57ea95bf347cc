package io.zhiyin.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@code zhiyin.js} tells, and when. */
@QuarkusTest
class TrackerTest extends AtSmallShop {
  /** Keeps what is sent instead of sending it, on a page that sends nothing of its own. */
  private static final String LISTEN =
      """
      window.sent = [];
      window.fetch = (path, its) => {
        sent.push(its.body);
        return Promise.resolve(new Response(window.said ?? '{}', { status: window.answer ?? 202 }));
      };
      navigator.sendBeacon = (path, body) => { sent.push('beacon ' + body); return true; };
      """;

  private void begin() {
    browser.go("/#/cart");
    browser.find("main h1");
    run("zhiyin.flush().then(done)");
    browser.driver.executeScript(LISTEN);
  }

  private void run(String script) {
    browser.driver.executeAsyncScript("const done = arguments[0]; " + script);
  }

  private List<String> sent() {
    List<?> bodies =
        Objects.requireNonNull((List<?>) browser.driver.executeScript("return sent.splice(0)"));
    return bodies.stream().map(String::valueOf).toList();
  }

  @Test
  void eventsGoInBatchesAndAreTriedAgainAsTheSame() {
    begin();
    browser.driver.executeScript("answer = 503");
    run("for (let i = 0; i < 3; i++) zhiyin.view('p' + i); zhiyin.flush().then(done)");
    List<String> lost = sent();
    assertEquals(1, lost.size());
    browser.driver.executeScript("answer = 202");
    run("zhiyin.cart('p1', { quantity: 2, price: 9 }); zhiyin.flush().then(done)");
    JsonPath again = JsonPath.from(sent().getFirst());
    assertEquals(
        JsonPath.from(lost.getFirst()).getList("events.event_id"),
        again.getList("events.event_id").subList(0, 3));
    assertEquals("add_to_cart", again.getString("events[3].event"));
    assertEquals(2, again.getInt("events[3].items[0].quantity"));
    run("for (let i = 0; i < 130; i++) zhiyin.view('p' + i); zhiyin.flush().then(done)");
    assertEquals(
        List.of(100, 30),
        sent().stream().map(its -> JsonPath.from(its).getList("events").size()).toList());
  }

  @Test
  void itIsPromisedWhetherAllWasTaken() {
    begin();
    for (int status : new int[] {503, 202, 400}) {
      Object taken =
          browser.driver.executeAsyncScript(
              "answer = arguments[0]; zhiyin.view('p1'); zhiyin.flush().then(arguments[1])",
              status);
      assertEquals(status == 202, taken);
    }
    Object refused =
        browser.driver.executeAsyncScript(
            "answer = 202; said = '{\"rejected\":[{\"index\":0}]}';"
                + " zhiyin.view('a/b'); zhiyin.flush().then(arguments[0])");
    assertEquals(false, refused);
  }

  @Test
  void whatCouldNotBeSentTheNextPageOfTheTabSends() {
    begin();
    browser.driver.executeScript("answer = 503");
    run("zhiyin.view('kept-1'); zhiyin.flush().then(done)");
    browser.driver.executeScript("window.dispatchEvent(new PageTransitionEvent('pagehide'))");
    assertTrue(sent().stream().noneMatch(body -> body.startsWith("beacon ")));
    browser.driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of(
            "source",
            "window.addEventListener('zhiyin:sent', (e) => document.body.dataset.sent ="
                + " JSON.stringify(e.detail.events))"));
    browser.driver.navigate().refresh();
    browser.find("body[data-sent*=kept-1]");
  }

  @Test
  void linesOfSeveralAnswersAreBoughtInAnEventEach() {
    begin();
    run(
        """
        const line = (item_id, queryId) => ({ item_id, quantity: 2, price: 5, queryId });
        zhiyin.purchase([line('p1', 'q1'), line('p2', ''), line('p3', 'q1')]);
        zhiyin.flush().then(done)
        """);
    JsonPath bought = JsonPath.from(sent().getFirst());
    assertEquals(
        List.of(List.of("p1", "p3"), List.of("p2")), bought.getList("events.items.item_id"));
    assertEquals(Arrays.asList("q1", null), bought.getList("events.query_id"));
    assertEquals(
        Map.of("item_id", "p1", "quantity", 2, "price", 5), bought.getMap("events[0].items[0]"));
  }

  @Test
  void anImpressionIsWhatWasSeenAndLeavingSendsTheRest() {
    begin();
    browser.driver.executeScript(
        """
        const deep = document.createElement('div');
        deep.id = 'deep';
        deep.style.cssText = 'margin-top: 3000px; height: 80px';
        document.body.append(deep);
        zhiyin.watch(deep, { item: 'p7', queryId: 'q1', index: 4 });
        """);
    run("setTimeout(() => zhiyin.flush().then(done), 300)");
    assertEquals(List.of(), sent());
    browser.driver.executeScript("document.querySelector('#deep').scrollIntoView()");
    run("setTimeout(() => zhiyin.flush().then(done), 300)");
    JsonPath seen = JsonPath.from(sent().getFirst());
    assertEquals("view_item_list", seen.getString("events[0].event"));
    assertEquals("q1", seen.getString("events[0].query_id"));
    assertEquals(4, seen.getInt("events[0].items[0].index"));
    for (String answer : List.of("q1", "q2")) {
      browser.driver.executeScript(
          "zhiyin.watch(deep, { item: 'p7', queryId: arguments[0], index: 0 })", answer);
      run("setTimeout(() => zhiyin.flush().then(done), 300)");
      assertEquals(
          answer.equals("q1") ? List.of() : List.of("q2"),
          sent().stream().map(its -> JsonPath.from(its).getString("events[0].query_id")).toList());
    }
    browser.driver.executeScript(
        "zhiyin.view('p8'); window.dispatchEvent(new PageTransitionEvent('pagehide'))");
    String left = sent().getFirst();
    assertTrue(left.startsWith("beacon "));
    assertEquals(
        "p8",
        JsonPath.from(left.substring("beacon ".length())).getString("events[0].items[0].item_id"));
  }

  @Test
  void withoutConsentNobodyIsNamed() {
    begin();
    run("zhiyin.signIn('u1'); zhiyin.view('p1'); zhiyin.flush().then(done)");
    JsonPath named = JsonPath.from(sent().getFirst());
    assertEquals("u1", named.getString("events[0].user_id"));
    run("zhiyin.consent(false); zhiyin.view('p1'); zhiyin.flush().then(done)");
    String body = sent().getFirst();
    assertFalse(body.contains("user_id") || body.contains("client_id"));
    JsonPath plain = JsonPath.from(body);
    assertFalse(plain.getBoolean("events[0].consent.personalization"));
    assertFalse(
        named.getString("events[0].session_id").equals(plain.getString("events[0].session_id")));
  }
}
