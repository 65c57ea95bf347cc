package io.zhiyin.learn.neighbours;

import io.zhiyin.learn.Emphasis;
import io.zhiyin.learn.Method;
import io.zhiyin.learn.Params;
import io.zhiyin.learn.Recommender;
import io.zhiyin.learn.Setting;
import io.zhiyin.learn.Training;
import io.zhiyin.learn.data.SparseMatrix;
import java.util.List;
import java.util.Locale;

/**
 * Item-based neighbours: each item keeps the k most similar items, a history's items vote (Sarwar,
 * Karypis, Konstan, Riedl, Item-based collaborative filtering recommendation algorithms, WWW 2001;
 * Deshpande and Karypis, TOIS 2004): score(j) = Σ decay^age(i) · e(i) · s(i,j), as {@link
 * ItemToItem} has it.
 *
 * <p>With X shopper by item (where had, what {@link Emphasis} says of the heaviest event: 1 where
 * weights are not looked at), n(i) its columns' sums of squares, U shoppers, S = XᵀX:
 *
 * <ul>
 *   <li>cosine: S(i,j) / (√n(i)·√n(j) + shrink)
 *   <li>adjusted: cosine of x − mean of the shopper's whole row, zeros included, since with what is
 *       only had or not had the mean over had items takes everything away (Sarwar et al., WWW 2001)
 *   <li>pearson: correlation of the columns, zeros included
 *   <li>jaccard: S / (n(i) + n(j) − S + shrink)
 *   <li>tfidf: cosine after X(u,i) · ln(1 + (I − |u| + ½)/(|u| + ½)) with I items, the idf of the
 *       shoppers as terms of documents, the items: who had much says little (Ferrari Dacrema,
 *       Cremonesi, Jannach, Are we really making much progress?, RecSys 2019)
 *   <li>bm25: cosine after BM25 with the shoppers as documents, by the length of the history (k₁
 *       1.2, b 0.75): X(u,i) · idf(i) · (k₁ + 1)/(k₁·(1 − b + b·|u|/mean |u|) + 1); idf(i) tells
 *       only where there is shrink, as the cosine takes it away
 * </ul>
 *
 * Cost: Σ over shoppers of |history|² to fit, 8 bytes a neighbour kept. Wins on sparse data and by
 * its speed; loses to regression (EASE) where items have many shoppers, and to neighbours in
 * sequence where order means something.
 */
public final class ItemNeighbours implements Method {
  /** How alike two columns are. */
  public enum Similarity {
    COSINE,
    ADJUSTED,
    PEARSON,
    JACCARD,
    TFIDF,
    BM25
  }

  private static final double K1 = 1.2;
  private static final double B = 0.75;

  private final Similarity similarity;

  public ItemNeighbours(Similarity similarity) {
    this.similarity = similarity;
  }

  @Override
  public String name() {
    return "item-" + similarity.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of("neighbours", 200, 20, 50, 100, 200, 500, 1000),
        Setting.of("shrink", 0, 0, 1, 3, 10, 30, 100),
        Setting.ofOrder("decay", 1, 0.5, 0.7, 0.8, 0.9, 0.95, 1),
        Emphasis.setting());
  }

  @Override
  public Recommender fit(Training training, Params params) {
    Emphasis emphasis = Emphasis.of(training, params);
    SparseMatrix had = emphasis.of(training.interactions());
    SparseMatrix weighted = weighted(had);
    double[] squares = weighted.transposed().squaredNorms();
    PairSums.Strength strength = strength(had, squares, params.get("shrink"));
    SparseMatrix byTarget =
        new PairSums(weighted, weighted).strongest(params.whole("neighbours"), strength);
    double decay = training.ordered() ? params.get("decay") : 1;
    return new ItemToItem(byTarget.transposed(), decay, emphasis);
  }

  private SparseMatrix weighted(SparseMatrix had) {
    boolean terms = similarity == Similarity.TFIDF || similarity == Similarity.BM25;
    if (!terms) {
      return had;
    }
    boolean tfidf = similarity == Similarity.TFIDF;
    SparseMatrix shoppers = had.transposed();
    double mean = (double) had.entries() / Math.max(1, had.rows());
    float[] values = new float[had.entries()];
    for (int user = 0; user < had.rows(); user++) {
      double length = had.size(user);
      double tf = (K1 + 1) / (K1 * (1 - B + B * length / mean) + 1);
      for (int e = had.start(user); e < had.end(user); e++) {
        double weight =
            tfidf ? idf(length, had.columns()) : tf * idf(shoppers.size(had.column(e)), had.rows());
        values[e] = (float) (had.value(e) * weight);
      }
    }
    return had.withValues(values);
  }

  /** Of what n of all have. */
  private static double idf(double n, double all) {
    return Math.log(1 + (all - n + 0.5) / (n + 0.5));
  }

  private PairSums.Strength strength(SparseMatrix had, double[] squares, double shrink) {
    return switch (similarity) {
      case COSINE, TFIDF, BM25 ->
          (i, j, sum) -> sum / (Math.sqrt(squares[i]) * Math.sqrt(squares[j]) + shrink);
      case JACCARD -> (i, j, sum) -> sum / (squares[i] + squares[j] - sum + shrink);
      case PEARSON -> pearson(had.transposed().sums(), squares, had.rows(), shrink);
      case ADJUSTED -> adjusted(had, squares, shrink);
    };
  }

  private static PairSums.Strength pearson(
      double[] n, double[] squares, double users, double shrink) {
    return (i, j, sum) -> {
      double spread = spread(n[i], squares[i], users) * spread(n[j], squares[j], users);
      double together = sum - n[i] * n[j] / users;
      return spread + shrink <= 0 ? 0 : together / (spread + shrink);
    };
  }

  /** √(Σx² − (Σx)²/users). */
  private static double spread(double sum, double squares, double users) {
    return squares == 0 ? 0 : Math.sqrt(squares * (1 - sum * sum / (squares * users)));
  }

  private static PairSums.Strength adjusted(SparseMatrix had, double[] n, double shrink) {
    double[] of = had.sums();
    double[] meanSums = new double[had.columns()];
    double squares = 0;
    for (int user = 0; user < had.rows(); user++) {
      double mean = of[user] / Math.max(1, had.columns());
      squares += mean * mean;
      for (int e = had.start(user); e < had.end(user); e++) {
        meanSums[had.column(e)] += mean * had.value(e);
      }
    }
    double all = squares;
    return (i, j, sum) -> {
      double a = n[i] - 2 * meanSums[i] + all;
      double b = n[j] - 2 * meanSums[j] + all;
      double spread = Math.sqrt(Math.max(0, a)) * Math.sqrt(Math.max(0, b)) + shrink;
      return spread <= 0 ? 0 : (sum - meanSums[i] - meanSums[j] + all) / spread;
    };
  }
}
