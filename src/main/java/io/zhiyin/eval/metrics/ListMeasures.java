package io.zhiyin.eval.metrics;

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
  private final double[] novelty;
  private final double[] diversity;
  private final IntToDoubleFunction share;
  private final Similarity similarity;
  private final int catalogue;
  private int lists;

  /**
   * @param catalogue how many items there are; lists hold numbers below it
   * @param share of shoppers who had an item
   */
  public ListMeasures(
      List<Integer> cutoffs, int catalogue, IntToDoubleFunction share, Similarity similarity) {
    this.cutoffs = cutoffs.stream().mapToInt(Integer::intValue).toArray();
    this.shown = new BitSet[this.cutoffs.length];
    Arrays.setAll(shown, _ -> new BitSet(catalogue));
    this.novelty = new double[this.cutoffs.length];
    this.diversity = new double[this.cutoffs.length];
    this.share = share;
    this.similarity = similarity;
    this.catalogue = catalogue;
  }

  /** Takes a list, best first. */
  public void add(int[] list) {
    lists++;
    for (int c = 0; c < cutoffs.length; c++) {
      int n = Math.min(cutoffs[c], list.length);
      double surprise = 0;
      for (int i = 0; i < n; i++) {
        shown[c].set(list[i]);
        surprise -= Math.log(share.applyAsDouble(list[i])) / Math.log(2);
      }
      novelty[c] += n == 0 ? 0 : surprise / n;
      diversity[c] += n < 2 ? 0 : 1 - alike(list, n);
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

  /** Metric's name → value, by cutoff; they carry no interval. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int c = 0; c < cutoffs.length; c++) {
      int k = cutoffs[c];
      int n = Math.max(1, lists);
      double covered = catalogue == 0 ? 0 : (double) shown[c].cardinality() / catalogue;
      values.put(new Metric(Metric.Kind.COVERAGE, k).toString(), covered);
      values.put(new Metric(Metric.Kind.NOVELTY, k).toString(), novelty[c] / n);
      values.put(new Metric(Metric.Kind.DIVERSITY, k).toString(), diversity[c] / n);
    }
    return values;
  }
}
