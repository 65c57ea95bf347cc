package io.zhiyin.eval.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.metrics.Judged;
import io.zhiyin.eval.metrics.Metric;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ResultsTest {
  private static final Metric RECALL = new Metric(Metric.Kind.RECALL, 2);

  private static Result result(String method, int... places) {
    Cases cases = new Cases(List.of(RECALL), places.length);
    for (int i = 0; i < places.length; i++) {
      cases.set(i, Judged.single(places[i], 2));
    }
    return new Result(
        method,
        Map.of("shrink", 10),
        Result.Measured.of(cases, Map.of("unknown_user", 2), 1),
        Stopwatch.start().cost(new long[] {3_000_000, 1_000_000, 2_000_000}));
  }

  @Test
  void contractsDocumentBestFirstThenByName() throws IOException {
    Results results =
        new Results(
            List.of(result("b", 1, 0, 0), result("c", 1, 2, 0), result("a", 0, 1, 0)),
            RECALL,
            Map.of("history", "train"));
    JsonNode json = new ObjectMapper().readTree(results.json());
    assertEquals(List.of("c", "a", "b"), json.path("results").findValuesAsText("method"));
    JsonNode best = json.path("results").path(0);
    assertEquals(0.666667, best.path("metrics").path("recall@2").asDouble());
    assertEquals(2, best.path("intervals").path("recall@2").size());
    assertEquals(3, best.path("users").asInt());
    assertEquals(2, best.path("skipped").path("unknown_user").asInt());
    assertEquals(10, best.path("params").path("shrink").asInt());
    assertEquals(2.0, best.path("serve_ms_p50").asDouble());
    assertEquals(3.0, best.path("serve_ms_p99").asDouble());
    assertTrue(best.path("peak_mb").asDouble() > 0);
    assertEquals(1, best.path("p_value_to_best").asDouble());
  }
}
