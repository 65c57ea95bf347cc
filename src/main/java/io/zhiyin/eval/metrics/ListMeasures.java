package io.zhiyin.eval.metrics;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Measures of the lists themselves, over all cases; judgements play no part.
 *
 * <ul>
 *   <li>coverage@k: share of the catalogue that stands in at least one list's first k
 *   <li>novelty@k: mean over lists of the mean −log₂ p(item), p the share of shoppers who had it,
 *       at least one half of a shopper (self-information: Zhou et al., PNAS 2010)
 *   <li>diversity@k: mean over lists of 1 − mean similarity of the list's pairs (intra-list
 *       diversity: Ziegler et al., WWW 2005); a list of fewer than two items counts 0
 * </ul>
 *
 * Not thread-safe.
 */
public final class ListMeasures {
  /** How alike two items are, in [0,1]. */
  @FunctionalInterface
  public interface Similarity {
    double of(int a, int b);
  }

  private final int[] cutoffs;
  private final BitSet[] shown;
  private final DoubleArrayList[] novelty;
  private final DoubleArrayList[] diversity;
  private final IntToDoubleFunction share;
  private final Similarity similarity;
  private final int catalogue;
  private final int compared;

  /**
   * @param catalogue how many items there are; lists hold numbers below it
   * @param share of shoppers who had an item
   * @param compared of how many lists, the first, diversity is taken: it costs k² comparisons each
   */
  public ListMeasures(
      List<Integer> cutoffs,
      int catalogue,
      IntToDoubleFunction share,
      Similarity similarity,
      int compared) {
    this.cutoffs = cutoffs.stream().mapToInt(Integer::intValue).toArray();
    this.shown = new BitSet[this.cutoffs.length];
    Arrays.setAll(shown, _ -> new BitSet(catalogue));
    this.novelty = new DoubleArrayList[this.cutoffs.length];
    this.diversity = new DoubleArrayList[this.cutoffs.length];
    Arrays.setAll(novelty, _ -> new DoubleArrayList());
    Arrays.setAll(diversity, _ -> new DoubleArrayList());
    this.share = share;
    this.similarity = similarity;
    this.catalogue = catalogue;
    this.compared = compared;
  }

  /** Takes a list, best first. */
  public void add(int[] list) {
    for (int c = 0; c < cutoffs.length; c++) {
      int n = Math.min(cutoffs[c], list.length);
      double surprise = 0;
      for (int i = 0; i < n; i++) {
        shown[c].set(list[i]);
        surprise -= Math.log(share.applyAsDouble(list[i])) / Math.log(2);
      }
      novelty[c].add(n == 0 ? 0 : surprise / n);
      if (diversity[c].size() < compared) {
        diversity[c].add(n < 2 ? 0 : 1 - alike(list, n));
      }
    }
  }

  private double alike(int[] list, int n) {
    double sum = 0;
    for (int i = 1; i < n; i++) {
      for (int j = 0; j < i; j++) {
        sum += similarity.of(list[i], list[j]);
      }
    }
    return sum / (n * (n - 1) / 2.0);
  }

  /** Metric's name → value, by cutoff. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int c = 0; c < cutoffs.length; c++) {
      double covered = catalogue == 0 ? 0 : (double) shown[c].cardinality() / catalogue;
      values.put(name(Metric.Kind.COVERAGE, c), covered);
      values.put(name(Metric.Kind.NOVELTY, c), mean(novelty[c]));
      values.put(name(Metric.Kind.DIVERSITY, c), mean(diversity[c]));
    }
    return values;
  }

  /**
   * Metric's name → 95 % interval, of novelty and diversity, which are means over lists. Coverage
   * has none: it is of all lists together, and lists drawn again with replacement cover less than
   * the lists themselves.
   *
   * @param together of the lists, in the order of adding
   */
  public Map<String, Interval> intervals(Groups together, long seed) {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    for (int c = 0; c < cutoffs.length; c++) {
      intervals.put(
          name(Metric.Kind.NOVELTY, c),
          Interval.ofMean(novelty[c].toDoubleArray(), together, seed));
      intervals.put(
          name(Metric.Kind.DIVERSITY, c),
          Interval.ofMean(diversity[c].toDoubleArray(), together.first(diversity[c].size()), seed));
    }
    return intervals;
  }

  private String name(Metric.Kind kind, int cutoff) {
    return new Metric(kind, cutoffs[cutoff]).toString();
  }

  private static double mean(DoubleArrayList values) {
    return values.doubleStream().sum() / Math.max(1, values.size());
  }
}
