package io.zhiyin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private Path folder;

  @Test
  void anOwnerThatIsStartingIsWaitedForAndNobodyElse() throws Exception {
    assertEquals(Optional.empty(), DataDirectory.servedSoon(folder, LONG));
    CompletableFuture<Optional<String>> asked;
    try (DataDirectory own = DataDirectory.own(folder)) {
      assertEquals(Optional.empty(), DataDirectory.servedSoon(folder, Duration.ZERO));
      asked = CompletableFuture.supplyAsync(() -> DataDirectory.servedSoon(folder, LONG));
      own.announce("http://127.0.0.1:1");
      assertEquals(Optional.of("http://127.0.0.1:1"), asked.get(1, TimeUnit.MINUTES));
    }
    assertEquals(Optional.empty(), DataDirectory.servedSoon(folder, LONG));
  }
}
