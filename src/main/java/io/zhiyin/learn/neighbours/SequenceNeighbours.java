package io.zhiyin.learn.neighbours;

import io.zhiyin.learn.Emphasis;
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
import java.util.Arrays;
import java.util.List;

/**
 * Neighbours by closeness in the histories: had at places p and q of a history of distinct items,
 * two items meet with weight 1 / (1 + gap·(|p − q| − 1)), times {@code backward} if the item to
 * offer came first, times what either counts, e by {@link Emphasis}; n(i) is Σ e² over those who
 * had i. s(i,j) = sum / (n(i)^source · n(j)^target + shrink), cut to each target's strongest, and
 * the history fades by place: score(j) = Σ decay^age(i) · e(i) · s(i,j), as {@link ItemToItem} has
 * it.
 *
 * <p>Between item neighbours (gap 0, backward 1) and rules of what follows what (Ludewig and
 * Jannach, Evaluation of session-based recommendation algorithms, UMUAI 2018: SR and AR). When the
 * order of histories means nothing, gap is 0 and backward 1 whatever is set. Cost as item
 * neighbours: Σ over shoppers of |history|² to fit, 8 bytes a neighbour kept. Wins where taste
 * moves; gains nothing on staples.
 */
public final class SequenceNeighbours implements Method {
  private final String name;
  private final double gap;
  private final double decay;
  private final double backward;

  private SequenceNeighbours(String name, double gap, double decay, double backward) {
    this.name = name;
    this.gap = gap;
    this.decay = decay;
    this.backward = backward;
  }

  /** Closeness in both directions, a slowly fading history. */
  public static SequenceNeighbours decayed() {
    return new SequenceNeighbours("item-decayed", 0.3, 0.8, 0.7);
  }

  /** What follows at once, after the latest items. */
  public static SequenceNeighbours transitions() {
    return new SequenceNeighbours("transitions", 1, 0.5, 0.1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.ofOrder("decay", decay, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1),
        Setting.ofOrder("gap", gap, 0, 0.1, 0.3, 1, 3),
        Setting.ofOrder("backward", backward, 0, 0.1, 0.3, 0.5, 0.7, 1),
        Setting.of("target", 0.5, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8),
        Setting.of("source", 0.5, 0.2, 0.3, 0.4, 0.5, 0.7, 1),
        Setting.of("shrink", 0, 0, 1, 3, 10),
        Emphasis.setting(),
        Setting.of("neighbours", 500, 100, 200, 500, 1000));
  }

  @Override
  public Recommender fit(Training training, Params params) {
    boolean ordered = training.ordered();
    Emphasis emphasis = Emphasis.of(training, params);
    Histories histories = new Histories(training.interactions(), emphasis);
    double[] n = new double[training.interactions().items()];
    for (int at = 0; at < histories.items.length; at++) {
      n[histories.items[at]] += histories.counts[at] * histories.counts[at];
    }
    double[] source = powers(n, params.get("source"));
    double[] target = powers(n, params.get("target"));
    double shrink = params.get("shrink");
    double itsGap = ordered ? params.get("gap") : 0;
    double itsBackward = ordered ? params.get("backward") : 1;
    RowCollector rows = new RowCollector(n.length, n.length);
    int k = RowCollector.most(params.whole("neighbours"), n.length);
    Parallel.rows(
        n.length,
        () -> {
          Meetings meetings = new Meetings(histories, itsGap, itsBackward);
          return item ->
              meetings.into(rows, item, k, (j, sum) -> sum / (source[j] * target[item] + shrink));
        });
    double itsDecay = ordered ? params.get("decay") : 1;
    return new ItemToItem(rows.matrix().transposed(), itsDecay, emphasis);
  }

  private static double[] powers(double[] of, double exponent) {
    return Arrays.stream(of).map(v -> v == 0 ? 1 : Math.pow(v, exponent)).toArray();
  }

  /** Distinct histories, what each item counts in them and where it stands. */
  private static final class Histories {
    private final int[] starts;
    private final int[] items;
    private final float[] counts;
    private final SparseMatrix places;

    Histories(Interactions interactions, Emphasis emphasis) {
      int[] buffer = new int[interactions.size()];
      float[] weights = new float[interactions.size()];
      starts = new int[interactions.users() + 1];
      int n = 0;
      for (int user = 0; user < interactions.users(); user++) {
        History distinct = interactions.history(user).distinct();
        for (int at = 0; at < distinct.size(); at++) {
          weights[n] = (float) emphasis.of(distinct.weight(at));
          buffer[n++] = distinct.item(at);
        }
        starts[user + 1] = n;
      }
      items = Arrays.copyOf(buffer, n);
      counts = Arrays.copyOf(weights, n);
      SparseMatrix byUser =
          new SparseMatrix(interactions.items(), starts, items, placesOf(starts, n));
      places = byUser.transposed();
    }

    private static float[] placesOf(int[] starts, int n) {
      float[] places = new float[n];
      for (int user = 0; user + 1 < starts.length; user++) {
        for (int at = starts[user]; at < starts[user + 1]; at++) {
          places[at] = at - starts[user];
        }
      }
      return places;
    }
  }

  /** A pair's strength from its sum. */
  @FunctionalInterface
  private interface Strength {
    double of(int other, double sum);
  }

  /** One target's meetings, with buffers of its own. */
  private static final class Meetings {
    private final Histories histories;
    private final double gap;
    private final double backward;
    private final float[] sums;
    private final int[] touched;

    Meetings(Histories histories, double gap, double backward) {
      this.histories = histories;
      this.gap = gap;
      this.backward = backward;
      this.sums = new float[histories.places.rows()];
      this.touched = new int[sums.length];
    }

    void into(RowCollector rows, int target, int k, Strength strength) {
      int n = 0;
      SparseMatrix places = histories.places;
      for (int e = places.start(target); e < places.end(target); e++) {
        n = meet(places.column(e), (int) places.value(e), n);
      }
      TopK best = new TopK(Math.min(k, n));
      for (int i = 0; i < n; i++) {
        int other = touched[i];
        sums[other] = other == target ? 0 : (float) strength.of(other, sums[other]);
        if (sums[other] > 0) {
          best.offer(other, sums[other]);
        }
      }
      rows.pick(target, best.drain(), sums);
      for (int i = 0; i < n; i++) {
        sums[touched[i]] = 0;
      }
    }

    private int meet(int user, int place, int before) {
      int n = before;
      int from = histories.starts[user];
      for (int at = from; at < histories.starts[user + 1]; at++) {
        int apart = place - (at - from);
        double weight = apart == 0 ? 0 : 1 / (1 + gap * (Math.abs(apart) - 1));
        weight *= apart > 0 ? 1 : backward;
        weight *= histories.counts[at] * histories.counts[from + place];
        int other = histories.items[at];
        if (weight > 0) {
          if (sums[other] == 0) {
            touched[n++] = other;
          }
          sums[other] += (float) weight;
        }
      }
      return n;
    }
  }
}
