package io.zhiyin.eval.recommend;

import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.metrics.Groups;
import io.zhiyin.eval.metrics.Judged;
import io.zhiyin.eval.metrics.ListMeasures;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Result;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Ranks for shoppers and judges: the full ranking of all items, those of the history left out
 * unless repeats are asked for, or of given candidates only; ties by item id.
 */
final class Serving {
  private final Cases cases;
  private final long[] nanos;
  private final int[][] lists;

  private Serving(Cases cases, long[] nanos, int[][] lists) {
    this.cases = cases;
    this.nanos = nanos;
    this.lists = lists;
  }

  Cases cases() {
    return cases;
  }

  /** All figures; intervals over shoppers. */
  Result.Measured measured(Task task, List<Integer> cutoffs) {
    Training training = task.training();
    ListMeasures measures = listMeasures(training.interactions(), cutoffs);
    Groups single = Groups.single(lists.length);
    return Result.Measured.of(cases, task.skipped(), training.seed())
        .with(measures.values(), measures.intervals(single, training.seed()));
  }

  long[] nanos() {
    return nanos.clone();
  }

  /** Shoppers, their targets, and what alone may be ranked by shopper's number (all if empty). */
  record Asking(List<Integer> users, List<int[]> targets, Map<Integer, int[]> candidates) {
    /** The same of so many shoppers at most. */
    Asking first(int most) {
      int n = Math.min(most, users.size());
      return new Asking(users.subList(0, n), targets.subList(0, n), candidates);
    }
  }

  /** Ranks for one shopper after another; a thread's own. */
  @FunctionalInterface
  interface Ranking {
    int[] rank(int user, History history, int k);
  }

  static Serving of(Recommender model, Training training, Asking asking, List<Metric> metrics) {
    return of(() -> inMemory(model, training, asking), training, asking, metrics);
  }

  private static Ranking inMemory(Recommender model, Training training, Asking asking) {
    float[] scores = new float[training.interactions().items()];
    boolean[] skip = new boolean[scores.length];
    return (user, history, k) -> {
      Arrays.fill(scores, 0);
      model.score(history, scores);
      mark(history, skip, !training.repeats());
      int[] candidates = asking.candidates().getOrDefault(user, new int[0]);
      int[] list =
          candidates.length > 0
              ? TopK.ordered(candidates, scores, k)
              : TopK.unmarked(scores, skip, k);
      mark(history, skip, false);
      return list;
    };
  }

  static Serving of(
      Supplier<Ranking> rankings, Training training, Asking asking, List<Metric> metrics) {
    int n = asking.users().size();
    int k = metrics.stream().mapToInt(Metric::k).max().orElse(1);
    Cases cases = new Cases(metrics, n);
    long[] nanos = new long[n];
    int[][] lists = new int[n][];
    Parallel.rows(
        n,
        () -> {
          Ranking ranking = rankings.get();
          return at -> {
            int user = asking.users().get(at);
            History history = training.interactions().history(user);
            long from = System.nanoTime();
            lists[at] = ranking.rank(user, history, k);
            nanos[at] = System.nanoTime() - from;
            cases.set(at, judged(lists[at], asking.targets().get(at)));
          };
        });
    return new Serving(cases, nanos, lists);
  }

  private static void mark(History history, boolean[] skip, boolean as) {
    for (int i = 0; i < history.size(); i++) {
      skip[history.item(i)] = as;
    }
  }

  private static Judged judged(int[] list, int[] targets) {
    boolean[] hits = new boolean[list.length];
    for (int i = 0; i < list.length; i++) {
      hits[i] = Arrays.binarySearch(targets, list[i]) >= 0;
    }
    return Judged.binary(hits, targets.length);
  }

  /** Coverage, novelty and diversity, likeness by common shoppers (cosine). */
  private ListMeasures listMeasures(Interactions all, List<Integer> cutoffs) {
    SparseMatrix had = all.binary().transposed();
    double users = Math.max(1, all.users());
    ListMeasures measures =
        new ListMeasures(
            cutoffs,
            all.items(),
            item -> Math.max(0.5, had.size(item)) / users,
            (a, b) -> cosine(had, a, b),
            Integer.MAX_VALUE);
    for (int[] list : lists) {
      measures.add(list);
    }
    return measures;
  }

  private static double cosine(SparseMatrix had, int a, int b) {
    int common = 0;
    int i = had.start(a);
    int j = had.start(b);
    while (i < had.end(a) && j < had.end(b)) {
      int order = Integer.compare(had.column(i), had.column(j));
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return common == 0 ? 0 : common / Math.sqrt((double) had.size(a) * had.size(b));
  }
}
