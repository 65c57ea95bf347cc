package io.zhiyin.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class WordsBenchTest {
  @Test
  void everythingIsMeasured() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WordsBench bench = new WordsBench(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    bench.lexicon(1_000);
    bench.changes(300);
    String said = bytes.toString(StandardCharsets.UTF_8);
    for (String expected : new String[] {"heap kept for 1000 words", "apply", "rollback"}) {
      assertTrue(said.contains(expected), said);
    }
  }
}
