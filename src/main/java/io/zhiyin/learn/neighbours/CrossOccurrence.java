package io.zhiyin.learn.neighbours;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.History;
import io.zhiyin.learn.data.Interactions;
import io.zhiyin.learn.data.RowCollector;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Log-likelihood cross-occurrence: for each type of event B a matrix of its own from what was had
 * by B to what is offered, so that a view may speak for other products than a purchase does.
 *
 * <p>With k₁₁ shoppers who had i and had j by B, k₁₂ = n(i) − k₁₁, k₂₁ = n_B(j) − k₁₁, k₂₂ the
 * others, G² = 2·(H(rows) + H(columns) − H(k)) with H(x) = Σx·log Σx − Σ x·log x (Dunning, Accurate
 * methods for the statistics of surprise and coincidence, 1993), and s_B(j,i) = 1 − 1/(1 + G²)
 * where i and j meet more often than by chance, as in Mahout; score(i) = Σ_B Σ over the history's j
 * by B of decay^age · e_B(j) · s_B(j,i), each item once by each type it was had by, its age the
 * number of other items since its latest, e what {@link Emphasis} says of that event. Having i
 * means by any type, or with {@code primary} 1 by the heaviest.
 *
 * <p>Cost: item neighbours once a type, in time and in memory (8 bytes a neighbour kept and type).
 * Wins where several types say different things and counts are small, since it asks for evidence,
 * not for likeness; loses to cosine on one dense type, because all strong pairs count about the
 * same. With one type it is an item–item matrix; with several, postings serve its sum over the
 * types, as if each item had been had in every way ({@link OneByOne}).
 */
public final class CrossOccurrence implements Method {
  @Override
  public String name() {
    return "llr";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("neighbours", 50, 10, 20, 50, 100, 200),
        Setting.ofOrder("decay", 0.8, 0.3, 0.5, 0.7, 0.8, 0.9, 1),
        Setting.of("primary", 0, 0, 1),
        Emphasis.setting());
  }

  @Override
  public Recommender fit(Training training, Params params) {
    Interactions all = training.interactions();
    Map<Byte, SparseMatrix> byKind = new TreeMap<>();
    for (byte kind : kinds(all)) {
      byKind.put(kind, had(all, kind));
    }
    SparseMatrix wanted =
        params.whole("primary") == 1 && !byKind.isEmpty()
            ? byKind.getOrDefault(heaviest(all), all.binary())
            : all.binary();
    double decay = training.ordered() ? params.get("decay") : 1;
    int k = params.whole("neighbours");
    Emphasis emphasis = Emphasis.of(training, params);
    Map<Byte, SparseMatrix> from = new TreeMap<>();
    byKind.forEach((kind, had) -> from.put(kind, strengths(wanted, had, k)));
    return from.size() == 1
        ? new ItemToItem(from.values().iterator().next(), decay, emphasis)
        : new Several(from, decay, emphasis);
  }

  /** A matrix for each type of event. */
  private record Several(Map<Byte, SparseMatrix> from, double decay, Emphasis emphasis)
      implements Recommender {
    @Override
    public History alone(int item) {
      int[] items = new int[from.size()];
      float[] weights = new float[items.length];
      byte[] kinds = new byte[items.length];
      Arrays.fill(items, item);
      Arrays.fill(weights, 1);
      int n = 0;
      for (byte kind : from.keySet()) {
        kinds[n++] = kind;
      }
      return new History(items, weights, kinds);
    }

    @Override
    public void score(History history, float[] scores) {
      Set<Long> asked = new HashSet<>();
      Map<Integer, Double> fades = new HashMap<>();
      double next = 1;
      for (int at = history.size() - 1; at >= 0; at--) {
        int item = history.item(at);
        if (!asked.add(((long) item << 8) | history.kind(at))) {
          continue;
        }
        Double known = fades.putIfAbsent(item, next);
        double fade = known == null ? next : known;
        next *= known == null ? decay : 1;
        float counts = (float) (fade * emphasis.of(history.weight(at)));
        SparseMatrix strengths = from.get(history.kind(at));
        for (int e = strengths == null ? 0 : strengths.start(item);
            strengths != null && e < strengths.end(item);
            e++) {
          scores[strengths.column(e)] += counts * strengths.value(e);
        }
      }
    }
  }

  private static SparseMatrix strengths(SparseMatrix wanted, SparseMatrix had, int k) {
    double shoppers = wanted.rows();
    double[] n = wanted.transposed().squaredNorms();
    double[] m = had.transposed().squaredNorms();
    return new PairSums(wanted, had)
        .strongest(
            k,
            (i, j, both) -> {
              if (both * shoppers <= n[i] * m[j]) {
                return 0;
              }
              double likelihood = likelihood(both, n[i] - both, m[j] - both, shoppers);
              return 1 - 1 / (1 + likelihood);
            })
        .transposed();
  }

  /**
   * G² of a table of two by two; 0 at least.
   *
   * @param all sum of its four numbers
   */
  static double likelihood(double both, double one, double other, double all) {
    double neither = all - both - one - other;
    double rows = entropy(both + one, other + neither);
    double columns = entropy(both + other, one + neither);
    return Math.max(0, 2 * (rows + columns - entropy(both, one, other, neither)));
  }

  private static double entropy(double... counts) {
    double sum = 0;
    double each = 0;
    for (double count : counts) {
      sum += count;
      each += product(count);
    }
    return product(sum) - each;
  }

  private static double product(double count) {
    return count <= 0 ? 0 : count * Math.log(count);
  }

  private static byte[] kinds(Interactions all) {
    boolean[] met = new boolean[Byte.MAX_VALUE + 1];
    for (int at = 0; at < all.size(); at++) {
      met[all.kind(at)] = true;
    }
    byte[] kinds = new byte[met.length];
    int n = 0;
    for (int kind = 0; kind < met.length; kind++) {
      if (met[kind]) {
        kinds[n++] = (byte) kind;
      }
    }
    return Arrays.copyOf(kinds, n);
  }

  private static byte heaviest(Interactions all) {
    int best = 0;
    for (int at = 1; at < all.size(); at++) {
      if (all.weight(at) > all.weight(best)) {
        best = at;
      }
    }
    return all.kind(best);
  }

  private static SparseMatrix had(Interactions all, byte kind) {
    RowCollector rows = new RowCollector(all.users(), all.items());
    for (int user = 0; user < all.users(); user++) {
      int[] items = new int[all.end(user) - all.start(user)];
      int n = 0;
      for (int at = all.start(user); at < all.end(user); at++) {
        if (all.kind(at) == kind) {
          items[n++] = all.item(at);
        }
      }
      int[] distinct = Arrays.stream(items, 0, n).sorted().distinct().toArray();
      float[] ones = new float[distinct.length];
      Arrays.fill(ones, 1);
      rows.set(user, distinct, ones);
    }
    return rows.matrix();
  }
}
