package io.zhiyin.admin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.catalog.ProductReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A whole engine with the shipped settings, two shoppers enough for a pair, and a small stock. */
final class ThirtyItems {
  /** Products {@code i0}, {@code i1}, … */
  static final int ITEMS = 30;

  private ThirtyItems() {}

  static Engine open(Path data) {
    return open(data, Path.of("index-config"));
  }

  static Engine open(Path data, Path config) {
    return EngineOpener.open(data, config, OptionalInt.of(2), Clock.systemUTC(), Progress.SILENT);
  }

  /** Ends when all are found. */
  static void stock(Engine engine) {
    engine
        .products()
        .put(
            IntStream.range(0, ITEMS)
                .mapToObj(i -> "{\"id\":\"i%d\",\"title\":\"商品 %d\"}".formatted(i, i))
                .map(ProductReader::read)
                .toList());
    long last = engine.products().lastSequence();
    assertTrue(engine.operating().feed().awaitVisible(last, Duration.ofSeconds(30)));
  }
}
