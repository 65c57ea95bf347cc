package io.zhiyin.admin.models;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.HoldOut;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import io.zhiyin.learn.neighbours.ItemToItem;
import io.zhiyin.learn.plain.Popularity;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Judges models as they would serve (pruned, from the history as shelves read it) on each shopper's
 * last interaction: recall@20 and ndcg@20 over all products that the history does not hold, of at
 * most {@value #CASES} shoppers drawn by the seed.
 */
final class Judge {
  private static final int CASES = 5_000;
  private static final int CUTOFF = 20;

  private final HoldOut holdOut;
  private final int[] shoppers;

  Judge(HoldOut holdOut, long seed) {
    this.holdOut = holdOut;
    Interactions kept = holdOut.kept().interactions();
    int[] able =
        IntStream.range(0, kept.users()).filter(user -> holdOut.targets(user).length > 0).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    int cases = Math.min(CASES, able.length);
    for (int i = 0; i < cases; i++) {
      int j = random.nextInt(i, able.length);
      int swap = able[i];
      able[i] = able[j];
      able[j] = swap;
    }
    this.shoppers = IntStream.of(able).limit(cases).sorted().toArray();
  }

  /** Those judged on, ascending. */
  int[] shoppers() {
    return shoppers;
  }

  /**
   * Each judged shopper's ndcg@20 with one target: 1/log₂(place + 1); 0 when it is missed.
   *
   * @param strengths from had to offer
   * @param decay what the next older product of a history counts, in [0,1]
   */
  double[] ndcg(SparseMatrix strengths, double decay) {
    return ndcg(new ItemToItem(strengths, decay, Emphasis.NONE));
  }

  double[] ofPopularity() {
    return ndcg(Popularity.ofAllTime().fit(holdOut.kept(), Params.NONE));
  }

  private double[] ndcg(Recommender model) {
    double[] values = new double[shoppers.length];
    int items = holdOut.kept().interactions().items();
    Parallel.rows(
        shoppers.length,
        () -> {
          float[] scores = new float[items];
          return row -> {
            java.util.Arrays.fill(scores, 0);
            values[row] = ndcg(model, shoppers[row], scores);
          };
        });
    return values;
  }

  private double ndcg(Recommender model, int shopper, float[] scores) {
    History history = holdOut.kept().interactions().history(shopper);
    model.score(history, scores);
    for (int at = 0; at < history.size(); at++) {
      scores[history.item(at)] = 0;
    }
    int[] best = TopK.positive(scores, CUTOFF);
    int target = holdOut.targets(shopper)[0];
    for (int place = 0; place < best.length; place++) {
      if (best[place] == target) {
        return Math.log(2) / Math.log(place + 2);
      }
    }
    return 0;
  }

  /** Means by name, each behind a prefix. */
  static Map<String, Double> metrics(String prefix, double[] ndcg) {
    Map<String, Double> metrics = new TreeMap<>();
    double sum = 0;
    double hits = 0;
    for (double its : ndcg) {
      sum += its;
      hits += its > 0 ? 1 : 0;
    }
    int n = Math.max(1, ndcg.length);
    metrics.put(prefix + "ndcg@20", sum / n);
    metrics.put(prefix + "recall@20", hits / n);
    metrics.put(prefix + "shoppers", (double) ndcg.length);
    return metrics;
  }
}
