package io.zhiyin.pages;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.zhiyin.web.AccessTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@QuarkusTest
@TestProfile(AccessTest.WithKey.class)
class DoorTest {
  @Test
  void theConsoleOpensForTheKeyAlone() {
    URI root = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/");
    try (Browser browser = Browser.open(root, "zh-CN")) {
      browser.go("/console");
      browser.find("input[name=key]").sendKeys("open sesame" + Keys.ENTER);
      browser.find(".problem");
      browser.gone(".tiles");
      browser.find("input[name=key]").clear();
      browser.find("input[name=key]").sendKeys("sesame" + Keys.ENTER);
      browser.find(".tiles .tile");
      browser.gone("input[name=key]");
    }
  }
}
