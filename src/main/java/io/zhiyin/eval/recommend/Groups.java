package io.zhiyin.eval.recommend;

import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.report.Result.Group;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Tells shoppers apart by how much is known: by the different items of their history, and by the
 * mean number of shoppers of their targets (an item that training never saw counts 0). Three groups
 * as even as can be; equal numbers stand in one group, so there may be fewer.
 */
final class Groups {
  private static final int PARTS = 3;

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
    groups.put("history", by(lengths, cases));
    groups.put("item_shoppers", by(popularity, cases));
    return groups;
  }

  /** The cases by a number of each, the lowest first. */
  static List<Group> by(double[] numbers, Cases cases) {
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
              numbers[order[from]], numbers[order[to - 1]], its.length, cases.subset(its).means()));
      from = to;
    }
    return groups;
  }
}
