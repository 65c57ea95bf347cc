package io.zhiyin.eval.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.metrics.Paired;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of an evaluation, best first by one metric, then by method.
 *
 * @param protocol what was done, such as how many cases and what was left out; beside the results
 * @param primary by what the order is made and the best is compared with the others
 */
public record Results(List<Result> results, Metric primary, Map<String, Object> protocol) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = 1;

  public Results {
    double better = primary.kind().error() ? 1 : -1;
    Comparator<Result> bestFirst =
        Comparator.comparingDouble(
            r -> better * r.measured().metrics().getOrDefault(primary.toString(), 0.0));
    results = results.stream().sorted(bestFirst.thenComparing(Result::method)).toList();
    protocol = Collections.unmodifiableMap(new LinkedHashMap<>(protocol));
  }

  /**
   * The p-value of a result's difference to the best one by the primary metric; 1 for the best
   * itself. Results must be over the same cases.
   */
  public double pValue(Result result) {
    return Paired.pValue(
        results.getFirst().measured().values().of(primary),
        result.measured().values().of(primary),
        result.measured().values().groups(),
        SEED);
  }

  /** The contract's document. */
  public String json() {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode all = root.putArray("results");
    results.forEach(result -> write(result, all.addObject()));
    root.put("primary", primary.toString());
    root.set("protocol", JSON.valueToTree(protocol));
    return root.toPrettyString();
  }

  private void write(Result result, ObjectNode node) {
    Result.Measured measured = result.measured();
    node.put("method", result.method());
    node.set("params", JSON.valueToTree(result.params()));
    ObjectNode metrics = node.putObject("metrics");
    measured.metrics().forEach((name, value) -> metrics.put(name, rounded(value, 6)));
    ObjectNode intervals = node.putObject("intervals");
    measured
        .intervals()
        .forEach((name, interval) ->
            intervals
                .putArray(name)
                .add(rounded(interval.low(), 6))
                .add(rounded(interval.high(), 6)));
    node.put("users", measured.cases());
    ObjectNode skipped = node.putObject("skipped");
    measured.skipped().forEach(skipped::put);
    ObjectNode groups = node.putObject("groups");
    measured.groups().forEach((by, its) -> write(its, groups.putArray(by)));
    node.put("fit_seconds", rounded(result.cost().fitSeconds(), 3));
    node.put("peak_mb", rounded(result.cost().peakMb(), 1));
    node.put("serve_ms_p50", rounded(result.cost().serveMsP50(), 4));
    node.put("serve_ms_p99", rounded(result.cost().serveMsP99(), 4));
    node.put("p_value_to_best", rounded(pValue(result), 5));
  }

  private static void write(List<Result.Group> groups, ArrayNode array) {
    for (Result.Group group : groups) {
      ObjectNode node = array.addObject();
      node.put("from", rounded(group.from(), 3));
      node.put("to", rounded(group.to(), 3));
      node.put("users", group.cases());
      ObjectNode metrics = node.putObject("metrics");
      group.metrics().forEach((name, value) -> metrics.put(name, rounded(value, 6)));
    }
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Double.isFinite(value) ? Math.round(value * scale) / scale : 0;
  }
}
