package io.zhiyin.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison with OpenSearch runs, tiny, on two real processes. */
final class RivalBenchIT {
  @TempDir private Path scratch;

  @Test
  void bothAnswerEveryQuestionAndNothingIsLeftBehind() throws Exception {
    Path folder = scratch.resolve("rival");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    BenchShop shop = new BenchShop(300, ServingBench.SEED);
    new RivalBench(shop, 4, List.of("手机壳", "\"a\\"), print).run(folder);
    String said = out.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("words") && said.contains("hybrid similar"), said);
    assertTrue(said.contains("OpenSearch / Zhiyin, p50"), said);
    assertTrue(said.contains("questions a second, 4 at once"), said);
    assertTrue(Files.notExists(folder), "the folder was to be deleted");
  }
}
