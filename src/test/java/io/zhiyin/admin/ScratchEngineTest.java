package io.zhiyin.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.signals.PairKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What evaluations ask does not depend on how far folding has come. */
@Timeout(120)
final class ScratchEngineTest {
  @TempDir private Path folder;

  @Test
  void whatWasLearnedStandsInTheDocumentsAtOnce() throws IOException {
    Path events = folder.resolve("events.tsv");
    Files.writeString(
        events, "user\titem\ttype\tunix_ts\nu\ta\tbuy\t1700000000\nu\tb\tbuy\t1700000000\n");
    List<Product> products =
        List.of(
            ProductReader.read("{\"id\":\"a\",\"title\":\"帐篷\"}"),
            ProductReader.read("{\"id\":\"b\",\"title\":\"睡袋\"}"));
    try (ScratchEngine scratch =
        ScratchEngine.open(Path.of("index-config"), products, OptionalInt.of(1))) {
      scratch.learn(events, _ -> {});
      Set<String> seeds = new TreeSet<>();
      scratch.engine().answering().index().strengths(PairKind.CO_BUY, (seed, _) -> seeds.add(seed));
      assertEquals(Set.of("a", "b"), seeds);
    }
  }
}
