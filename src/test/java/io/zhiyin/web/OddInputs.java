package io.zhiyin.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What clients send by mistake and strangers on purpose: seeded texts, JSON, bodies and targets.
 * Long because it lists them.
 */
final class OddInputs {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "羽绒服",
          "羽絨服 女",
          "\u0000",
          "a\u0000b",
          "\ud800",
          "x\udc00y",
          "😀👨‍👩‍👧",
          "\u202e\u200b\ufeff",
          "e\u0301".repeat(300),
          "\ufdfa".repeat(100),
          "../../etc/passwd",
          "a/b",
          ".",
          "..",
          "'; DROP TABLE product; --",
          "<script>alert(1)</script>",
          "title:(",
          "+-&&||!(){}[]^\"~*?:\\/",
          "[* TO *]",
          "\"",
          "1e999",
          "-1",
          "1000000000",
          "99999999999999999999",
          "NaN",
          "true",
          "\r\n\r\nHTTP/1.1 200 OK",
          "%s%n${jndi:x}#{1+1}",
          "Ⅷ①㎏ﬁ",
          "ж".repeat(600));

  private static final List<String> VALUES =
      List.of(
          "1e400",
          "-1e400",
          "1e-400",
          "-0.0",
          "1e999999999",
          "123456789012345678901234567890",
          "0.1",
          "-5",
          "3",
          "1e12",
          "true",
          "null",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[1,\"a\",{}]",
          "{\"a\":{\"b\":[1]}}",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "[\"a\",\"a\"]");

  private static final List<String> NAMES =
      List.of(
          "id",
          "title",
          "description",
          "brand",
          "category",
          "price",
          "list_price",
          "currency",
          "stock",
          "sales",
          "shop_id",
          "tags",
          "image_url",
          "created_at",
          "available_from",
          "available_until",
          "attributes",
          "variants",
          "version",
          "event",
          "event_id",
          "timestamp",
          "user_id",
          "client_id",
          "session_id",
          "query_id",
          "items",
          "item_id",
          "quantity",
          "rating",
          "value",
          "consent",
          "search_term",
          "q",
          "filter",
          "facets",
          "sort",
          "from",
          "size",
          "limit",
          "cursor",
          "highlight",
          "personalize",
          "explain",
          "lang",
          "exclude",
          "strategy",
          "scenario",
          "diversity",
          "requests",
          "region",
          "product",
          "text",
          "events",
          "refresh",
          "nonsense");

  private static final List<String> FILTERS =
      List.of(
          "brand:x",
          "-brand:(a,b)",
          "price:[1,2]",
          "price:[2,1]",
          "price:[,]",
          "price:[a,b]",
          "price:[1e999,NaN]",
          "stock:[99999999999999999999,]",
          "category:/",
          "category:" + "a/".repeat(200),
          "attributes.:x",
          "attributes.颜色:红",
          "attributes.x:[-1e308,1e308]",
          "created_at:[2026-01-01T00:00:00Z,]",
          "created_at:[+1000000000-12-31T23:59:59Z,]",
          "brand:()",
          "brand:(,)",
          "brand:\"",
          "-",
          ":",
          "--stock:true",
          "stock:maybe",
          "nonsense:1");

  private static final List<String> BODIES =
      List.of(
          "{\"title\":\"保温杯\",\"brand\":\"雪峰\",\"category\":[\"家居\",\"杯\"],\"price\":59,"
              + "\"tags\":[\"冬\"],\"attributes\":{\"颜色\":\"红\",\"容量\":500},\"version\":3,"
              + "\"variants\":[{\"id\":\"v\",\"title\":\"大\",\"price\":60,\"stock\":0}]}",
          "{\"event\":\"view_item\",\"event_id\":\"e\",\"user_id\":\"u\",\"client_id\":\"c\","
              + "\"session_id\":\"s\",\"timestamp\":1700000000,\"items\":[{\"item_id\":\"p\","
              + "\"quantity\":2,\"price\":3.5,\"index\":1}],\"consent\":{\"analytics\":true}}",
          "{\"q\":\"保温杯\",\"filter\":[\"price:[1,100]\"],\"sort\":\"price\",\"from\":0,\"size\":5,"
              + "\"user_id\":\"u\",\"explain\":true,\"lang\":\"en\"}",
          "{\"items\":[\"p\",\"q\"],\"limit\":5,\"strategy\":\"auto\",\"exclude\":[\"x\"]}",
          "{\"product\":{\"title\":\"保温杯\"},\"limit\":5}",
          "{\"requests\":[{\"scenario\":\"product\",\"items\":[\"p\"],\"limit\":5,\"diversity\":0.3}]}",
          "{\"text\":\"保温杯 256G\"}",
          "{\"personalization\":true,\"analytics\":false}",
          "{\"events\":[{\"event\":\"view_item\",\"items\":[{\"item_id\":\"p\"}]}]}",
          "[{\"id\":\"a\",\"title\":\"碗\"},{\"id\":\"b\"},7,null]",
          "{\"index\":{\"_id\":\"a\"}}\n{\"title\":\"碗\"}\n{\"delete\":{\"_id\":\"b\"}}\n");

  private final Random random;

  OddInputs(Random random) {
    this.random = random;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String text() {
    return switch (random.nextInt(40)) {
      case 0 -> "长".repeat(100_000);
      case 1 -> "x".repeat(1 + random.nextInt(40_000));
      case 2 ->
          random
              .ints(20, 0, 0x3000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      default -> any(TEXTS);
    };
  }

  String filter() {
    return random.nextInt(3) == 0 ? text() : any(FILTERS);
  }

  String name() {
    return any(NAMES);
  }

  /** A value of a parameter in a target: mostly encoded, now and then wrongly. */
  String parameter(String name) {
    return switch (random.nextInt(12)) {
      case 0 -> "%zz";
      case 1 -> "%ff%fe";
      case 2 -> "%ED%A0%80";
      case 3 -> "%";
      default -> encoded(name.equals("filter") ? filter() : text());
    };
  }

  /** A segment of a path: always encoded as far as a request line needs it. */
  String segment() {
    return switch (random.nextInt(12)) {
      case 0 -> "p";
      case 1 -> "%zz";
      case 2 -> "%2F..%2F";
      case 3 -> "%00";
      case 4 -> "%c0%af";
      case 5 -> ";a=b;c";
      case 6 -> Integer.toString(random.nextInt(5));
      default -> encoded(text());
    };
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = (each >= '0' && each <= '9') || (each >= 'a' && each <= 'z');
      encoded.append(plain ? "" + (char) each : "%%%02x".formatted(each));
    }
    return encoded.toString();
  }

  /** A body: a sound one, one with odd fields, broken JSON, another encoding, or no JSON at all. */
  byte[] body() {
    String sound = any(BODIES);
    return switch (random.nextInt(14)) {
      case 0 -> new byte[0];
      case 1 -> utf8(sound);
      case 2 -> utf8(sound.substring(0, random.nextInt(sound.length())));
      case 3 -> utf8("[".repeat(1 + random.nextInt(100_000)));
      case 4 -> utf8("{\"a\":".repeat(1 + random.nextInt(3_000)));
      case 5 -> sound.getBytes(Charset.forName(any(List.of("UTF-16", "GB18030", "UTF-16LE"))));
      case 6 -> noise(sound);
      case 7 -> utf8("\ufeff" + sound);
      case 8 -> utf8(any(VALUES));
      default -> utf8(mutated(sound));
    };
  }

  private byte[] noise(String sound) {
    byte[] bytes = utf8(sound);
    for (int i = 0; i < 3; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Some fields set to anything, at the top or within. */
  private String mutated(String sound) {
    StringBuilder text = new StringBuilder(sound);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int[] places =
          sound.chars().filter(c -> c == '}').count() == 0
              ? new int[] {0}
              : java.util.stream.IntStream.range(0, text.length())
                  .filter(at -> text.charAt(at) == '}')
                  .toArray();
      int place = places[random.nextInt(places.length)];
      String value = random.nextBoolean() ? any(VALUES) : quoted(text());
      text.insert(place, "," + quoted(nameFor(sound)) + ":" + value);
    }
    return random.nextInt(3) == 0 ? text.toString() : withoutDoubles(text.toString());
  }

  /** Mostly a field that the body has. */
  private String nameFor(String sound) {
    List<String> its = NAMES.stream().filter(name -> sound.contains(quoted(name))).toList();
    return its.isEmpty() || random.nextInt(3) == 0 ? name() : any(its);
  }

  /** The last of fields that stand twice, so that the rules behind this one are met, too. */
  private static String withoutDoubles(String text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode object ? object.toString() : text;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return text;
    }
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .mapToObj(c -> (char) c)
        .forEach(c -> {
          boolean plain = c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c);
          quoted.append(plain ? "" + c : "\\u%04x".formatted((int) c));
        });
    return quoted.append('"').toString();
  }

  String contentType() {
    return random.nextInt(3) > 0
        ? "application/json"
        : any(
            Arrays.asList(
                "text/plain",
                "application/x-ndjson",
                "application/xml",
                "APPLICATION/JSON;charset=utf-16",
                "multipart/form-data",
                "application/x-www-form-urlencoded",
                "garbage",
                "*/*",
                ""));
  }

  String accept() {
    return random.nextInt(5) > 0
        ? "*/*"
        : any(List.of("text/html", "application/xml", "garbage", "a/b/c;q=x", "application/json"));
  }
}
