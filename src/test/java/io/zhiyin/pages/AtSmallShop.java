package io.zhiyin.pages;

import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A browser at the small shop's door for each test. */
abstract class AtSmallShop {
  @SuppressWarnings("NullAway.Init") // by open(), or the test is left out
  Browser browser;

  @BeforeEach
  void open() {
    SmallShop.open();
    browser = Browser.open(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/"), "zh-CN");
  }

  @AfterEach
  void close() {
    browser.close();
  }
}
