package io.zhiyin.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benches run, tiny. */
final class ServingBenchTest {
  @TempDir private Path scratch;

  @Test
  void everyContestIsHeldAndNothingIsLeftBehind() throws Exception {
    Path folder = scratch.resolve("bench");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ServingBench(300, 4, new PrintStream(out, true, StandardCharsets.UTF_8)).run(folder, false);
    String said = out.toString(StandardCharsets.UTF_8);
    for (String expected :
        new String[] {
          "bulk load / bare IndexWriter",
          "bulk load / same documents",
          "full reindex / same chains",
          "hybrid engine / MoreLikeThis",
          "content similar",
          "words, personalised"
        }) {
      assertTrue(said.contains(expected), said);
    }
    assertTrue(Files.notExists(folder), "the folder was to be deleted");
  }

  @Test
  void theShopIsTheSameForTheSameSeed() {
    BenchShop one = new BenchShop(500, 1);
    BenchShop other = new BenchShop(500, 1);
    for (int i = 0; i < 50; i++) {
      assertEquals(one.product(i), other.product(i));
      assertEquals(one.visit(i % one.visits()), other.visit(i % other.visits()));
      assertEquals(one.query(i), other.query(i));
    }
  }
}
