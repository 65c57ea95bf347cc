package io.zhiyin.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reindexes, a rollback and a cancel while clients ask and write without a pause: no request fails,
 * no answer is empty or half, no write is lost.
 */
final class ReindexUnderLoadIT {
  private static final int WRITTEN = 1_500;
  private static final int KNOWN = 200;
  private static final List<String> VIEWED = List.of("k0", "k1", "k2", "k3");

  private final long seed = Long.getLong("zhiyin.seed", System.nanoTime());
  private final Shopkeeper keeper = new Shopkeeper("w", new Random(seed), WRITTEN);
  private final Shoppers shoppers = new Shoppers("x", new Random(seed + 1), VIEWED);
  private final AtomicBoolean over = new AtomicBoolean();

  @TempDir private Path scratch;

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void nobodyNoticesAReindex() throws Exception {
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    try (Service service = Service.start(scratch);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      open(service);
      List<Future<Integer>> clients = new ArrayList<>();
      clients.add(threads.submit(client(() -> search(service, new Random(seed + 2)))));
      clients.add(threads.submit(client(() -> browse(service))));
      clients.add(threads.submit(client(() -> similar(service))));
      clients.add(threads.submit(client(() -> keeper.write(service))));
      clients.add(threads.submit(client(() -> shoppers.send(service))));
      try {
        operate(service);
      } finally {
        over.set(true);
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> client : clients) {
        answers.add(client.get());
      }
      System.out.println("answers by client: " + answers);
      assertTrue(answers.stream().allMatch(count -> count > 0), answers::toString);
      nothingIsLost(service);
      assertTrue(
          service.log().lines().noneMatch(line -> line.matches(".* (ERROR|SEVERE) .*")),
          service::log);
    }
  }

  private interface Step {
    void take() throws IOException;
  }

  private Callable<Integer> client(Step step) {
    return () -> {
      int answers = 0;
      while (!over.get()) {
        step.take();
        answers++;
      }
      return answers;
    };
  }

  /** Products that nobody writes while the test runs, those that are written, and some views. */
  private void open(Service service) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < KNOWN; i++) {
      lines.append(
          """
          {"index":{"_id":"k%d"}}
          {"title":"羽绒服 group%sx known%d","brand":"雪峰","price":%d}
          """
              .formatted(i, letters(i / 4), i, i));
    }
    service.ok("POST", "/v1/products/_bulk", lines.toString());
    keeper.fill(service);
    for (int i = 0; i < 5; i++) {
      shoppers.send(service);
    }
    service.ok("PUT", "/v1/products/k-last?refresh=true", "{\"title\":\"台灯\"}");
  }

  /** Letters alone: a number here would be found by another product's. */
  private static String letters(int group) {
    return Character.toString('a' + group / 26) + Character.toString('a' + group % 26);
  }

  private static void search(Service service, Random random) throws IOException {
    int number = random.nextInt(KNOWN);
    JsonNode hits = service.get("/v1/search?size=5&q=known" + number).path("hits");
    assertEquals(1, hits.path("total").path("value").asInt(), hits::toString);
    assertEquals("k" + number, hits.path("hits").path(0).path("id").asText(), hits::toString);
  }

  private static void browse(Service service) throws IOException {
    String brand = Service.encoded("brand:雪峰");
    JsonNode hits =
        service.get("/v1/search?sort=price&from=10&size=20&filter=" + brand).path("hits");
    assertEquals(KNOWN, hits.path("total").path("value").asInt(), hits::toString);
    assertEquals(20, hits.path("hits").size());
    for (int i = 0; i < 20; i++) {
      assertEquals("k" + (i + 10), hits.path("hits").path(i).path("id").asText(), hits::toString);
    }
  }

  private static void similar(Service service) throws IOException {
    JsonNode content = service.get("/v1/products/k5/similar?limit=10&strategy=content");
    assertEquals(Set.of("k4", "k6", "k7"), first(content, 3), content::toString);
    assertEquals(10, content.path("items").size(), content::toString);
    JsonNode viewed = service.get("/v1/products/k0/similar?limit=10&strategy=co_view");
    assertEquals(Set.of("k1", "k2", "k3"), first(viewed, 10), viewed::toString);
  }

  private static Set<String> first(JsonNode answer, int count) {
    Set<String> ids = new TreeSet<>();
    for (JsonNode item : answer.path("items")) {
      if (ids.size() < count) {
        ids.add(item.path("id").asText());
      }
    }
    return ids;
  }

  private static void operate(Service service) throws IOException {
    int before = live(service);
    assertEquals("succeeded", ended(service, reindex(service)));
    int after = live(service);
    assertTrue(after > before);
    String unwanted = reindex(service);
    service.ok("POST", "/v1/admin/jobs/" + unwanted + "/cancel", "");
    assertEquals("cancelled", ended(service, unwanted));
    assertEquals(after, live(service));
    service.ok("POST", "/v1/admin/rollback", "");
    assertEquals(before, live(service));
    assertEquals("succeeded", ended(service, reindex(service)));
    assertTrue(live(service) > after);
  }

  private static int live(Service service) throws IOException {
    return service.get("/v1/admin/status").path("generation").path("number").asInt();
  }

  private static String reindex(Service service) throws IOException {
    return service.ok("POST", "/v1/admin/reindex", "").path("job_id").asText();
  }

  /** Follows a job's events to their end; answers its last state. */
  private static String ended(Service service, String job) throws IOException {
    service.text("/v1/admin/jobs/" + job + "/events");
    return service.get("/v1/admin/jobs/" + job).path("state").asText();
  }

  private void nothingIsLost(Service service) throws IOException {
    service.ok("PUT", "/v1/products/k-last?refresh=true", "{\"title\":\"吊灯\"}");
    Map<String, String> expected = new HashMap<>(keeper.products());
    Map<String, String> searchable = new HashMap<>();
    for (int from = 0; from < WRITTEN + KNOWN + 1; from += 100) {
      service
          .get("/v1/search?sort=price&size=100&from=" + from)
          .path("hits")
          .path("hits")
          .forEach(hit ->
              searchable.put(hit.path("id").asText(), hit.path("product").path("title").asText()));
    }
    assertEquals("吊灯", searchable.remove("k-last"));
    searchable.keySet().removeIf(id -> id.startsWith("k"));
    assertEquals(expected, searchable);
    Set<String> events = new TreeSet<>();
    for (String line : service.text("/v1/admin/export/events").lines().toList()) {
      events.add(line.replaceAll(".*\"event_id\":\"([^\"]*)\".*", "$1"));
    }
    shoppers.check(events);
  }
}
