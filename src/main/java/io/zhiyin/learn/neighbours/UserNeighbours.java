package io.zhiyin.learn.neighbours;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.data.TopK;
import java.util.Arrays;
import java.util.List;

/**
 * User-based neighbours: the k shoppers most like the history vote for what they had.
 *
 * <p>Cosine: sim = Σ over common items of n(i)^−rarity · decay^age · e(i) · e(v,i) /
 * (√|history|·|v|^length + shrink), score(j) = Σ sim · e(v,j) over the neighbours v / Σ sim, e by
 * {@link Emphasis}, 0 where v had not j. Pearson: sim is the correlation of the two rows of zeros
 * and ones over the whole catalogue (shrunk alike), only sim above 0 counts, and score(j) =
 * mean(history) + Σ sim·(x(v,j) − mean(v)) / Σ |sim| over all k neighbours, x being 1 or 0 (Resnick
 * et al., GroupLens, CSCW 1994; Herlocker et al., An algorithmic framework for performing
 * collaborative filtering, SIGIR 1999). As every neighbour has an x for every item, means move all
 * scores of a history alike: they matter to the number, not to the order. {@link
 * io.zhiyin.learn.ratings.UserRatings} is the formula over ratings.
 *
 * <p>Nothing is fitted but two indexes (16 bytes an interaction), so new shoppers and new
 * interactions count at once. Serving costs Σ over the history of n(i), and a number a shopper.
 * Wins on data of many short, coherent histories; slow where items have very many shoppers.
 */
public final class UserNeighbours implements Method {
  private final boolean pearson;

  private UserNeighbours(boolean pearson) {
    this.pearson = pearson;
  }

  public static UserNeighbours cosine() {
    return new UserNeighbours(false);
  }

  public static UserNeighbours pearson() {
    return new UserNeighbours(true);
  }

  @Override
  public String name() {
    return pearson ? "user-pearson" : "user-cosine";
  }

  @Override
  public List<Setting> settings() {
    Setting neighbours = Setting.of("neighbours", 300, 50, 100, 200, 300, 500, 1000);
    Setting shrink = Setting.of("shrink", 0, 0, 1, 3, 10);
    Setting decay = Setting.ofOrder("decay", 1, 0.5, 0.7, 0.8, 0.9, 0.95, 1);
    return pearson
        ? List.of(neighbours, shrink)
        : List.of(
            neighbours,
            Setting.of("rarity", 0.3, 0, 0.2, 0.3, 0.5, 0.7, 1),
            decay,
            Setting.of("length", 0.5, 0.3, 0.4, 0.5, 0.6, 0.8),
            shrink,
            Emphasis.setting());
  }

  @Override
  public Recommender fit(Training training, Params params) {
    Interactions all = training.interactions();
    SparseMatrix shoppers = pearson ? all.binary() : Emphasis.of(training, params).of(all);
    SparseMatrix items = shoppers.transposed();
    Likeness likeness =
        pearson
            ? new Correlation(items.rows(), params.get("shrink"))
            : new Cosine(items, longest(shoppers), params, training);
    int k = params.whole("neighbours");
    return (history, scores) -> vote(new Index(shoppers, items), history, likeness, k, scores);
  }

  private static int longest(SparseMatrix shoppers) {
    int longest = 0;
    for (int row = 0; row < shoppers.rows(); row++) {
      longest = Math.max(longest, shoppers.size(row));
    }
    return longest;
  }

  private record Index(SparseMatrix shoppers, SparseMatrix items) {}

  /** How alike a history and a shopper are. */
  private interface Likeness {
    /**
     * What a common item adds, its age counted in the distinct history from 0 for the latest.
     *
     * @param weight of the item's heaviest event in the history
     */
    double common(int item, int age, float weight);

    /** From the sum over common items. */
    double of(double sum, int history, int other);

    /** Of a row with so many items, which scores are centred by; 0: they are not. */
    double mean(int size);
  }

  private static void vote(Index index, History history, Likeness likeness, int k, float[] scores) {
    History distinct = history.distinct();
    float[] alike = new float[index.shoppers.rows()];
    int size = distinct.size();
    for (int at = 0; at < size; at++) {
      int item = distinct.item(at);
      float adds = (float) likeness.common(item, size - 1 - at, distinct.weight(at));
      for (int e = index.items.start(item); e < index.items.end(item); e++) {
        alike[index.items.column(e)] += adds * index.items.value(e);
      }
    }
    for (int user = 0; user < alike.length; user++) {
      if (alike[user] > 0) {
        alike[user] = (float) likeness.of(alike[user], size, index.shoppers.size(user));
      }
    }
    int[] neighbours = TopK.positive(alike, k);
    double all = 0;
    double means = 0;
    for (int neighbour : neighbours) {
      all += alike[neighbour];
      means += alike[neighbour] * likeness.mean(index.shoppers.size(neighbour));
    }
    if (means > 0) {
      Arrays.fill(scores, (float) (likeness.mean(size) - means / all));
    }
    for (int neighbour : neighbours) {
      float adds = (float) (alike[neighbour] / all);
      for (int e = index.shoppers.start(neighbour); e < index.shoppers.end(neighbour); e++) {
        scores[index.shoppers.column(e)] += adds * index.shoppers.value(e);
      }
    }
  }

  private static final class Cosine implements Likeness {
    private final double[] adds;
    private final Emphasis emphasis;
    private final double decay;
    private final double[] lengths;
    private final double shrink;

    Cosine(SparseMatrix items, int longest, Params params, Training training) {
      this.adds = new double[items.rows()];
      for (int item = 0; item < adds.length; item++) {
        adds[item] = Math.pow(Math.max(1, items.size(item)), -params.get("rarity"));
      }
      this.emphasis = Emphasis.of(training, params);
      this.decay = training.ordered() ? params.get("decay") : 1;
      this.lengths = new double[longest + 1];
      for (int size = 0; size < lengths.length; size++) {
        lengths[size] = Math.pow(size, params.get("length"));
      }
      this.shrink = params.get("shrink");
    }

    @Override
    public double common(int item, int age, float weight) {
      return adds[item] * Math.pow(decay, age) * emphasis.of(weight);
    }

    @Override
    public double of(double sum, int history, int other) {
      return sum / (Math.sqrt(history) * lengths[other] + shrink);
    }

    @Override
    public double mean(int size) {
      return 0;
    }
  }

  /** Correlation of rows of zeros and ones. */
  private record Correlation(double items, double shrink) implements Likeness {
    @Override
    public double common(int item, int age, float weight) {
      return 1;
    }

    @Override
    public double of(double sum, int history, int other) {
      double spread =
          Math.sqrt(history * (1 - history / items)) * Math.sqrt(other * (1 - other / items));
      double below = spread + shrink;
      return below <= 0 ? 0 : Math.max(0, (sum - history * (double) other / items) / below);
    }

    @Override
    public double mean(int size) {
      return size / items;
    }
  }
}
