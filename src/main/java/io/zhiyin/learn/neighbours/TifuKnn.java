package io.zhiyin.learn.neighbours;

import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.Parallel;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The next basket by what the shopper had and what shoppers alike had (TIFU-kNN: Hu, He, Gao,
 * Zhang, Modeling personalized item frequency information for next-basket recommendation, SIGIR
 * 2020).
 *
 * <p>A shopper's n baskets are cut into min(groups, n) groups of as equal size as can be, the later
 * ones larger by one. A group of x baskets is v(g) = 1/x · Σ within^(x−j) · basket(j), j from 1 the
 * oldest; the shopper is u = 1/m · Σ across^(m−g) · v(g) over the m groups. Score = alpha · u + (1
 * − alpha) · the mean of the k shoppers nearest by Euclidean distance; a history that is one of the
 * shoppers' own finds itself among them. A basket is what was had at one time; without times each
 * interaction is one. Weights play no part.
 *
 * <p>Nothing is fitted but the vectors: 16 bytes for each different item of a shopper. Serving
 * costs Σ over the history's items of their shoppers, a pass over all shoppers, and the neighbours'
 * items. Wins where people buy the same again (groceries); where new items are asked for, plain
 * neighbours are better.
 */
public final class TifuKnn implements Method {
  @Override
  public String name() {
    return "tifu-knn";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("alpha", 0.7, 0.1, 0.3, 0.5, 0.7, 0.9),
        Setting.of("neighbours", 300, 50, 100, 300, 500, 900),
        Setting.ofOrder("across", 0.7, 0.3, 0.5, 0.7, 0.9, 1),
        Setting.ofOrder("within", 0.9, 0.3, 0.5, 0.7, 0.9, 1),
        Setting.ofOrder("groups", 7, 3, 7, 11, 15, 23));
  }

  @Override
  public Recommender fit(Training training, Params params) {
    Interactions all = training.interactions();
    Fading fading =
        training.ordered()
            ? new Fading(params.whole("groups"), params.get("within"), params.get("across"))
            : new Fading(1, 1, 1);
    RowCollector rows = new RowCollector(all.users(), all.items());
    Parallel.rows(
        all.users(),
        () -> {
          float[] dense = new float[all.items()];
          return user -> {
            int[] had = fading.into(dense, all.history(user));
            rows.pick(user, had, dense);
            clear(dense, had);
          };
        });
    return new Neighbourhood(
        rows.matrix(), fading, params.whole("neighbours"), params.get("alpha"));
  }

  private static void clear(float[] dense, int[] places) {
    for (int place : places) {
      dense[place] = 0;
    }
  }

  /** How a history becomes a vector. */
  private record Fading(int groups, double within, double across) {
    /**
     * Adds the vector.
     *
     * @return the items had, each once, ascending
     */
    int[] into(float[] vector, History history) {
      int baskets = 0;
      for (int at = 0; at < history.size(); at++) {
        baskets += history.startsBasket(at) ? 1 : 0;
      }
      int m = Math.min(groups, baskets);
      int basket = -1;
      int from = 0;
      for (int at = 0; at < history.size(); at++) {
        if (history.startsBasket(at)) {
          basket++;
          from = at;
        }
        if (!standsIn(history, from, at)) {
          vector[history.item(at)] += (float) weight(basket, baskets, m);
        }
      }
      return IntStream.range(0, history.size()).map(history::item).sorted().distinct().toArray();
    }

    /** What a basket, numbered from 0, adds of each of its items. */
    private double weight(int basket, int baskets, int m) {
      int size = baskets / m;
      int small = m - baskets % m; // groups of that size; those after them have one more
      boolean early = basket < small * size;
      int group = early ? basket / size : small + (basket - small * size) / (size + 1);
      int place = early ? basket % size : (basket - small * size) % (size + 1);
      int x = early ? size : size + 1;
      return Math.pow(across, m - 1 - group) / m * Math.pow(within, x - 1 - place) / x;
    }

    private static boolean standsIn(History history, int from, int at) {
      for (int i = from; i < at; i++) {
        if (history.item(i) == history.item(at)) {
          return true;
        }
      }
      return false;
    }
  }

  private static final class Neighbourhood implements Recommender {
    private final SparseMatrix shoppers;
    private final SparseMatrix items;
    private final double[] squares;
    private final Fading fading;
    private final int k;
    private final double alpha;

    Neighbourhood(SparseMatrix shoppers, Fading fading, int k, double alpha) {
      this.shoppers = shoppers;
      this.items = shoppers.transposed();
      this.squares = shoppers.squaredNorms();
      this.fading = fading;
      this.k = k;
      this.alpha = alpha;
    }

    @Override
    public void score(History history, float[] scores) {
      int[] had = fading.into(scores, history);
      int[] nearest = nearest(had, scores);
      for (int item : had) {
        scores[item] *= (float) alpha;
      }
      float share = (float) ((1 - alpha) / Math.max(1, nearest.length));
      for (int shopper : nearest) {
        for (int e = shoppers.start(shopper); e < shoppers.end(shopper); e++) {
          scores[shoppers.column(e)] += share * shoppers.value(e);
        }
      }
    }

    /** By 2·u·v − |v|², which orders as the distance does; shoppers without anything are none. */
    private int[] nearest(int[] had, float[] vector) {
      float[] near = new float[shoppers.rows()];
      for (int item : had) {
        for (int e = items.start(item); e < items.end(item); e++) {
          near[items.column(e)] += 2 * vector[item] * items.value(e);
        }
      }
      TopK best = new TopK(Math.min(k, near.length));
      for (int shopper = 0; shopper < near.length; shopper++) {
        if (shoppers.size(shopper) > 0) {
          best.offer(shopper, near[shopper] - (float) squares[shopper]);
        }
      }
      return best.drain();
    }
  }
}
