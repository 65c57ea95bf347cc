package io.zhiyin.eval.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.eval.served.Scratch;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.hybrid.Methods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no files of interactions are refused; odd ones have a result that is defined. */
final class OddFilesTest {
  private static final String HEADER = "user\titem\tweight\n";

  @TempDir private Path folder;

  private JsonNode run(String train, String test, List<Method> methods) throws IOException {
    Evaluation evaluation =
        new Evaluation(
            ConfigDirectory.read(Path.of("index-config")),
            new Scratch() {
              @Override
              public <T> T with(Function<ProductIndex, T> work) {
                throw new IllegalStateException("nothing here is served from an index");
              }
            });
    Evaluation.Files files =
        new Evaluation.Files(
            Files.writeString(folder.resolve("train.tsv"), train),
            Optional.empty(),
            Files.writeString(folder.resolve("test.tsv"), test),
            List.of(),
            Optional.empty());
    Evaluation.Manner manner =
        new Evaluation.Manner(
            methods, List.of(3, 1_000_000), 0, Evaluation.Seen.LEFT_OUT, false, List.of(), 1);
    return new ObjectMapper().readTree(evaluation.run(files, manner).json());
  }

  private List<String> refused(String train) {
    InvalidInput invalid =
        assertThrows(
            InvalidInput.class, () -> run(train, HEADER + "u\ti\t\n", Methods.floors()), train);
    return invalid.problems().stream().map(p -> p.field() + " " + p.rule()).toList();
  }

  @Test
  void whatIsEmptyOrHasNoColumnsIsRefused() {
    for (String train : List.of("", HEADER, "\n\n", "a\tb\nu\ti\n")) {
      assertTrue(!refused(train).isEmpty(), train);
    }
  }

  @Test
  void aHistoryLaterThanTheTestIsRefusedOrSaid() throws IOException {
    String header = "user\titem\tunix_ts\n";
    String early = header + "a\ti\t10\na\tj\t20\nb\ti\t30\n";
    String late = header + "a\tk\t40\nb\tj\t50\n";
    InvalidInput exchanged =
        assertThrows(InvalidInput.class, () -> run(late, early, Methods.floors()));
    assertTrue(exchanged.toString().contains("must not end before the history begins"));
    assertTrue(run(early, late, Methods.floors()).path("protocol").path("warning").isMissingNode());
    // a goes on after what is asked of a; that b goes on later than a does not matter
    String planted = early + "a\tj\t41\nb\ti\t45\n";
    String said = run(planted, late, Methods.floors()).path("protocol").path("warning").asText();
    assertTrue(said.startsWith("1 of 2 shoppers have history later"), said);
  }

  @Test
  void badWeightsAndHugeIdsAreAllNamed() {
    String rows =
        "u\ti\tNaN\nu\tj\t-1\nu\tk\tInfinity\nu\tl\tmuch\n" + "u".repeat(513) + "\ti\t1\n";
    List<String> problems = refused(HEADER + "u\ti\t1\n" + rows);
    assertEquals(5, problems.size(), problems::toString);
    for (int line = 3; line <= 7; line++) {
      assertTrue(problems.get(line - 3).contains(":" + line + " "), problems::toString);
    }
  }

  @Test
  void oneShopperOrOneItemIsEnoughForEveryMethod() throws IOException {
    for (String train : List.of("u\ti\t1\nu\tj\t1\nu\ti\t1\n", "u\ti\t1\n", "u\ti\t1\nv\ti\t2\n")) {
      JsonNode json = run(HEADER + train, HEADER + "u\tnew\t1\nu\ti\t1\nu\ti\t1\n", Methods.all());
      assertEquals(Methods.all().size(), json.path("results").size());
      for (JsonNode result : json.path("results")) {
        // its one target was never seen: missed by all, whatever they say
        assertEquals(1, result.path("users").asInt());
        assertEquals(0, result.path("metrics").path("recall@1000000").asDouble());
        assertEquals(1, result.path("skipped").path("targets_in_history").asInt());
        assertEquals(1, result.path("skipped").path("duplicate_targets").asInt());
      }
    }
  }

  @Test
  void whereNobodyIsLeftNothingIsMadeUp() throws IOException {
    JsonNode json = run(HEADER + "u\ti\t1\n", HEADER + "stranger\ti\t1\n", Methods.floors());
    for (JsonNode result : json.path("results")) {
      assertEquals(0, result.path("users").asInt());
      assertEquals(1, result.path("skipped").path("unknown_users").asInt());
      assertEquals(0, result.path("metrics").path("ndcg@3").asDouble());
    }
  }

  @Test
  void allOfTheCatalogueIsFoundWhereTheListIsLonger() throws IOException {
    JsonNode json =
        run(
            HEADER + "u\ti\t1\nu\ti\t1\nv\tj\t1\nv\tk\t1\n",
            HEADER + "u\tj\t1\nu\tk\t1\n",
            Methods.all());
    for (JsonNode result : json.path("results")) {
      String method = result.path("method").asText();
      assertEquals(1, result.path("metrics").path("recall@1000000").asDouble(), method);
      assertEquals(2e-6, result.path("metrics").path("precision@1000000").asDouble(), 1e-9);
    }
    assertEquals(1, json.path("protocol").path("duplicate_history_rows").asInt());
  }
}
