package io.zhiyin.signals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the shoppers' behaviour says about products, right now: live counters fed by the event log,
 * read by questions.
 *
 * <p>One thread applies events, any number read. The counters know which strengths the index has
 * already folded into the products' documents, so that a question can ask for what differs ({@link
 * #overlay}).
 */
public interface Signals {
  /**
   * Products that go with {@code itemId} and that enough distinct shoppers stand behind, strongest
   * first, ties by id.
   */
  List<Neighbour> neighbours(PairKind kind, String itemId);

  /**
   * How much behaviour stands behind a product's neighbours of this kind: decayed sessions (or
   * shoppers), >= 0.
   */
  double support(PairKind kind, String itemId);

  /**
   * What the index does not know yet: for every product whose strength to any of the seeds has
   * drifted from the folded one past the configured tolerance, the right value Σ weight·strength
   * over <i>all</i> seeds (0 when it has none any more). To be read before the index is asked;
   * every other product's indexed value is right within the tolerance.
   *
   * @param seeds product id → weight > 0
   */
  Map<String, Double> overlay(PairKind kind, Map<String, Double> seeds);

  /** Decayed weighted count of what was done with the product; 0 for unknown ones. */
  double popularity(String itemId);

  /** The most popular products, most popular first, ties by id. */
  List<String> popular(int limit);

  /**
   * What most was done with lately, each beside what is usual for it, most active first, ties by
   * id.
   *
   * @param region as events name it; empty: everywhere. One that too few distinct shoppers stand
   *     behind has nothing.
   */
  List<Momentum> active(String region, int limit);

  /**
   * What was done with some products everywhere, each beside what is usual for it, in the order
   * given; those that nothing was done with are left out.
   */
  List<Momentum> momentum(Collection<String> itemIds);

  /** What the product's document should carry now. */
  ItemSignals of(String itemId);

  /**
   * Products whose documents carry strengths or popularity that drifted past the tolerance; at most
   * {@code limit}.
   */
  List<String> drifted(int limit);

  /** Told when documents carrying these signals became visible to questions. */
  void folded(Map<String, ItemSignals> documents);

  /**
   * Told what one product's neighbours weigh in the index: everything not named is not there. For
   * start-up and after a generation swap.
   */
  void indexed(PairKind kind, String seed, Map<String, Float> strengths);

  /**
   * Takes every product for not folded, until {@link #indexed} and {@link #folded} tell otherwise.
   */
  void nothingFolded();

  /**
   * A shopper's latest steps with products, those of the session (where it is known) before all
   * others, each newest first; one entry a product (its newest), personal events only.
   */
  List<Visit> history(Shopper shopper, String sessionId, int limit);

  /** Products that the shopper bought or dismissed, as far back as the histories reach. */
  Set<String> done(Shopper shopper, String sessionId);

  /**
   * Products that our own shelves showed the shopper in the last days, since the shopper last did
   * something with them, with how often; as far back as the histories reach.
   */
  Map<String, Integer> shown(Shopper shopper, String sessionId);

  /** Where the shopper was last, by personal events that say so; empty: not known. */
  String region(Shopper shopper, String sessionId);

  /** What became of our own answers, by scenario, then strategy. */
  List<Feedback> feedback();

  /**
   * What became of our own answers by day, scenario and strategy, in that order: the newest day
   * that anything was told of and those before it; days without anything are left out.
   *
   * @param days 1 to {@value DailyFeedback#DAYS}
   */
  List<DailyFeedback> feedback(int days);

  /**
   * Who is kept out of all counts.
   *
   * @param shoppers marked for looking faster than humans do
   * @param events of theirs, and those that came too fast of nobody: kept in the log and counted
   *     nowhere
   * @param purchases and refunds, of more pieces of one product than anybody buys, left out
   *     likewise
   */
  record LeftOut(int shoppers, long events, long purchases) {}

  LeftOut leftOut();
}
