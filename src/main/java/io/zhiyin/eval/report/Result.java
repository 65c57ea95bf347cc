package io.zhiyin.eval.report;

import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.metrics.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one method did.
 *
 * @param params the settings in force, by name: numbers, booleans, texts, or maps of these
 */
public record Result(String method, Map<String, Object> params, Measured measured, Cost cost) {
  public Result {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /**
   * Figures over cases.
   *
   * @param metrics name → value, in the order of printing
   * @param intervals name → 95 % interval; only of means over cases
   * @param cases how many users, sessions or queries the means are over
   * @param skipped reason → how many were left out
   * @param values the values by case, to compare methods
   * @param groups what cases were told apart by → their groups, the lowest first
   */
  public record Measured(
      Map<String, Double> metrics,
      Map<String, Interval> intervals,
      int cases,
      Map<String, Integer> skipped,
      Cases values,
      Map<String, List<Group>> groups) {
    public Measured {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
      intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
      skipped = Collections.unmodifiableMap(new LinkedHashMap<>(skipped));
      groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /** Means and intervals of the cases' metrics. */
    public static Measured of(Cases values, Map<String, Integer> skipped, long seed) {
      return new Measured(
          values.means(), values.intervals(seed), values.size(), skipped, values, Map.of());
    }

    /** With further figures, which carry no interval. */
    public Measured with(Map<String, Double> more) {
      Map<String, Double> all = new LinkedHashMap<>(metrics);
      all.putAll(more);
      return new Measured(all, intervals, cases, skipped, values, groups);
    }

    /** Told apart as well, in place of how they were before. */
    public Measured by(Map<String, List<Group>> its) {
      return new Measured(metrics, intervals, cases, skipped, values, its);
    }
  }

  /**
   * Cases of one kind.
   *
   * @param from the lowest number that told them apart, such as the length of a history
   * @param to the highest
   * @param metrics name → mean over them
   */
  public record Group(double from, double to, int cases, Map<String, Double> metrics) {
    public Group {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }
  }

  /**
   * What it took.
   *
   * @param fitSeconds to fit the final model, tuning not included
   * @param peakMb highest heap in use while fitting and serving, garbage not yet collected included
   */
  public record Cost(double fitSeconds, double peakMb, double serveMsP50, double serveMsP99) {}
}
