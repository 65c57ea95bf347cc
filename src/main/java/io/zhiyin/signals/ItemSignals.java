package io.zhiyin.signals;

import java.util.List;
import java.util.Map;

/**
 * What a product's document carries of behaviour.
 *
 * @param neighbours by kind, the products that this one goes with, each with how much this one goes
 *     with it; strongest first, ties by item id; kinds without neighbours are absent
 * @param learned what a trained model says goes with the product: a product that a shopper had →
 *     strength in (0,1]
 * @param popularity decayed, weighted count of what shoppers did with the product, >= 0
 */
public record ItemSignals(
    Map<PairKind, List<Neighbour>> neighbours, Map<String, Float> learned, double popularity) {
  public static final ItemSignals NONE = new ItemSignals(Map.of(), 0);

  public ItemSignals {
    neighbours = Map.copyOf(neighbours);
    learned = Map.copyOf(learned);
  }

  /** Without a model. */
  public ItemSignals(Map<PairKind, List<Neighbour>> neighbours, double popularity) {
    this(neighbours, Map.of(), popularity);
  }

  /** The same with what a model says. */
  public ItemSignals with(Map<String, Float> its) {
    return its.equals(learned) ? this : new ItemSignals(neighbours, its, popularity);
  }
}
