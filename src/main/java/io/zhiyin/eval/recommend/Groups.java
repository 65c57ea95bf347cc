package io.zhiyin.eval.recommend;

import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.report.Result.Group;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tells shoppers apart by how much is known: by the different items of their history, and by the
 * mean number of shoppers of their targets (an item that training never saw counts 0), as {@link
 * Group#thirds} does.
 */
final class Groups {
  private Groups() {}

  static Map<String, List<Group>> of(Cases cases, Serving.Asking asking, Interactions known) {
    SparseMatrix had = known.binary();
    int[] shoppers = new int[had.columns()];
    for (int item : Arrays.copyOf(had.columnsOf(), had.entries())) {
      shoppers[item]++;
    }
    double[] lengths = asking.users().stream().mapToDouble(had::size).toArray();
    double[] popularity =
        asking.targets().stream()
            .mapToDouble(its ->
                IntStream.of(its).mapToDouble(i -> i < 0 ? 0 : shoppers[i]).average().orElse(0))
            .toArray();
    Map<String, List<Group>> groups = new LinkedHashMap<>();
    groups.put("history", Group.thirds(lengths, cases));
    groups.put("item_shoppers", Group.thirds(popularity, cases));
    return groups;
  }
}
