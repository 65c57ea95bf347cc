package io.zhiyin.eval.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A measure of the first k places of a ranking, named as the field names it: {@code recall@20}; or
 * of predictions: {@code rmse}.
 *
 * @param k at least 1; a ranking shorter than k is judged as it is; 1 for errors, which have none
 */
public record Metric(Kind kind, int k) {

  /**
   * What is measured. The first six are accuracy, defined in {@link Judged}; coverage, novelty and
   * diversity are about the lists themselves, defined in {@link ListMeasures}; the last two are
   * errors, of which less is better, defined in {@link Errors}.
   */
  public enum Kind {
    RECALL,
    PRECISION,
    NDCG,
    HR,
    MRR,
    MAP,
    COVERAGE,
    NOVELTY,
    DIVERSITY,
    RMSE,
    MAE;

    /** Whether judgements decide, so that {@link Judged#value} knows it. */
    public boolean accuracy() {
      return switch (this) {
        case RECALL, PRECISION, NDCG, HR, MRR, MAP -> true;
        case COVERAGE, NOVELTY, DIVERSITY, RMSE, MAE -> false;
      };
    }

    /** Whether less is better. */
    public boolean error() {
      return this == RMSE || this == MAE;
    }
  }

  public Metric {
    if (k < 1) {
      throw new IllegalArgumentException("k must be >= 1, got " + k);
    }
  }

  /** The accuracy measures at all cutoffs: by cutoff in the given order, then by kind. */
  public static List<Metric> accuracy(List<Integer> cutoffs) {
    List<Metric> all = new ArrayList<>();
    for (int k : cutoffs) {
      for (Kind kind : Kind.values()) {
        if (kind.accuracy()) {
          all.add(new Metric(kind, k));
        }
      }
    }
    return List.copyOf(all);
  }

  @Override
  public String toString() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return kind.error() ? name : name + "@" + k;
  }
}
