package io.zhiyin.eval.report;

import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.metrics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

    /** With further figures; those that are means over cases have intervals. */
    public Measured with(Map<String, Double> more, Map<String, Interval> theirs) {
      Map<String, Double> all = new LinkedHashMap<>(metrics);
      all.putAll(more);
      Map<String, Interval> both = new LinkedHashMap<>(intervals);
      both.putAll(theirs);
      return new Measured(all, both, cases, skipped, values, groups);
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
    private static final int PARTS = 3;

    public Group {
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /**
     * Tells cases apart by a number of each, the lowest first: three groups as even as can be;
     * equal numbers stand in one group, so there may be fewer.
     */
    public static List<Group> thirds(double[] numbers, Cases cases) {
      int[] order =
          IntStream.range(0, numbers.length)
              .boxed()
              .sorted(Comparator.comparingDouble(at -> numbers[at]))
              .mapToInt(Integer::intValue)
              .toArray();
      List<Group> groups = new ArrayList<>();
      int from = 0;
      for (int part = 1; part <= PARTS && from < order.length; part++) {
        int to = Math.max(from + 1, (int) ((long) order.length * part / PARTS));
        while (to < order.length && numbers[order[to]] == numbers[order[to - 1]]) {
          to++;
        }
        int[] its = Arrays.copyOfRange(order, from, to);
        groups.add(
            new Group(
                numbers[order[from]],
                numbers[order[to - 1]],
                its.length,
                cases.subset(its).means()));
        from = to;
      }
      return groups;
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
