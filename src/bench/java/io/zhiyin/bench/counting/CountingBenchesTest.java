package io.zhiyin.bench.counting;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benches of this room run and say what they measured. */
final class CountingBenchesTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private void says(String expected) {
    String said = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains(expected), said);
  }

  @Test
  void memoryAndTheBoundAreMeasured() throws Exception {
    new PairsBench(out).memory(5_000);
    says("of heap per million pairs");
    StringBuilder rows = new StringBuilder("user\titem\ttype\tunix_ts\n");
    for (int shopper = 0; shopper < 200; shopper++) {
      for (int i = 0; i < 20; i++) {
        rows.append(
            "u%d\ti%d\tbuy\t%d\n"
                .formatted(shopper, (shopper * 7 + i * i) % 60, 1_700_000_000 + i));
      }
    }
    Path events = folder.resolve("events.tsv");
    Files.writeString(events, rows);
    new BoundBench(out).run(events, List.of("10,100000", "100,0"));
    says("1.0000 of the first 10 of 60 products");
    says("neighbours 10, waiting 100000: ");
  }

  @Test
  void aHeavyShopperIsMeasured() throws Exception {
    new ShopperBench(out).run(3_000);
    says("3000 events stored and counted");
    says("3000 events erased");
    says("counted anew: 0 pairs");
  }
}
