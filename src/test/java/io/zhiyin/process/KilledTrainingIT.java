package io.zhiyin.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process killed while it trains: it comes back with the model that served, says that the
 * training was cut off, and trains again. Where the swap had happened before the kill, the new
 * model serves, whole.
 */
final class KilledTrainingIT {
  private static final int PRODUCTS = 400;
  private static final int BATCHES = 60;
  private static final int KILLS = 4;

  private final long seed = Long.getLong("zhiyin.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @TempDir private Path data;

  @Test
  @Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theFormerModelServesAndTheNextTrainingWorks() throws Exception {
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    List<String> items = IntStream.range(0, PRODUCTS).mapToObj(i -> "a" + i).toList();
    Shoppers shoppers = new Shoppers("s", random, items);
    int former;
    try (Service first = Service.start(data)) {
      new Shopkeeper("a", new Random(seed + 1), PRODUCTS).fill(first);
      for (int batch = 0; batch < BATCHES; batch++) {
        shoppers.send(first);
      }
      former = trained(first, 0);
      first.terminate();
    }
    for (int kill = 0; kill < KILLS; kill++) {
      String job;
      try (Service service = Service.start(data)) {
        former = serving(service);
        shoppers.send(service);
        job = service.ok("POST", "/v1/admin/train?force=true", "").path("job_id").asText();
        JsonNode seen = service.get("/v1/admin/jobs/" + job);
        int looks = random.nextInt(1 + 40 * kill);
        for (int i = 0; i < looks && seen.path("state").asText().equals("running"); i++) {
          seen = service.get("/v1/admin/jobs/" + job);
        }
        service.kill();
        System.out.println("killed at the state " + seen);
      }
      try (Service service = Service.start(data)) {
        int now = serving(service);
        JsonNode jobs = service.get("/v1/admin/jobs");
        boolean told = jobs.findValuesAsText("job_id").contains(job);
        assertTrue(now == former || now == former + 1, former + " → " + now);
        assertTrue(told || now == former + 1, "the cut off training is not told of: " + jobs);
        if (told) {
          JsonNode cut = service.get("/v1/admin/jobs/" + job);
          assertEquals("failed", cut.path("state").asText(), cut::toString);
          assertEquals(1, cut.path("errors").size(), cut::toString);
        }
        trained(service, now);
        service.terminate();
      }
    }
  }

  /** The number of the model that serves now. */
  private static int trained(Service service, int before) throws IOException {
    JsonNode job = service.ok("POST", "/v1/admin/train?force=true", "");
    while (job.path("state").asText().equals("running")) {
      job = service.get("/v1/admin/jobs/" + job.path("job_id").asText());
    }
    assertEquals("succeeded", job.path("state").asText(), job::toString);
    int now = serving(service);
    assertTrue(now > before, before + " → " + now);
    return now;
  }

  /** The model that serves by the list of models, which must answer for similar products, too. */
  private static int serving(Service service) throws IOException {
    service.get("/v1/products/a0/similar");
    int serving = 0;
    for (JsonNode model : service.get("/v1/admin/models")) {
      serving =
          model.path("serving").asBoolean()
              ? model.path("manifest").path("number").asInt()
              : serving;
    }
    return serving;
  }
}
