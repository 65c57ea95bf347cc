package io.zhiyin.eval.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.eval.report.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RatingEvaluationTest {
  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static JsonNode run(Path train, Path test, List<String> methods, double tune)
      throws IOException {
    return new ObjectMapper()
        .readTree(
            RatingEvaluation.run(
                    new RatingEvaluation.Files(train, Optional.empty(), test),
                    new RatingEvaluation.Manner(RatingMethods.chosen(methods), tune, 1),
                    Watch.NOBODY)
                .json());
  }

  private static JsonNode of(JsonNode json, String method) {
    for (JsonNode result : json.path("results")) {
      if (result.path("method").asText().equals(method)) {
        return result;
      }
    }
    throw new IllegalArgumentException(method);
  }

  @Test
  void figuresAreThoseCountedByHandWhateverTheForm() throws IOException {
    Path table = file("a.tsv", "user\titem\trating\nu\ti\t5\nu\tj\t1\nv\ti\t4\nw\ti\t2\nw\ti\t4\n");
    Path events =
        file(
            "b.tsv",
            """
            user\titem\ttype\tvalue
            u\ti\trate\t5
            u\tk\tview\t
            u\tj\trate\t1
            v\ti\trate\t4
            w\ti\trate\t4
            """);
    // mean of all 3.5; what stands in training is no target; strangers and new items are predicted
    Path test =
        file("t.tsv", "user\titem\trating\nv\tj\t4\nu\ti\t5\nnobody\ti\t5\nw\tnothing\t2\n");
    for (Path train : List.of(table, events)) {
      JsonNode json = run(train, test, List.of("mean-all"), 0);
      JsonNode result = of(json, "mean-all");
      assertEquals(Math.sqrt(4.75 / 3), result.path("metrics").path("rmse").asDouble(), 1e-6);
      assertEquals(3.5 / 3, result.path("metrics").path("mae").asDouble(), 1e-6);
      assertEquals(3, result.path("users").asInt());
      assertEquals(1, result.path("skipped").path("ratings_in_history").asInt());
      assertEquals(1, json.path("protocol").path("unknown_users_predicted_by_means").asInt());
      assertEquals(1, json.path("protocol").path("unknown_items_predicted_by_means").asInt());
      JsonNode interval = result.path("intervals").path("rmse");
      assertTrue(interval.get(0).asDouble() < 1.26 && interval.get(1).asDouble() > 1.26);
    }
    JsonNode skipped = of(run(table, test, List.of(), 0), "mean-all").path("skipped");
    assertEquals(1, skipped.path("rated_again_in_history").asInt());
  }

  /** Two tastes: one half loves what the other hates. */
  private Path tastes(String name, int from, int to) throws IOException {
    StringBuilder text = new StringBuilder("user\titem\trating\n");
    Random random = new Random(2);
    for (int user = 0; user < 60; user++) {
      for (int item = 0; item < 20; item++) {
        int lot = random.nextInt(10);
        boolean loved = user % 2 == item % 2;
        if (lot >= from && lot < to) {
          text.append("u%d\ti%02d\t%d\n".formatted(user, item, (loved ? 4 : 1) + lot % 2));
        }
      }
    }
    return file(name, text.toString());
  }

  @Test
  void neighboursFindTheTastesAndTheLeastErrorIsFirst() throws IOException {
    Path train = tastes("train.tsv", 0, 8);
    JsonNode json = run(train, tastes("test.tsv", 8, 10), List.of(), 0);
    assertEquals(RatingMethods.all().size(), json.path("results").size());
    double mean = of(json, "mean-all").path("metrics").path("rmse").asDouble();
    for (String method : List.of("user-pearson", "item-pearson", "item-adjusted")) {
      double error = of(json, method).path("metrics").path("rmse").asDouble();
      assertTrue(error < 0.5 * mean, method + " " + error + " " + mean);
      assertTrue(of(json, "mean-all").path("p_value_to_best").asDouble() < 0.01);
    }
    double last = 0;
    for (JsonNode result : json.path("results")) {
      double error = result.path("metrics").path("rmse").asDouble();
      assertTrue(error >= last, json::toString);
      last = error;
    }
    JsonNode tuned = run(train, tastes("test.tsv", 8, 10), List.of("user-cosine"), 5);
    assertTrue(of(tuned, "user-cosine").path("params").has("neighbours"));
  }

  @Test
  void whatIsNoFileOfRatingsIsRefusedWithAllItsProblems() throws IOException {
    Path good = file("good.tsv", "user\titem\trating\nu\ti\t3\n");
    Path bad = file("bad.tsv", "user\titem\trating\nu\ti\tNaN\nu\tj\t101\nu\tk\tgood\nu\tl\t\n");
    InvalidInput found = assertThrows(InvalidInput.class, () -> run(bad, good, List.of(), 0));
    assertEquals(4, found.problems().size(), found::toString);
    for (String time : List.of("NaN", "Infinity", "soon")) {
      Path timed = file("timed.tsv", "user\titem\trating\tunix_ts\nu\ti\t3\t" + time + "\n");
      InvalidInput when = assertThrows(InvalidInput.class, () -> run(timed, good, List.of(), 0));
      assertTrue(when.toString().contains("unix_ts"), when::toString);
    }
    for (String text : List.of("", "user\titem\nu\ti\n", "user\titem\trating\n")) {
      Path none = file("none.tsv", text);
      assertThrows(InvalidInput.class, () -> run(none, good, List.of(), 0), text);
      assertThrows(InvalidInput.class, () -> run(good, none, List.of(), 0), text);
    }
    // one shopper alone, all of it known: nothing to predict, and no number made up
    JsonNode json = run(good, good, List.of(), 0);
    assertEquals(0, of(json, "biases").path("users").asInt());
  }
}
