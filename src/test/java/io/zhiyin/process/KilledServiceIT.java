package io.zhiyin.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a real process has acknowledged outlives {@code kill -9}, at any moment of writing and of a
 * reindex: products with their newest content and searchable, events once.
 */
final class KilledServiceIT {
  private static final int PRODUCTS = 1_500;
  private static final int PAGE = 100;
  private static final List<String> HOT = IntStream.range(0, 12).mapToObj(i -> "a" + i).toList();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final long seed = Long.getLong("zhiyin.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<Shopkeeper> keepers =
      List.of(
          new Shopkeeper("a", new Random(seed + 1), PRODUCTS),
          new Shopkeeper("b", new Random(seed + 2), PRODUCTS));
  private final List<Shoppers> shoppers =
      List.of(
          new Shoppers("x", new Random(seed + 3), HOT),
          new Shoppers("y", new Random(seed + 4), HOT));

  @TempDir private Path scratch;

  /** How a service's life ends. */
  private enum End {
    KILLED_WRITING,
    KILLED_REINDEXING,
    STOPPED
  }

  @Test
  @Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatWasAcknowledgedOutlivesKills() throws Exception {
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    Path data = scratch.resolve("data");
    try (Service first = Service.start(data)) {
      for (Shopkeeper keeper : keepers) {
        keeper.fill(first);
      }
      live(first, End.KILLED_WRITING);
    }
    // The stop leaves a checkpoint of the counters: later starts read it and the log's tail.
    for (End end :
        List.of(
            End.KILLED_REINDEXING,
            End.STOPPED,
            End.KILLED_WRITING,
            End.KILLED_REINDEXING,
            End.KILLED_WRITING)) {
      try (Service service = Service.start(data)) {
        check(service, data);
        live(service, end);
      }
    }
    CountedOnce.check(data, scratch, HOT, Optional.empty());
  }

  /** Writes from four threads until the end comes at a random moment. */
  private void live(Service service, End end) throws Exception {
    Semaphore answers = new Semaphore(0);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<Integer>> work = new ArrayList<>();
      keepers.forEach(keeper ->
          work.add(
              threads.submit(() -> Service.untilItBreaks(() -> keeper.write(service), answers))));
      shoppers.forEach(each ->
          work.add(threads.submit(() -> Service.untilItBreaks(() -> each.send(service), answers))));
      answers.acquire(20 + random.nextInt(300));
      switch (end) {
        case KILLED_WRITING -> service.kill();
        case KILLED_REINDEXING -> {
          String state = reindexFor(service, 1 + random.nextInt(40));
          service.kill();
          System.out.println("killed at the reindex's state " + state);
        }
        case STOPPED -> service.terminate();
      }
      for (Future<Integer> each : work) {
        assertTrue(each.get() > 0, "a writer got no answer at all");
      }
    }
    assertTrue(
        service.log().lines().noneMatch(line -> line.matches(".* (ERROR|SEVERE) .*")),
        service::log);
  }

  /** Starts a reindex and looks at it so often, or until it has ended; answers what it saw last. */
  private static String reindexFor(Service service, int looks) throws IOException {
    JsonNode job = service.ok("POST", "/v1/admin/reindex", "");
    String path = "/v1/admin/jobs/" + job.path("job_id").asText();
    for (int look = 1; look < looks && job.path("state").asText().equals("running"); look++) {
      job = service.get(path);
    }
    assertTrue(List.of("running", "succeeded").contains(job.path("state").asText()), job::toString);
    return job.toString();
  }

  private void check(Service service, Path data) throws IOException {
    Map<String, String> stored = stored(service);
    Map<String, String> expected = new HashMap<>();
    keepers.forEach(keeper -> {
      keeper.settle(stored);
      expected.putAll(keeper.products());
    });
    assertEquals(expected, stored);
    assertEquals(stored, searchable(service));
    findByWords(service, stored);
    JsonNode status = service.get("/v1/admin/status");
    assertEquals(stored.size(), status.path("products").asInt());
    assertEquals(stored.size(), status.path("searchable").asInt());
    assertEquals(0, status.path("lag").asInt());
    Set<String> events = service.eventIds();
    assertEquals(events.size(), status.path("events").asInt());
    shoppers.forEach(each -> each.check(events));
    events.forEach(id -> assertTrue(shoppers.stream().anyMatch(s -> s.sent(id)), id));
    checkGenerations(service, data);
  }

  private static Map<String, String> stored(Service service) throws IOException {
    Map<String, String> stored = new HashMap<>();
    for (String line : service.text("/v1/admin/export/products").lines().toList()) {
      JsonNode product = JSON.readTree(line);
      stored.put(product.path("id").asText(), product.path("title").asText());
    }
    return stored;
  }

  /** Everything that browsing shows, id → title. */
  private static Map<String, String> searchable(Service service) throws IOException {
    Map<String, String> found = new HashMap<>();
    for (int from = 0; ; from += PAGE) {
      JsonNode hits =
          service
              .get("/v1/search?sort=price&size=" + PAGE + "&from=" + from)
              .path("hits")
              .path("hits");
      hits.forEach(
          hit -> found.put(hit.path("id").asText(), hit.path("product").path("title").asText()));
      if (hits.size() < PAGE) {
        return found;
      }
    }
  }

  private void findByWords(Service service, Map<String, String> stored) throws IOException {
    List<String> ids = stored.keySet().stream().sorted().toList();
    for (int i = 0; i < 20; i++) {
      String id = ids.get(random.nextInt(ids.size()));
      String token = Shopkeeper.token(stored.getOrDefault(id, ""));
      JsonNode hits = service.get("/v1/search?size=3&q=" + token).path("hits").path("hits");
      assertEquals(id, hits.path(0).path("id").asText(), () -> token + ": " + hits);
    }
  }

  /** One generation lives, at most one is kept beside it, and nothing half-built is left. */
  private static void checkGenerations(Service service, Path data) throws IOException {
    List<String> states = new ArrayList<>();
    service.get("/v1/admin/generations").forEach(g -> states.add(g.path("state").asText()));
    assertTrue(
        states.equals(List.of("live")) || states.equals(List.of("live", "previous")),
        states::toString);
    try (Stream<Path> folders = Files.list(data.resolve("index"))) {
      List<Path> generations =
          folders.filter(folder -> folder.getFileName().toString().startsWith("gen-")).toList();
      assertEquals(states.size(), generations.size(), generations::toString);
      for (Path generation : generations) {
        String manifest = Files.readString(generation.resolve("manifest.properties"));
        assertTrue(manifest.contains("complete=true"), () -> generation + ": " + manifest);
      }
    }
  }
}
