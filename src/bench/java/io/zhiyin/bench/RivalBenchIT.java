package io.zhiyin.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison with OpenSearch runs, tiny, on two real processes. */
final class RivalBenchIT {
  @TempDir private Path scratch;

  @Test
  void bothAnswerEveryQuestionAndNothingIsLeftBehind() throws Exception {
    Path folder = scratch.resolve("rival");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RivalBench(300, 4, new PrintStream(out, true, StandardCharsets.UTF_8)).run(folder);
    String said = out.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("words") && said.contains("hybrid similar"), said);
    assertTrue(said.contains("OpenSearch / Zhiyin, p50"), said);
    assertTrue(Files.notExists(folder), "the folder was to be deleted");
  }
}
