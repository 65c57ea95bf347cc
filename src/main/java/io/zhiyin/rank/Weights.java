package io.zhiyin.rank;

import io.zhiyin.signals.PairKind;
import java.util.List;
import java.util.Map;

/**
 * How much each part of a score counts; see {@code index-config/ranking.yaml}.
 *
 * @param collaborative the most that behaviour may weigh against content, in [0,1]
 * @param kappa the support at which behaviour has reached half of that, > 0
 * @param kinds how the kinds of pairs share it where all have full evidence
 * @param learned how much of behaviour's weight a trained model has, in [0,1]; 0 when none serves
 * @param learnedDecay what the next older product of a history counts where the model is asked, in
 *     [0,1]; 0: the latest alone
 * @param personal the most that a shopper's history may add to a text score, in [0,1]
 * @param popularity the most that popularity may add, in [0,1]
 * @param popularityPivot the popularity that is worth half of that, > 0
 * @param freshness the most that newness may add in a search, in [0,1]
 * @param outOfStock what becomes in a search of products that cannot be delivered
 * @param history how many of a shopper's latest products are looked at
 * @param historyHalfLife after how many later products one counts half, > 0
 * @param collapse whether near-duplicates come once in a search, unless it says
 * @param mixing of shelves that mix
 * @param intent what is understood of a query beside its words
 * @param contest between values of {@code collaborative}
 */
public record Weights(
    double collaborative,
    double kappa,
    Map<PairKind, Double> kinds,
    double learned,
    double learnedDecay,
    double personal,
    double popularity,
    double popularityPivot,
    double freshness,
    OutOfStock outOfStock,
    int history,
    double historyHalfLife,
    boolean collapse,
    Mixing mixing,
    Intent intent,
    Contest contest) {
  /** What being in stock gains where products that are not are demoted. */
  public static final double IN_STOCK = 0.3;

  /**
   * How shelves mix.
   *
   * @param diversity how much difference counts beside the score, in [0,1]
   * @param explore share of a home shelf kept for new products, in [0,0.5]
   * @param fatigue what an impression without a reaction takes of a score, in [0,0.9]
   */
  public record Mixing(double diversity, double explore, double fatigue) {}

  public Weights {
    kinds = Map.copyOf(kinds);
  }

  /**
   * A contest between blends, by scenario; empty: there is none.
   *
   * @param floor the least share of answers that each value gets, in [0,0.5]
   * @param blends scenario → different values of {@code collaborative}, at least 2
   */
  public record Contest(double floor, Map<String, List<Double>> blends) {
    public Contest {
      blends = Map.copyOf(blends);
    }
  }

  /** The same where no trained model serves. */
  public Weights untrained() {
    return with(collaborative, 0, learnedDecay);
  }

  /** The same with histories that fade otherwise where a trained model is asked. */
  public Weights fading(double decay) {
    return with(collaborative, learned, decay);
  }

  /** The same with behaviour weighing otherwise. */
  public Weights with(double collaborative) {
    return with(collaborative, learned, learnedDecay);
  }

  private Weights with(double collaborative, double learned, double learnedDecay) {
    return new Weights(
        collaborative,
        kappa,
        kinds,
        learned,
        learnedDecay,
        personal,
        popularity,
        popularityPivot,
        freshness,
        outOfStock,
        history,
        historyHalfLife,
        collapse,
        mixing,
        intent,
        contest);
  }

  /**
   * What is understood of a query beside its words.
   *
   * @param brand what a product of the named brand gains, in [0,1], as the others do
   * @param category of the wanted category; a price that does not bound gains the same
   * @param attribute with the named attribute values
   * @param own being what is named instead of fitting it
   */
  public record Intent(
      Prices price, Money money, double brand, double category, double attribute, double own) {}

  /**
   * Currencies, by ISO 4217, that words and signs mean which several share.
   *
   * @param yuan of 元, 块, 圆, yuan, ¥
   * @param dollar of $, dollar, bucks, 刀
   */
  public record Money(String yuan, String dollar) {}

  /** What becomes in a search of products that cannot be delivered. */
  public enum OutOfStock {
    /** Nothing. */
    SHOW,
    /** What can be delivered gains {@value Weights#IN_STOCK}. */
    DEMOTE,
    /** They do not come, unless the filter speaks of stock. */
    HIDE
  }

  /** What a price written as a bound does. */
  public enum Prices {
    HARD,
    SOFT,
    OFF
  }
}
