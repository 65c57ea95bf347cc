package io.zhiyin.pages;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.zhiyin.web.AccessTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.logging.LogType;

@QuarkusTest
@TestProfile(AccessTest.WithKey.class)
class DoorTest {
  private static RequestSpecification known() {
    return given().header("X-API-Key", "sesame");
  }

  @Test
  void anEmptyShopSaysWhatToDo() {
    known()
        .get("/v1/admin/export/products")
        .asString()
        .lines()
        .map(line -> JsonPath.from(line).getString("id"))
        .forEach(id -> known().delete("/v1/products/{id}?refresh=true", id).then().statusCode(200));
    URI root = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/");
    try (Browser browser = Browser.open(root, "zh-CN")) {
      browser.go("/console");
      browser.find("input[name=key]").sendKeys("sesame" + Keys.ENTER);
      browser.find("#attention a", "请导入");
      browser.driver.manage().logs().get(LogType.BROWSER); // the door's 401 is no complaint
      for (String room :
          List.of("rebuild", "words", "ranking", "quality", "explain", "signals", "data")) {
        browser.go("/console#/" + room);
        browser.find("main h1");
      }
      browser.find("#products", "没有商品");
      browser.go("/");
      browser.find(".empty a[href='/console#/data']");
      browser.go("/#/search?q=帐篷");
      browser.gone(".empty a");
      browser.find(".empty", "店里还没有商品");
      browser.assertNoComplaints();
    }
  }

  @Test
  void theConsoleOpensForTheKeyAlone() {
    URI root = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/");
    try (Browser browser = Browser.open(root, "zh-CN")) {
      browser.go("/console");
      browser.find("input[name=key]").sendKeys("open sesame" + Keys.ENTER);
      browser.find(".problem");
      assertEquals(List.of(), browser.serious());
      browser.gone(".tiles");
      browser.find("input[name=key]").clear();
      browser.find("input[name=key]").sendKeys("sesame" + Keys.ENTER);
      browser.find(".tiles .tile");
      browser.gone("input[name=key]");
      browser.go("/console#/settings");
      browser.find("[aria-pressed=true]", "ranking.yaml");
      browser.find("#settings").sendKeys("# a note");
      browser.driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
      browser.find("#save").click();
      browser.find("input[name=key]").sendKeys("sesame" + Keys.ENTER);
      browser.gone("input[name=key]");
      assertTrue(
          Objects.requireNonNull(browser.find("#settings").getDomProperty("value"))
              .contains("# a note"));
    }
  }
}
