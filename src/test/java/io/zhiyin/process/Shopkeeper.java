package io.zhiyin.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes products of its own and remembers what was acknowledged: of each product the newest title,
 * which holds a token that no other state of any product has. Used by one thread at a time.
 */
final class Shopkeeper {
  /** What a product that is not there is remembered as. */
  static final String GONE = "";

  private final String name;
  private final Random random;
  private final int products;
  private final Map<String, String> acknowledged = new HashMap<>();
  private final Map<String, String> doubtful = new HashMap<>();
  private int version;

  Shopkeeper(String name, Random random, int products) {
    this.name = name;
    this.random = random;
    this.products = products;
  }

  /** The token in a title. */
  static String token(String title) {
    return title.substring(title.indexOf(' ') + 1);
  }

  private String title(String id) {
    return "保温杯 " + id + "v" + ++version;
  }

  /** Stores all of its products. */
  void fill(Service service) throws IOException {
    for (int first = 0; first < products; first += 500) {
      bulk(service, first, Math.min(500, products - first));
    }
  }

  /** One write; when the connection breaks, what it wanted is remembered as doubtful. */
  void write(Service service) throws IOException {
    String id = name + random.nextInt(products);
    int kind = random.nextInt(10);
    if (kind < 2) {
      bulk(service, random.nextInt(products - 20), 20);
    } else if (kind < 3) {
      attempt(
          Map.of(id, GONE),
          () -> {
            int status = service.send("DELETE", "/v1/products/" + id, "").status();
            boolean there = !acknowledged.getOrDefault(id, GONE).equals(GONE);
            assertTrue(status == (there ? 200 : 404), () -> "DELETE " + id + ": " + status);
          });
    } else {
      String title = title(id);
      attempt(
          Map.of(id, title),
          () -> service.ok("PUT", "/v1/products/" + id, "{\"title\":\"" + title + "\"}"));
    }
  }

  private void bulk(Service service, int first, int count) throws IOException {
    Map<String, String> wanted = new LinkedHashMap<>();
    StringBuilder lines = new StringBuilder();
    for (int i = first; i < first + count; i++) {
      String id = name + i;
      String title = title(id);
      wanted.put(id, title);
      lines.append("{\"index\":{\"_id\":\"%s\"}}\n{\"title\":\"%s\"}\n".formatted(id, title));
    }
    attempt(
        wanted,
        () -> {
          JsonNode answer = service.ok("POST", "/v1/products/_bulk", lines.toString());
          assertTrue(!answer.path("errors").asBoolean(true), answer::toString);
        });
  }

  private interface Request {
    void send() throws IOException;
  }

  private void attempt(Map<String, String> wanted, Request request) throws IOException {
    doubtful.putAll(wanted);
    request.send();
    acknowledged.putAll(wanted);
    doubtful.clear();
  }

  /**
   * Holds against what is stored now (id → title): each product as acknowledged, or as the write
   * whose answer never came wanted it. What is stored is then what is remembered.
   */
  void settle(Map<String, String> stored) {
    Set<String> ids = new TreeSet<>(acknowledged.keySet());
    ids.addAll(doubtful.keySet());
    for (String id : ids) {
      String expected = acknowledged.getOrDefault(id, GONE);
      String title = stored.getOrDefault(id, GONE);
      assertTrue(
          title.equals(expected) || title.equals(doubtful.get(id)),
          () -> id + " must be '" + expected + "' or '" + doubtful.get(id) + "': " + title);
      acknowledged.put(id, title);
    }
    doubtful.clear();
  }

  /** What is stored as far as was acknowledged: id → title, without those that are gone. */
  Map<String, String> products() {
    Map<String, String> there = new HashMap<>(acknowledged);
    there.values().removeIf(GONE::equals);
    return there;
  }
}
