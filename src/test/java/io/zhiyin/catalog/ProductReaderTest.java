package io.zhiyin.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProductReaderTest {
  private static final String COAT =
      """
      {"id":"1","title":" 加厚羽绒服 ","description":"暖","brand":"雪山","category":["服饰","女装"],
       "price":399.50,"list_price":599,"currency":"cny","stock":3,"sales":12,"shop_id":"s1",
       "tags":["冬","冬","新"],"image_url":"/img/1.png","created_at":"2026-05-01",
       "available_from":"2026-05-01T08:00:00+08:00","available_until":1800000000,
       "attributes":{"颜色":"红","尺码":["S","M"],"重量":1.50,"可机洗":true,"空":null},
       "variants":[{"id":"1-s","price":1,"attributes":{"尺码":"S"}}],
       "version":7,"mine":{"a":[null,1]}}
      """;

  @Test
  void everyFieldIsRead() {
    Product coat = ProductReader.read(COAT);
    assertEquals("1", coat.id());
    assertEquals("加厚羽绒服", coat.title());
    assertEquals(new CategoryPath(List.of("服饰", "女装")), coat.category());
    assertEquals(
        new Offer(
            OptionalDouble.of(399.5),
            OptionalDouble.of(599),
            "CNY",
            OptionalLong.of(3),
            OptionalLong.of(12)),
        coat.offer());
    assertEquals(List.of("冬", "新"), coat.tags());
    assertEquals(
        new Lifetime(
            Optional.of(Instant.parse("2026-05-01T00:00:00Z")),
            Optional.of(Instant.parse("2026-05-01T00:00:00Z")),
            Optional.of(Instant.ofEpochSecond(1_800_000_000))),
        coat.lifetime());
    assertEquals(
        Map.of(
            "颜色",
            List.of("红"),
            "尺码",
            List.of("S", "M"),
            "重量",
            List.of("1.5"),
            "可机洗",
            List.of("true")),
        coat.attributes());
    assertEquals("1-s", coat.variants().getFirst().id());
    assertEquals(OptionalLong.of(7), ProductReader.version(coat.source()));
    assertTrue(coat.source().contains("\"mine\":{\"a\":[null,1]}"), coat.source());
    assertEquals(coat, ProductReader.trusted(coat.source()));
  }

  @Test
  void theSourceIsCanonical() {
    assertEquals(
        """
        {"id":"42","title":"茶","category":["食品","茶"],"x":""}\
        """,
        ProductReader.read(
                """
                {"title":"茶","brand":null,"price":"","id":42,"category":"食品 > 茶 /","x":""}\
                """)
            .source());
    assertEquals(Offer.NONE, ProductReader.read("{\"id\":\"a\",\"title\":\"b\"}").offer());
    assertEquals(Lifetime.ALWAYS, ProductReader.read("{\"id\":\"a\",\"title\":\"b\"}").lifetime());
  }

  @Test
  void aSlashInACategorysNameIsPartOfIt() {
    String json = "{\"id\":\"1\",\"title\":\"壳\",\"category\":[\"数码\",\"手机保护套/壳\"]}";
    CategoryPath path = ProductReader.read(json).category();
    assertEquals(List.of("数码", "手机保护套／壳"), path.names());
    assertEquals(path, CategoryPath.parse(path.toString()));
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    InvalidInput invalid =
        assertThrows(
            InvalidInput.class,
            () ->
                ProductReader.read(
                    """
                    {"id":"a/b","price":-1,"stock":1.5,"currency":"RMB¥","tags":"冬","category":["a\\u0001b"],
                     "created_at":"yesterday","attributes":{"x":{"y":1}},"variants":[{"id":"v"},{"id":"v","price":"1"},3],
                     "available_from":"2026-05-02","available_until":"2026-05-01"}\
                    """));
    assertEquals(
        List.of(
            new Problem("title", "must be present", ""),
            new Problem(
                "id",
                "must be text of at most 128 characters without control characters and /, not . or"
                    + " ..",
                "a/b"),
            new Problem(
                "category[0]",
                "must be text of at most 100 characters without control characters",
                "a\u0001b"),
            new Problem("price", "must be a number from 0 to 1000000000000", "-1"),
            new Problem(
                "currency", "must be text of at most 3 characters, an ISO 4217 code", "RMB¥"),
            new Problem("stock", "must be a whole number from 0 to 1000000000000", "1.5"),
            new Problem("tags", "must be an array of at most 100 texts", "\"冬\""),
            new Problem("available_until", "must be after available_from", "2026-05-01T00:00:00Z"),
            new Problem(
                "created_at",
                "must be a time such as 2026-05-01T12:00:00+08:00, a date such as 2026-05-01, or"
                    + " seconds since 1970, within the years 1 to 9999",
                "yesterday"),
            new Problem(
                "attributes.x",
                "must be text of at most 500 characters, a number, true or false, or an array of"
                    + " such",
                "{\"y\":1}"),
            new Problem("variants[1].id", "must be unique within the product", "v"),
            new Problem("variants[1].price", "must be a number from 0 to 1000000000000", "\"1\""),
            new Problem("variants[2]", "must be an object", "3")),
        invalid.problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "[]",
        "[{}]",
        "{",
        "{\"id\":\"1\"",
        "{\"id\":\"1\",\"title\":\"x\"} x",
        "{\"id\":\"1\",\"title\":\"x\"}{}",
        "{\"id\":\"1\",\"title\":\"x\",\"title\":\"y\"}",
        "{\"id\":\"1\",\"title\":NaN}",
        "{\"id\":\"1\",\"title\":\"a\tb\"}",
        "{\"id\":\"1\",\"title\":\"\\ud800\"}",
        "{\"id\":\"1\",\"title\":\"x\",\"price\":1e99999999999}",
        "{\"id\":\"1\",\"title\":\"x\",\"price\":1e999999999}",
        "{\"id\":1.5,\"title\":\"x\"}",
        "{\"id\":true,\"title\":\"x\"}",
        "{\"id\":\"..\",\"title\":\"x\"}",
        "{\"id\":\"a\\u0000\",\"title\":\"x\"}",
        "{\"id\":\"1\",\"title\":\"x\",\"image_url\":\"javascript:alert(1)\"}",
        "{\"id\":\"1\",\"title\":\"x\",\"version\":-1}",
        "{\"id\":\"1\",\"title\":\"x\",\"created_at\":\"2026-05-01T10:00:00\"}",
        "{\"id\":\"1\",\"title\":\"x\",\"created_at\":1714521600000}",
        "{\"id\":\"1\",\"title\":\"x\",\"a\":[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]}"
      })
  void whatIsNotAProductIsRefusedWithAPlainWord(String json) {
    InvalidInput invalid = assertThrows(InvalidInput.class, () -> ProductReader.read(json));
    for (Problem problem : invalid.problems()) {
      assertTrue(problem.rule().startsWith("must "), problem.toString());
      assertTrue(!problem.rule().contains("`"), problem.toString());
    }
  }

  @Test
  void wrongEncodingsAreRefused() {
    byte[] gbk =
        "{\"id\":\"1\",\"title\":\"羽绒服\"}".getBytes(java.nio.charset.Charset.forName("GBK"));
    assertEquals(
        "must be UTF-8",
        assertThrows(InvalidInput.class, () -> ProductReader.read(gbk))
            .problems()
            .getFirst()
            .rule());
  }

  @Test
  void aMarkBeforeTheTextIsPassedOver() {
    byte[] marked = "\uFEFF{\"id\":\"1\",\"title\":\"羽绒服\"}".getBytes(StandardCharsets.UTF_8);
    assertEquals("羽绒服", ProductReader.read(marked).title());
  }

  @Test
  void sizeIsBounded() {
    String big = "{\"id\":\"1\",\"title\":\"x\",\"mine\":\"" + "羽".repeat(400_000) + "\"}";
    assertThrows(InvalidInput.class, () -> ProductReader.read(big));
    assertThrows(
        InvalidInput.class, () -> ProductReader.read(big.getBytes(StandardCharsets.UTF_8)));
    String many = "{\"tags\":[" + "0,".repeat(99) + "0],\"category\":[1,2,3]}";
    assertEquals(
        100, assertThrows(InvalidInput.class, () -> ProductReader.read(many)).problems().size());
  }

  @ParameterizedTest
  @CsvSource({
    "1.50, 1.5",
    "100, 100",
    "1e3, 1000",
    "0.0, 0",
    "1E-7, 0.0000001",
    "1e400, 1E+400",
    "123456789.123456789, 123456789.123456789",
    "-0.10, -0.1"
  })
  void numbersOfAttributesAreTheirShortestText(String written, String read) {
    Product product =
        ProductReader.read("{\"id\":\"1\",\"title\":\"x\",\"attributes\":{\"n\":" + written + "}}");
    assertEquals(List.of(read), product.attributes().get("n"));
  }

  @Test
  void anIdFromElsewhereIsTakenOrCompared() {
    byte[] nameless = "{\"title\":\"茶\"}".getBytes(StandardCharsets.UTF_8);
    assertEquals("茶-1", ProductReader.read("茶-1", nameless).id());
    byte[] named = "{\"id\":2,\"title\":\"茶\"}".getBytes(StandardCharsets.UTF_8);
    assertEquals("2", ProductReader.read("2", named).id());
    assertThrows(InvalidInput.class, () -> ProductReader.read("3", named));
    assertThrows(InvalidInput.class, () -> ProductReader.read("a/b", nameless));
    assertThrows(InvalidInput.class, () -> ProductReader.read(" a", nameless));
  }

  @Test
  void aPatchMergesAndIsCheckedAgain() {
    Product coat = ProductReader.read(COAT);
    Product patched =
        ProductReader.merge(
            coat,
            """
            {"price":299,"brand":null,"attributes":{"颜色":null,"里料":{"a":1}},"tags":[],"new":{"x":null,"y":1}}\
            """
                .replace(",\"里料\":{\"a\":1}", "")
                .getBytes(StandardCharsets.UTF_8));
    assertEquals(OptionalDouble.of(299), patched.offer().price());
    assertEquals("", patched.brand());
    assertEquals(List.of("S", "M"), patched.attributes().get("尺码"));
    assertEquals(3, patched.attributes().size());
    assertEquals(List.of(), patched.tags());
    assertTrue(patched.source().contains("\"new\":{\"y\":1}"), patched.source());
    assertThrows(InvalidInput.class, () -> patch(coat, "{\"id\":\"2\"}"));
    assertThrows(InvalidInput.class, () -> patch(coat, "{\"title\":null}"));
    assertThrows(InvalidInput.class, () -> patch(coat, "{\"price\":\"cheap\"}"));
    assertThrows(InvalidInput.class, () -> patch(coat, "[]"));
    assertEquals(coat, patch(coat, "{}"));
    assertEquals(coat, patch(coat, "{\"id\":\"1\"}"));
  }

  private static Product patch(Product product, String patch) {
    return ProductReader.merge(product, patch.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsNoJsonIsToldWithoutTheParsersInsides() {
    for (String broken : List.of("{\"a\":{]", "{\"a\":[1", "{\"a\":tru}", "{a")) {
      InvalidInput e = assertThrows(InvalidInput.class, () -> ProductReader.read(broken));
      String rule = e.problems().getFirst().rule();
      assertTrue(rule.startsWith("must be JSON: ") && rule.contains("(line 1, column "), rule);
      assertFalse(rule.matches(".*(REDACTED|Source|Feature|`).*"), rule);
    }
  }
}
