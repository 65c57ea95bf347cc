package io.zhiyin.eval.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of metrics over cases, a case a number from 0. Different cases may be set by different
 * threads.
 */
public final class Cases {
  private final List<Metric> metrics;
  private final double[][] values;
  private final Groups groups;

  /**
   * @param cases how many, each by itself; each value must be set once
   */
  public Cases(List<Metric> metrics, int cases) {
    this(metrics, cases, Groups.single(cases));
  }

  /**
   * @param cases how many; each value must be set once
   * @param groups which of them belong together
   */
  public Cases(List<Metric> metrics, int cases, Groups groups) {
    this.metrics = List.copyOf(metrics);
    this.values = new double[metrics.size()][cases];
    this.groups = groups;
  }

  public Groups groups() {
    return groups;
  }

  public List<Metric> metrics() {
    return metrics;
  }

  public int size() {
    return values.length == 0 ? 0 : values[0].length;
  }

  /** Sets a case's values of all metrics. */
  public void set(int at, Judged judged) {
    for (int m = 0; m < values.length; m++) {
      values[m][at] = judged.value(metrics.get(m));
    }
  }

  /** Sets a case's value of one metric. */
  public void set(int at, Metric metric, double value) {
    values[index(metric)][at] = value;
  }

  /** A copy, by case. */
  public double[] of(Metric metric) {
    return values[index(metric)].clone();
  }

  public double mean(Metric metric) {
    double[] of = values[index(metric)];
    return of.length == 0 ? 0 : Arrays.stream(of).sum() / of.length;
  }

  /** Metric's name → mean over the cases, in the metrics' order. */
  public Map<String, Double> means() {
    Map<String, Double> means = new LinkedHashMap<>();
    metrics.forEach(metric -> means.put(metric.toString(), mean(metric)));
    return means;
  }

  /** Metric's name → interval of the mean, in the metrics' order. */
  public Map<String, Interval> intervals(long seed) {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    metrics.forEach(metric ->
        intervals.put(metric.toString(), Interval.ofMean(values[index(metric)], groups, seed)));
    return intervals;
  }

  /** The cases numbered, in that order, each by itself. */
  public Cases subset(int[] cases) {
    Cases subset = new Cases(metrics, cases.length);
    for (int m = 0; m < values.length; m++) {
      for (int i = 0; i < cases.length; i++) {
        subset.values[m][i] = values[m][cases[i]];
      }
    }
    return subset;
  }

  private int index(Metric metric) {
    int at = new ArrayList<>(metrics).indexOf(metric);
    if (at < 0) {
      throw new IllegalArgumentException(metric + " was not measured, only " + metrics);
    }
    return at;
  }
}
