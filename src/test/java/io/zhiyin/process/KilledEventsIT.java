package io.zhiyin.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.store.PostgresAddress;
import io.zhiyin.store.PostgresServer;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that a real process has acknowledged outlive {@code kill -9}, and are counted once. */
final class KilledEventsIT {
  private static final List<String> HOT = IntStream.range(0, 12).mapToObj(i -> "a" + i).toList();

  private final long seed = Long.getLong("zhiyin.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<Shoppers> shoppers =
      List.of(
          new Shoppers("x", new Random(seed + 3), HOT),
          new Shoppers("y", new Random(seed + 4), HOT));

  @TempDir private Path scratch;

  /** Ten times, at random moments, with batches of events under way and nothing else. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyAcknowledgedEventOutlivesTenKillsOnce(boolean postgres) throws Exception {
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    Path data = scratch.resolve("events");
    Optional<PostgresAddress> store =
        postgres ? Optional.of(PostgresServer.newDatabase()) : Optional.empty();
    Map<String, String> environment = environment(store);
    int kills = postgres ? 3 : 10;
    for (int kill = 0; kill < kills; kill++) {
      try (Service service = Service.start(data, environment)) {
        Semaphore answers = new Semaphore(0);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
          List<Future<Integer>> work = new ArrayList<>();
          shoppers.forEach(each ->
              work.add(
                  threads.submit(() -> Service.untilItBreaks(() -> each.send(service), answers))));
          answers.acquire(1 + random.nextInt(200));
          service.kill();
          for (Future<Integer> each : work) {
            each.get();
          }
        }
      }
    }
    try (Service service = Service.start(data, environment)) {
      Set<String> events = service.eventIds();
      shoppers.forEach(each -> each.check(events));
      events.forEach(id -> assertTrue(shoppers.stream().anyMatch(s -> s.sent(id)), id));
      service.terminate(); // leaves a checkpoint
    }
    CountedOnce.check(data, scratch, HOT, store);
  }

  private static Map<String, String> environment(Optional<PostgresAddress> store) {
    Map<String, String> environment = new HashMap<>();
    store.ifPresent(address -> {
      environment.put("ZHIYIN_DATABASE_URL", address.url());
      environment.put("ZHIYIN_DATABASE_USER", address.user());
    });
    return environment;
  }
}
