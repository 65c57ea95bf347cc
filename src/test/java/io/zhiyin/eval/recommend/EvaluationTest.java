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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shoppers who stay with one of four groups of ten items. */
final class EvaluationTest {
  @TempDir Path folder;

  private static Evaluation evaluation() {
    return new Evaluation(
        ConfigDirectory.read(Path.of("index-config")),
        new Scratch() {
          @Override
          public <T> T with(Function<ProductIndex, T> work) {
            throw new IllegalStateException("nothing here is served from an index");
          }
        });
  }

  private JsonNode run(List<Method> methods, double tune) throws IOException {
    return run(methods, tune, Evaluation.Seen.LEFT_OUT);
  }

  private JsonNode run(List<Method> methods, double tune, Evaluation.Seen seen) throws IOException {
    Random random = new Random(4);
    StringBuilder train = new StringBuilder("user\titem\n");
    StringBuilder test = new StringBuilder("user\titem\nstranger\ti1\nu0\tneverseen\n");
    for (int user = 0; user < 60; user++) {
      List<Integer> taste = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        taste.add(user % 4 * 10 + i);
      }
      Collections.shuffle(taste, random);
      for (int i = 0; i < 6; i++) {
        train.append("u").append(user).append("\ti").append(taste.get(i)).append('\n');
      }
      test.append("u").append(user).append("\ti").append(taste.get(6)).append('\n');
      if (user == 1) {
        test.append("u1\ti").append(taste.get(0)).append('\n'); // the planted leak
      }
    }
    Path trainFile = Files.writeString(folder.resolve("train.tsv"), train);
    Path testFile = Files.writeString(folder.resolve("test.tsv"), test);
    Evaluation evaluation = evaluation();
    return new ObjectMapper()
        .readTree(
            evaluation
                .run(
                    new Evaluation.Files(
                        trainFile, Optional.empty(), testFile, List.of(), Optional.empty()),
                    new Evaluation.Manner(
                        methods, List.of(5, 1000), tune, seen, false, List.of(), 1))
                .json());
  }

  @Test
  void whatTheShopperHadBeforeIsShownOnlyWhereRepeatsAreAskedFor() {
    assertEquals(
        List.of("hybrid", "item-blend", "best-single", "item-cosine"), Methods.shown(false));
    assertEquals(
        List.of("hybrid", "item-blend", "tifu-knn", "personal", "best-single", "item-cosine"),
        Methods.shown(true));
    Methods.shown(true).forEach(name -> assertTrue(Methods.named(name).isPresent(), name));
  }

  @Test
  void everyMethodFindsTheGroupsAndBeatsChance() throws IOException {
    JsonNode results = run(Methods.all(), 0).path("results");
    assertEquals(Methods.all().size(), results.size());
    double random = recall(results, "random");
    for (JsonNode result : results) {
      String method = result.path("method").asText();
      if (!List.of(
              "random",
              "popularity",
              "popularity-recent",
              "content",
              "personal",
              "markov", // asks the latest item alone
              "tifu-knn", // all sixty are neighbours of each other
              "popularity-category")
          .contains(method)) {
        double found = recall(results, method);
        assertTrue(found > 0.8 && found > 2 * random, method + " " + found + " " + random);
      }
    }
  }

  @Test
  void repeatsAloneAreAskedFor() throws IOException {
    JsonNode result = run(Methods.floors(), 0, Evaluation.Seen.ASKED_FOR).path("results").path(0);
    assertEquals(1, result.path("users").asInt());
    assertEquals(61, result.path("skipped").path("targets_not_in_history").asInt());
    assertEquals(59, result.path("skipped").path("users_without_target").asInt());
  }

  @Test
  void leaksStrangersAndUnknownItemsAreCounted() throws IOException {
    JsonNode json = run(Methods.floors(), 0);
    JsonNode skipped = json.path("results").path(0).path("skipped");
    assertEquals(1, skipped.path("unknown_users").asInt());
    assertEquals(1, skipped.path("targets_in_history").asInt());
    assertEquals(60, json.path("results").path(0).path("users").asInt());
    assertEquals(1, json.path("protocol").path("unknown_targets_counted_as_missed").asInt());
  }

  @Test
  void shoppersAreToldApartByWhatIsKnown() throws IOException {
    for (JsonNode result : run(Methods.floors(), 0).path("results")) {
      for (String by : List.of("history", "item_shoppers")) {
        double sum = 0;
        int users = 0;
        double last = -1;
        for (JsonNode group : result.path("groups").path(by)) {
          assertTrue(group.path("from").asDouble() > last, group::toString);
          last = group.path("to").asDouble();
          users += group.path("users").asInt();
          sum += group.path("users").asInt() * group.path("metrics").path("recall@5").asDouble();
        }
        assertEquals(60, users);
        assertEquals(result.path("metrics").path("recall@5").asDouble(), sum / users, 1e-5);
      }
      JsonNode histories = result.path("groups").path("history");
      assertEquals(1, histories.size(), "all have six items");
      assertEquals(6, histories.path(0).path("from").asInt());
    }
  }

  private static String event(String user, String item) {
    return """
    {"event":"view_item","user_id":"%s","timestamp":"2026-01-01T00:00:00Z","items":[{"item_id":"%s"}]}
    """
        .formatted(user, item);
  }

  @Test
  void eventsAreReadAndCandidatesAloneAreRanked() throws IOException {
    String all = event("a", "x") + event("a", "y") + event("b", "x") + event("c", "z");
    Path train = Files.writeString(folder.resolve("train.jsonl"), all);
    Path test = Files.writeString(folder.resolve("test.jsonl"), event("b", "y") + event("c", "y"));
    Path candidates = Files.writeString(folder.resolve("candidates.txt"), "b\ty z never never\n");
    Evaluation evaluation = evaluation();
    JsonNode json =
        new ObjectMapper()
            .readTree(
                evaluation
                    .run(
                        new Evaluation.Files(
                            train, Optional.empty(), test, List.of(), Optional.of(candidates)),
                        new Evaluation.Manner(
                            Methods.floors(),
                            List.of(2),
                            0,
                            Evaluation.Seen.LEFT_OUT,
                            false,
                            List.of(),
                            1))
                    .json());
    assertEquals("sampled candidates", json.path("protocol").path("ranking").asText());
    assertEquals(1, json.path("protocol").path("unknown_candidates_left_out").asInt());
    JsonNode result = json.path("results").path(0);
    assertEquals(1, result.path("users").asInt());
    assertEquals(1, result.path("skipped").path("without_candidates").asInt());
    assertEquals(1, result.path("metrics").path("recall@2").asDouble());
  }

  @Test
  void rowsOfAnUnknownTypeAreLeftOutAndCountedByName() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("types.tsv"),
            """
            user\titem\ttype
            a\tx\tview
            a\ty\tshare
            b\tx\tshare
            b\ty\tgift
            a\tz\trefund
            """);
    Map<String, Double> weights = Map.of("view_item", 1.0);
    Rows rows = Rows.read(table, weights);
    assertEquals(1, rows.rows().size());
    assertEquals(
        Map.of("unknown type share", 2, "unknown type gift", 1, "weighs nothing", 1),
        rows.passedOver());
    String shared = event("a", "y").replace("view_item", "share");
    Path events = Files.writeString(folder.resolve("types.jsonl"), event("a", "x") + shared);
    assertEquals(Map.of("unknown type share", 1), Rows.read(events, weights).passedOver());
    String broken = shared.replace("2026-01-01T00:00:00Z", "yesterday");
    Path both = Files.writeString(folder.resolve("both.jsonl"), event("a", "x") + broken);
    assertThrows(InvalidInput.class, () -> Rows.read(both, weights));
  }

  @Test
  void splitsPutEachRowInOneFileAndTimeNeverRunsBack() throws IOException {
    StringBuilder events = new StringBuilder("item\tuser\tunix_ts\n");
    Random random = new Random(9);
    for (int i = 0; i < 500; i++) {
      events.append("i" + i + "\tu" + random.nextInt(40) + "\t" + random.nextInt(1000) + "\n");
    }
    Path file = Files.writeString(folder.resolve("events.tsv"), events);
    for (Split.By by : Split.By.values()) {
      Path out = folder.resolve(by.name());
      Map<String, Integer> rows = Split.write(file, by, out, 1);
      assertEquals(500, rows.values().stream().mapToInt(Integer::intValue).sum());
      assertTrue(rows.values().stream().allMatch(n -> n > 0), by + " " + rows);
    }
    Path time = folder.resolve("TIME");
    assertTrue(last(time.resolve("train.tsv")) < first(time.resolve("valid.tsv")));
    assertTrue(last(time.resolve("valid.tsv")) < first(time.resolve("test.tsv")));
  }

  @Test
  void aClientIsAUserOfItsOwnAndWhatNamesNoProductIsTrain() throws IOException {
    StringBuilder table = new StringBuilder("client\titem\n");
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      table.append("c\ti" + i + "\n");
      String time = "\"timestamp\":\"2026-05-0" + (i + 1) + "T00:00:00Z\",\"client_id\":\"c\"";
      events.append("{\"event\":\"view_item\"," + time + ",\"items\":[{\"item_id\":\"i\"}]}\n");
      events.append("{\"event\":\"search\"," + time + ",\"search_term\":\"s\"}\n");
    }
    Path tsv = Files.writeString(folder.resolve("clients.tsv"), table);
    Path jsonl = Files.writeString(folder.resolve("clients.jsonl"), events);
    assertEquals(
        Map.of("train.tsv", 2, "valid.tsv", 1, "test.tsv", 1),
        Split.write(tsv, Split.By.LEAVE_ONE_OUT, folder, 1));
    assertEquals(
        Map.of("train.jsonl", 6, "valid.jsonl", 1, "test.jsonl", 1),
        Split.write(jsonl, Split.By.LEAVE_ONE_OUT, folder, 1));
    String test = Files.readString(folder.resolve("test.jsonl"));
    assertTrue(test.contains("view_item") && test.contains("05-04"), test);
  }

  @Test
  void eventsInJsonLinesAreSplitAsTheyAre() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      lines.add(
          "{\"event\":\"view_item\",\"user_id\":\"u%d\",\"timestamp\":%d,\"items\":[{\"item_id\":\"%d\"}]}"
              .formatted(i % 3, 1_700_000_000 + i, i));
    }
    Path file = Files.writeString(folder.resolve("e.jsonl"), "\uFEFF" + String.join("\n", lines));
    for (Split.By by : Split.By.values()) {
      Path out = folder.resolve("json-" + by);
      assertEquals(
          List.of("train.jsonl", "valid.jsonl", "test.jsonl"),
          List.copyOf(Split.write(file, by, out, 1).keySet()));
    }
    assertEquals(lines.subList(27, 30), Files.readAllLines(folder.resolve("json-TIME/test.jsonl")));
    Path one = folder.resolve("json-LEAVE_ONE_OUT");
    assertEquals(lines.subList(27, 30), Files.readAllLines(one.resolve("test.jsonl")));
    assertEquals(24, Rows.read(one.resolve("train.jsonl"), Map.of("view_item", 1.0)).rows().size());
  }

  private static double recall(JsonNode results, String method) {
    for (JsonNode result : results) {
      if (result.path("method").asText().equals(method)) {
        return result.path("metrics").path("recall@5").asDouble();
      }
    }
    throw new IllegalArgumentException(method);
  }

  private static long first(Path file) throws IOException {
    return Long.parseLong(Files.readAllLines(file).get(1).split("\t", -1)[2]);
  }

  private static long last(Path file) throws IOException {
    return Long.parseLong(Files.readAllLines(file).getLast().split("\t", -1)[2]);
  }
}
