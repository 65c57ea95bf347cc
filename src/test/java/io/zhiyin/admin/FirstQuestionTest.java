package io.zhiyin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.ProductReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A shop that was just filled knows its words at the first question. */
@Timeout(120)
final class FirstQuestionTest {
  @TempDir private Path folder;

  @Test
  void whatWasLoadedIntoAnEmptyShopIsCompletedAtOnce() {
    try (Engine engine = ThirtyItems.open(folder)) {
      assertEquals(List.of(), engine.answering().search().suggest("zhangpeng", 5));
      engine
          .products()
          .put(
              IntStream.range(0, 1_100)
                  .mapToObj(i -> "{\"id\":\"t%d\",\"title\":\"露营帐篷 %d 号\"}".formatted(i, i))
                  .map(ProductReader::read)
                  .toList());
      long last = engine.products().lastSequence();
      assertTrue(engine.operating().feed().awaitVisible(last, Duration.ofSeconds(60)));
      assertEquals("帐篷", engine.answering().search().suggest("zhangpeng", 5).getFirst().text());
    }
  }
}
