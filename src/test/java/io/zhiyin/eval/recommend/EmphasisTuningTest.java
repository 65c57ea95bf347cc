package io.zhiyin.eval.recommend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Watch;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.Training.Asked;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.hybrid.Methods;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A shop of four departments whose shoppers look at anything and buy from one of them. */
final class EmphasisTuningTest {
  private static final int SHOPPERS = 300;
  private static final int GROUP = 25;
  private static final Method COSINE = Methods.named("item-cosine").orElseThrow();
  private static final Metric NDCG = new Metric(Metric.Kind.NDCG, 20);

  /** Six views of anything, two buys and a target of the shopper's own department. */
  private static Task.Tuning shop(float buy) {
    SplittableRandom random = new SplittableRandom(11);
    Interactions.Builder rows = new Interactions.Builder();
    List<int[]> targets = new ArrayList<>();
    for (int user = 0; user < SHOPPERS; user++) {
      int from = user % 4 * GROUP;
      int target = from + random.nextInt(GROUP);
      for (int at = 0; at < 8; at++) {
        boolean bought = at < 2;
        int item = bought ? from + random.nextInt(GROUP) : random.nextInt(4 * GROUP);
        if (item != target) {
          rows.add(user, item, 0, bought ? buy : 1, (byte) (bought ? 1 : 0));
        }
      }
      targets.add(new int[] {target});
    }
    Training train = new Training(rows.build(SHOPPERS, 4 * GROUP), Asked.ANY, false, 1);
    return new Task.Tuning(train, IntStream.range(0, SHOPPERS).boxed().toList(), targets);
  }

  private static double found(Task.Tuning shop, Params params) {
    Serving.Asking asking = new Serving.Asking(shop.users(), shop.targets(), Map.of());
    return Serving.of(COSINE.fit(shop.train(), params), shop.train(), asking, List.of(NDCG))
        .cases()
        .mean(NDCG);
  }

  @Test
  void whereOnlyBuysTellTasteTheSearchFindsThatTheyCountMore() {
    Task.Tuning shop = shop(5);
    Params best = new Search(shop, NDCG, Watch.NOBODY).best(COSINE, 60);
    assertTrue(best.get("emphasis") > 0, best::toString);
    double without = found(shop, COSINE.standard());
    double with = found(shop, COSINE.standard().with("emphasis", 1));
    assertTrue(with > 1.1 * without, with + " " + without);
  }

  @Test
  void whereAllWeighTheSameItIsNotTried() {
    Params best = new Search(shop(1), NDCG, Watch.NOBODY).best(COSINE, 60);
    assertEquals(0, best.get("emphasis"));
  }
}
