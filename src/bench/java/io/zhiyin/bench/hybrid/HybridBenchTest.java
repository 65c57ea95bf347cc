package io.zhiyin.bench.hybrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.bench.hybrid.Questions.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HybridBenchTest {
  @TempDir private Path folder;

  private Path file(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  @Test
  void rightIsWhatCameThenAndNotBefore() throws Exception {
    Past train =
        Past.read(file("train.tsv", List.of("user\titem", "u\ta", "u\tb", "v\tb", "w\tc")));
    Past next = Past.read(file("next.tsv", List.of("user\titem", "u\ta", "u\tc", "v\ta", "x\ta")));
    Questions untimed = new Questions(train, next, 10);
    assertEquals(List.of(new Question("b", Set.of("a", "c"), 2)), untimed.products());
    assertEquals(
        Set.of(new Question("u", Set.of("c"), 2), new Question("v", Set.of("a"), 1)),
        Set.copyOf(untimed.shoppers()));
    List<String> baskets =
        List.of(
            "user\titem\ttype\tunix_ts",
            "u\ta\tbuy\t10",
            "u\tb\tbuy\t10",
            "v\ta\tbuy\t11",
            "v\tb\tbuy\t11",
            "w\tc\tbuy\t12",
            "w\td\tbuy\t12",
            "w\te\tbuy\t13",
            "w\tf\tbuy\t14",
            "w\te\tbuy\t15",
            "w\tf\tbuy\t16");
    Questions timed = new Questions(train, Past.read(file("baskets.tsv", baskets)), 10);
    assertEquals(
        Set.of(new Question("a", Set.of("b"), 1), new Question("b", Set.of("a"), 2)),
        Set.copyOf(timed.products()));
  }

  @Test
  void eachStrategyIsAsked() throws Exception {
    Path products =
        file(
            "products.jsonl",
            List.of(
                "{\"id\":\"a\",\"title\":\"双人帐篷\"}",
                "{\"id\":\"b\",\"title\":\"单人帐篷\"}",
                "{\"id\":\"c\",\"title\":\"睡袋\"}"));
    Path train = file("train.tsv", List.of("user\titem", "u\ta", "u\tc", "v\ta", "v\tc", "w\ta"));
    Path test = file("test.tsv", List.of("user\titem", "w\tc"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new HybridBench(new PrintStream(bytes, true, StandardCharsets.UTF_8))
        .run(
            Path.of("index-config"),
            products,
            new Questions(Past.read(train), Past.read(test), 5),
            1);
    String said = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("| co_buy, recall@20 | 1.0000"), said);
    assertTrue(said.contains("| content, recall@20 | 0.0000"), said);
  }
}
