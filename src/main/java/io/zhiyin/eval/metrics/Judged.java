package io.zhiyin.eval.metrics;

import java.util.Arrays;

/**
 * One case's ranking as judged: the relevance of each place, and all relevances that could have
 * been found. Immutable.
 *
 * <p>With rel(i) the relevance at place i from 1, R the number of judgements above 0:
 *
 * <ul>
 *   <li>recall@k = hits in the first k / R (not min(k, R): papers differ, this is the plain one)
 *   <li>precision@k = hits in the first k / k, however short the ranking
 *   <li>hr@k = 1 if there is a hit in the first k, else 0; with one target, papers' P@k
 *   <li>mrr@k = 1 / place of the first hit, 0 if it is beyond k
 *   <li>map@k = Σ over hits at place i ≤ k of precision@i, divided by min(k, R)
 *   <li>ndcg@k = DCG/ideal DCG, DCG = Σ (2^rel(i) − 1) / log₂(i + 1) over i ≤ k (Järvelin and
 *       Kekäläinen, Cumulated gain-based evaluation of IR techniques, TOIS 2002; gain of Burges et
 *       al., ICML 2005)
 * </ul>
 *
 * A case without any judgement above 0 has no value of its own: callers leave it out and count it;
 * here it gives 0 throughout.
 */
public final class Judged {
  private static final double LOG_2 = Math.log(2);

  private final int[] relevance;
  private final int[] ideal;

  private Judged(int[] relevance, int[] ideal) {
    this.relevance = relevance;
    this.ideal = ideal;
  }

  /**
   * A ranking with graded judgements.
   *
   * @param relevance by place, 0 where not relevant or not judged; 0 to 30
   * @param judgements every judgement of the case in any order, also of what was not ranked; those
   *     of 0 do not matter
   */
  public static Judged graded(int[] relevance, int[] judgements) {
    int[] ideal = Arrays.stream(judgements).filter(r -> r > 0).sorted().toArray();
    for (int i = 0, j = ideal.length - 1; i < j; i++, j--) {
      int swap = ideal[i];
      ideal[i] = ideal[j];
      ideal[j] = swap;
    }
    return new Judged(relevance.clone(), ideal);
  }

  /**
   * A ranking where a place is a hit or none.
   *
   * @param relevant how many there are in all
   */
  public static Judged binary(boolean[] hits, int relevant) {
    int[] relevance = new int[hits.length];
    for (int i = 0; i < hits.length; i++) {
      relevance[i] = hits[i] ? 1 : 0;
    }
    int[] ideal = new int[relevant];
    Arrays.fill(ideal, 1);
    return new Judged(relevance, ideal);
  }

  /**
   * A ranking where one thing is relevant.
   *
   * @param place where it stands, from 1; 0 or beyond {@code length}: not ranked
   */
  public static Judged single(int place, int length) {
    boolean[] hits = new boolean[length];
    if (place >= 1 && place <= length) {
      hits[place - 1] = true;
    }
    return binary(hits, 1);
  }

  /** In [0,1]. */
  public double value(Metric metric) {
    int k = metric.k();
    return switch (metric.kind()) {
      case RECALL -> ideal.length == 0 ? 0 : (double) hits(k) / ideal.length;
      case PRECISION -> (double) hits(k) / k;
      case HR -> hits(k) > 0 ? 1 : 0;
      case MRR -> reciprocal(k);
      case MAP -> averagePrecision(k);
      case NDCG -> ideal.length == 0 ? 0 : gain(relevance, k) / gain(ideal, k);
      case COVERAGE, NOVELTY, DIVERSITY, RMSE, MAE ->
          throw new IllegalArgumentException(metric + " is not judged case by case");
    };
  }

  private int hits(int k) {
    int hits = 0;
    for (int i = 0; i < Math.min(k, relevance.length); i++) {
      hits += relevance[i] > 0 ? 1 : 0;
    }
    return hits;
  }

  private double reciprocal(int k) {
    for (int i = 0; i < Math.min(k, relevance.length); i++) {
      if (relevance[i] > 0) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  private double averagePrecision(int k) {
    double sum = 0;
    int hits = 0;
    for (int i = 0; i < Math.min(k, relevance.length); i++) {
      if (relevance[i] > 0) {
        hits++;
        sum += (double) hits / (i + 1);
      }
    }
    return hits == 0 ? 0 : sum / Math.min(k, ideal.length);
  }

  private static double gain(int[] relevances, int k) {
    double sum = 0;
    for (int i = 0; i < Math.min(k, relevances.length); i++) {
      if (relevances[i] > 0) {
        sum += (Math.pow(2, relevances[i]) - 1) * LOG_2 / Math.log(i + 2.0);
      }
    }
    return sum;
  }
}
