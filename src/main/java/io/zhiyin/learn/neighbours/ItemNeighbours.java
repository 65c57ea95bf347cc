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
 * <p>With X shopper by item (1 where had), n(i) its column sums, U shoppers, S = XᵀX:
 *
 * <ul>
 *   <li>cosine: S(i,j) / (√n(i)·√n(j) + shrink)
 *   <li>adjusted: cosine of x − mean of the shopper's whole row, zeros included, since with what is
 *       only had or not had the mean over had items takes everything away (Sarwar et al., WWW 2001)
 *   <li>pearson: correlation of the columns, zeros included
 *   <li>jaccard: S / (n(i) + n(j) − S + shrink)
 *   <li>tfidf: cosine after x(u,i) = ln(1 + (I − |u| + ½)/(|u| + ½)) with I items, the idf of the
 *       shoppers as terms of documents, the items: who had much says little (Ferrari Dacrema,
 *       Cremonesi, Jannach, Are we really making much progress?, RecSys 2019)
 *   <li>bm25: cosine after BM25 with the shoppers as documents, by the length of the history (k₁
 *       1.2, b 0.75): x(u,i) = idf(i) · (k₁ + 1)/(k₁·(1 − b + b·|u|/mean |u|) + 1); idf(i) tells
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
    SparseMatrix binary = training.interactions().binary();
    SparseMatrix weighted = weighted(binary);
    double[] squares = weighted.transposed().squaredNorms();
    PairSums.Strength strength = strength(binary, squares, params.get("shrink"));
    SparseMatrix byTarget =
        new PairSums(weighted, weighted).strongest(params.whole("neighbours"), strength);
    double decay = training.ordered() ? params.get("decay") : 1;
    return new ItemToItem(byTarget.transposed(), decay, Emphasis.of(training, params));
  }

  private SparseMatrix weighted(SparseMatrix binary) {
    boolean terms = similarity == Similarity.TFIDF || similarity == Similarity.BM25;
    if (!terms) {
      return binary;
    }
    boolean tfidf = similarity == Similarity.TFIDF;
    double[] shoppers = binary.transposed().squaredNorms();
    double mean = (double) binary.entries() / Math.max(1, binary.rows());
    float[] values = new float[binary.entries()];
    for (int user = 0; user < binary.rows(); user++) {
      double length = binary.size(user);
      double tf = (K1 + 1) / (K1 * (1 - B + B * length / mean) + 1);
      for (int e = binary.start(user); e < binary.end(user); e++) {
        values[e] =
            (float)
                (tfidf
                    ? idf(length, binary.columns())
                    : tf * idf(shoppers[binary.column(e)], binary.rows()));
      }
    }
    return binary.withValues(values);
  }

  /** Of what n of all have. */
  private static double idf(double n, double all) {
    return Math.log(1 + (all - n + 0.5) / (n + 0.5));
  }

  private PairSums.Strength strength(SparseMatrix binary, double[] squares, double shrink) {
    return switch (similarity) {
      case COSINE, TFIDF, BM25 ->
          (i, j, sum) -> sum / (Math.sqrt(squares[i]) * Math.sqrt(squares[j]) + shrink);
      case JACCARD -> (i, j, sum) -> sum / (squares[i] + squares[j] - sum + shrink);
      case PEARSON -> pearson(squares, binary.rows(), shrink);
      case ADJUSTED -> adjusted(binary, squares, shrink);
    };
  }

  private static PairSums.Strength pearson(double[] n, double users, double shrink) {
    return (i, j, sum) -> {
      double spread = Math.sqrt(n[i] * (1 - n[i] / users)) * Math.sqrt(n[j] * (1 - n[j] / users));
      double together = sum - n[i] * n[j] / users;
      return spread + shrink <= 0 ? 0 : together / (spread + shrink);
    };
  }

  private static PairSums.Strength adjusted(SparseMatrix binary, double[] n, double shrink) {
    double[] meanSums = new double[binary.columns()];
    double squares = 0;
    for (int user = 0; user < binary.rows(); user++) {
      double mean = (double) binary.size(user) / Math.max(1, binary.columns());
      squares += mean * mean;
      for (int e = binary.start(user); e < binary.end(user); e++) {
        meanSums[binary.column(e)] += mean;
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
