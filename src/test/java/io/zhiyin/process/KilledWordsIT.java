package io.zhiyin.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process killed while the words of all its products change, and while products are written:
 * it comes back with the old words or the new ones, and with documents that were cut by exactly
 * those, without building the index again.
 */
final class KilledWordsIT {
  private static final int PRODUCTS = 1_500;
  private static final int KILLS = 6;
  private static final String FILE = "stopwords.txt";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final long seed = Long.getLong("zhiyin.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Shopkeeper keeper = new Shopkeeper("a", new Random(seed + 1), PRODUCTS);

  @TempDir private Path data;

  @Test
  @Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theOldWordsOrTheNewOnesAndNothingBetween() throws Exception {
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    String old;
    try (Service first = Service.start(data)) {
      keeper.fill(first);
      old = first.text("/v1/admin/config/" + FILE);
      first.terminate();
    }
    String wanted = old;
    for (int kill = 0; kill <= KILLS; kill++) {
      try (Service service = Service.start(data)) {
        old = check(service, List.of(old, wanted));
        wanted = "# " + kill + "\n" + (old.contains("保温杯") ? "" : "保温杯\n");
        if (kill < KILLS) {
          killWhile(service, wanted);
        }
      }
    }
  }

  private void killWhile(Service service, String wanted) throws Exception {
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> writing = thread.submit(() -> writeUntilItBreaks(service));
      String body = JSON.writeValueAsString(Map.of("files", Map.of(FILE, wanted)));
      JsonNode job = service.ok("POST", "/v1/admin/lexicon/apply", body);
      String path = "/v1/admin/jobs/" + job.path("job_id").asText();
      int looks = random.nextInt(200);
      for (int i = 0; i < looks && job.path("state").asText().equals("running"); i++) {
        job = service.get(path);
      }
      service.kill();
      System.out.println("killed at the state " + job);
      writing.get();
    }
  }

  private void writeUntilItBreaks(Service service) {
    try {
      while (true) {
        keeper.write(service);
      }
    } catch (IOException e) {
      // It was killed.
    }
  }

  /** The words in force, which must be one of these. */
  private String check(Service service, List<String> expected) throws IOException {
    assertFalse(service.log().contains("The index is built"), service::log);
    String words = service.text("/v1/admin/config/" + FILE);
    assertTrue(expected.contains(words), () -> words + " is none of " + expected);
    assertEquals(0, service.get("/v1/admin/lexicon").path("waiting").size());
    Map<String, String> stored = new HashMap<>();
    for (String line : service.text("/v1/admin/export/products").lines().toList()) {
      JsonNode product = JSON.readTree(line);
      stored.put(product.path("id").asText(), product.path("title").asText());
    }
    keeper.settle(stored);
    JsonNode again = service.ok("POST", "/v1/admin/lexicon/preview", "");
    assertEquals(stored.size(), again.path("products").path("looked").asInt(-1), again::toString);
    assertEquals(0, again.path("products").path("changed").asInt(-1), again::toString);
    return words;
  }
}
