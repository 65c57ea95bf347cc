package io.zhiyin.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LiftBenchTest {
  @Test
  void bothWaysAreMeasured() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new LiftBench(new PrintStream(bytes, true, StandardCharsets.UTF_8)).run(300, 20);
    String said = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(said.matches("(?s).*looked up / gathered: p50 \\d.*"), said);
  }
}
