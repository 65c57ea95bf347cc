package io.zhiyin.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhiyin.cli.ZhiyinCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands over a small shop: what they print and how they end. */
final class JudgedCommandsTest {
  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static JsonNode json(String... arguments) throws IOException {
    PrintStream standard = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertEquals(0, ZhiyinCommand.commandLine().execute(arguments));
    } finally {
      System.setOut(standard);
    }
    return new ObjectMapper().readTree(printed.toString(StandardCharsets.UTF_8));
  }

  private static List<String> methods(JsonNode results) {
    List<String> methods = new ArrayList<>();
    results.path("results").forEach(result -> methods.add(result.path("method").asText()));
    return methods;
  }

  @Test
  void searchOverSeveralFiles() throws IOException {
    JsonNode printed =
        json(
            "evaluate",
            "search",
            "--products",
            file("corpus.tsv", "doc_id\ttitle\n1\t保温杯 不锈钢 500ml\n2\t杯垫\n"),
            file("more.jsonl", "{\"id\":\"x1\",\"title\":\"玻璃杯 耐热\"}\n"),
            "--queries",
            file("queries.tsv", "query_id\tquery\n1\t500毫升保温杯\n2\t花\n"),
            "--qrels",
            file("qrels.tsv", "query_id\tdoc_id\trelevance\n1\t1\t1\n1\t2\t0\n"),
            "--k",
            "1,10",
            "--report",
            folder.resolve("report.tsv").toString(),
            "--json");
    assertEquals(List.of("bm25", "zhiyin"), methods(printed));
    for (JsonNode result : printed.path("results")) {
      assertEquals(1, result.path("users").asInt());
      assertEquals(1, result.path("skipped").path("no judgement").asInt());
      assertEquals(1.0, result.path("metrics").path("recall@10").asDouble());
    }
    assertEquals(3, printed.path("protocol").path("products").asInt());
    List<String> report = Files.readAllLines(folder.resolve("report.tsv"));
    assertEquals(2, report.size());
    assertTrue(report.getLast().startsWith("1\t500毫升保温杯\t1.0000\t1\t1"), report.toString());
  }

  @Test
  void depthsThatCannotBeJudgedAreBadUsage() throws IOException {
    String some = file("some.tsv", "doc_id\ttitle\n1\t杯\n");
    for (String k : List.of("0", "-1", "10,0", "10001")) {
      int code =
          ZhiyinCommand.commandLine()
              .execute(
                  "evaluate",
                  "search",
                  "--products",
                  some,
                  "--queries",
                  some,
                  "--qrels",
                  some,
                  "--k",
                  k);
      assertEquals(2, code, k);
    }
  }

  @Test
  void oneThingLeftOutEach() throws IOException {
    JsonNode results =
        json(
                "evaluate",
                "search",
                "--ablate",
                "--products",
                file("corpus.tsv", "doc_id\ttitle\n1\t保温杯 不锈钢 500ml\n2\t番茄\n3\t杯垫\n"),
                "--queries",
                file("queries.tsv", "query_id\tquery\n1\t500毫升保温杯\n4\t西红柿\n"),
                "--qrels",
                file("qrels.tsv", "query_id\tdoc_id\n1\t1\n4\t2\n"),
                "--json")
            .path("results");
    assertTrue(results.size() > 15, results::toString);
    for (JsonNode result : results) {
      JsonNode its = result.path("metrics");
      double found = its.path("recall@10 tune").asDouble() + its.path("recall@10 held").asDouble();
      String without = result.path("method").asText();
      boolean synonyms = !List.of("− synonyms", "− chain lexicon").contains(without);
      assertEquals(synonyms ? 2.0 : 1.0, found, result::toString);
      assertTrue(its.path("MB").asDouble() > 0 && its.path("µs a query").asDouble() > 0);
    }
  }

  @Test
  void theEngineItselfIsAskedWhatItAnswers() throws IOException {
    StringBuilder train = new StringBuilder("user\titem\n");
    for (int user = 0; user < 12; user++) {
      train.append("u%d\tcup\nu%d\tpot\n".formatted(user, user));
      train.append("v%d\tpan\nv%d\tlid\n".formatted(user, user));
    }
    train.append("new\tcup\n");
    JsonNode printed =
        json(
            "evaluate",
            "recommend",
            "--train",
            file("train.tsv", train.toString()),
            "--test",
            file("test.tsv", "user\titem\nnew\tpot\nu1\tpan\n"),
            "--methods",
            "engine,engine+item-cosine",
            "--k",
            "1,2",
            "--json");
    assertTrue(
        methods(printed)
            .containsAll(List.of("engine", "engine+item-cosine", "popularity", "random")));
    for (JsonNode result : printed.path("results")) {
      if (result.path("method").asText().startsWith("engine")) {
        assertEquals(2, result.path("users").asInt());
        assertEquals(
            0.5,
            result.path("metrics").path("recall@1").asDouble(),
            "pot goes with cup; u1 gets the lid first");
        assertEquals(1.0, result.path("metrics").path("recall@2").asDouble());
        assertEquals("auto", result.path("params").path("strategy").asText());
      }
    }
    assertTrue(printed.path("protocol").path("engine_is").asText().contains("home shelves"));
  }

  @Test
  void wordsKnownByOneSourceAfterTheOther() throws IOException {
    String brand = ",\"title\":\"杯\",\"brand\":\"诺维思\"}\n";
    JsonNode results =
        json(
                "evaluate",
                "words",
                "--products",
                file("products.jsonl", "{\"id\":1" + brand + "{\"id\":2" + brand),
                "--texts",
                file(
                    "texts.jsonl",
                    "{\"text\":\"诺维思绒栗杯\",\"entities\":[{\"type\":\"brand\",\"start\":0,\"end\":3},"
                        + "{\"type\":\"product\",\"start\":3,\"end\":6},"
                        + "{\"type\":\"other\",\"start\":0,\"end\":1}]}\n"),
                "--dictionary",
                file("words.tsv", "word\tn\n绒栗杯\t3\n"),
                "--json")
            .path("results");
    List<Integer> whole = new ArrayList<>();
    for (JsonNode result : results) {
      assertEquals(2, result.path("words").path("all").path("all").asInt());
      whole.add(result.path("words").path("all").path("whole").asInt());
    }
    assertEquals(List.of(0, 0, 1, 0, 1, 2), whole);
  }

  @Test
  void similarByPairsAndByJudgements() throws IOException {
    String products =
        file(
            "products.jsonl",
            """
            {"id":"a","title":"羽绒服 女 加厚 长款"}
            {"id":"b","title":"女 长款 加厚 羽绒服 白色"}
            {"id":"c","title":"羽绒被 冬"}
            {"id":"d","title":"电饭煲"}
            """);
    JsonNode pairs =
        json(
            "evaluate",
            "similar",
            "--products",
            products,
            "--pairs",
            file("pairs.tsv", "item1\titem2\tsame\na\tb\t1\na\tc\t0\na\td\t1\n"),
            "--report",
            folder.resolve("pairs.report").toString(),
            "--json");
    assertEquals(List.of("bm25", "content", "title-cosine"), methods(pairs));
    assertEquals(
        (1 + 2 / 3.0) / 2,
        pairs.path("results").get(1).path("metrics").path("average_precision").asDouble(),
        1e-6);
    List<String> placed = Files.readAllLines(folder.resolve("pairs.report"));
    assertEquals("item1\titem2\tsame\tvalue\trank\twrong_side", placed.getFirst());
    assertTrue(placed.get(1).startsWith("a\td\t1\t0.0000\t3\t1.0000"), placed.toString());
    assertTrue(placed.get(2).startsWith("a\tc\t0\t"), placed.toString());
    assertTrue(placed.get(2).endsWith("\t2\t0.5000"), placed.toString());
    assertTrue(placed.getLast().endsWith("\t1\t0.0000"), placed.toString());
    JsonNode judged =
        json(
            "evaluate",
            "similar",
            "--products",
            products,
            "--qrels",
            file("qrels.tsv", "query_id\tdoc_id\na\tb\ngone\tb\n"),
            "--strategy",
            "content",
            "--k",
            "1",
            "--report",
            folder.resolve("similar.report").toString(),
            "--json");
    List<String> answered = Files.readAllLines(folder.resolve("similar.report"));
    assertEquals(2, answered.size());
    assertTrue(answered.getLast().startsWith("a\t羽绒服 女 加厚 长款\t1.0000\t1\tb"), answered.toString());
    JsonNode best = judged.path("results").get(0);
    assertEquals(1.0, best.path("metrics").path("hr@1").asDouble());
    assertEquals(1, best.path("skipped").path("unknown product").asInt());
  }

  @Test
  void oneShopperIsEnoughUnlessAskedOtherwise() throws IOException {
    String[] asked = {
      "evaluate",
      "similar",
      "--products",
      file("two.jsonl", "{\"id\":\"a\",\"title\":\"茶\"}\n{\"id\":\"b\",\"title\":\"杯\"}\n"),
      "--events",
      file(
          "events.tsv",
          "user\titem\ttype\tunix_ts\nu\ta\tbuy\t1700000000\nu\tb\tbuy\t1700000000\n"),
      "--qrels",
      file("bought.tsv", "query_id\tdoc_id\na\tb\n"),
      "--strategy",
      "co_buy",
      "--k",
      "1",
      "--json"
    };
    JsonNode shown = json(asked);
    assertEquals(1.0, found(shown));
    assertEquals(1, ofCoBuy(shown).path("params").path("min_shoppers").asInt());
    List<String> three = new ArrayList<>(List.of(asked));
    three.addAll(List.of("--min-shoppers", "3"));
    JsonNode hidden = json(three.toArray(String[]::new));
    assertEquals(0.0, found(hidden));
    assertEquals(3, ofCoBuy(hidden).path("params").path("min_shoppers").asInt());
  }

  private static double found(JsonNode results) {
    return ofCoBuy(results).path("metrics").path("hr@1").asDouble();
  }

  private static JsonNode ofCoBuy(JsonNode results) {
    return results.path("results").get(methods(results).indexOf("co_buy"));
  }

  @Test
  void badUsage() {
    assertEquals(2, ZhiyinCommand.commandLine().execute("evaluate", "similar", "--products", "x"));
    assertEquals(
        2,
        ZhiyinCommand.commandLine()
            .execute("evaluate", "similar", "--products", "x", "--pairs", "y", "--strategy", "z"));
    assertEquals(
        2,
        ZhiyinCommand.commandLine()
            .execute(
                "evaluate", "similar", "--products", "x", "--pairs", "y", "--min-shoppers", "0"));
  }
}
