package io.zhiyin.recommend;

import io.zhiyin.catalog.Product;
import io.zhiyin.index.Documents;
import io.zhiyin.rank.Taste;
import io.zhiyin.rank.Weights;
import io.zhiyin.recommend.strategy.Blends;
import io.zhiyin.recommend.strategy.Strategies;
import io.zhiyin.signals.Signals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers "more like this": content and behaviour in one bounded score, found in one pass.
 *
 * <p>score = w·content + Σ_k w_k·together_k, all values in [0,1], weights by {@link
 * io.zhiyin.rank.Blend} summing to 1; {@code content} and the {@code co_…} strategies use their
 * part alone with weight 1. The answer is made by the asked strategy alone, and empty where that
 * has nothing to say: what is shown as similar is similar. Shelves that have to be filled ask
 * {@link Recommendations}. Thread-safe.
 */
public final class SimilarItems {
  private static final String SCENARIO = "similar";

  private final Documents index;
  private final Strategies strategies;
  private final Supplier<Weights> weights;
  private final Shelves shelves;

  /**
   * @param weights those in force at the moment of a question
   */
  public SimilarItems(
      Documents index, Signals signals, Supplier<Weights> weights, Shelves shelves) {
    this.index = index;
    this.strategies = new Strategies(index, signals);
    this.weights = weights;
    this.shelves = shelves;
  }

  /**
   * Products like the seeds taken together, without the seeds. Seeds that are not indexed count by
   * behaviour only.
   *
   * @param seeds 1 to 50 product ids
   */
  public Shelf of(List<String> seeds, ShelfOptions options) {
    Map<String, Double> even = new LinkedHashMap<>();
    seeds.forEach(seed -> even.put(seed, 1.0));
    return answer(Taste.of(even, index), options);
  }

  /** Products like one that need not be in the catalogue: by content alone. */
  public Shelf of(Product product, ShelfOptions options) {
    return answer(Taste.of(index.vector(product)), options);
  }

  private Shelf answer(Taste taste, ShelfOptions options) {
    Set<String> seeds = taste.seeds().keySet();
    Filling filling = new Filling(index, shelves, options, 0, seeds);
    Blends.Drawn drawn = shelves.blends().draw(SCENARIO, options.strategy(), weights.get());
    filling.add(strategies.step(options.strategy(), taste, drawn.weights(), 1), Map.of());
    return shelves.shelf(SCENARIO, drawn.blend(), false, filling, options.strategy().label());
  }
}
