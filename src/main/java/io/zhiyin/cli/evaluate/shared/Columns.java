package io.zhiyin.cli.evaluate.shared;

import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.metrics.Metric.Kind;
import java.util.ArrayList;
import java.util.List;

/** The columns of a judged evaluation's table. */
public final class Columns {
  private Columns() {}

  /** The places of the first hit and the order at the first cutoff, recall at all. */
  public static List<Metric> of(List<Integer> cutoffs) {
    List<Metric> columns = new ArrayList<>();
    columns.add(new Metric(Kind.MRR, cutoffs.getFirst()));
    columns.add(new Metric(Kind.NDCG, cutoffs.getFirst()));
    cutoffs.forEach(k -> columns.add(new Metric(Kind.RECALL, k)));
    return columns;
  }
}
