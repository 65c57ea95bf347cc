package io.zhiyin.signals;

import java.util.List;
import java.util.Map;

/**
 * What a product's document carries of behaviour.
 *
 * @param neighbours by kind, strongest first, ties by item id; kinds without neighbours are absent
 * @param popularity decayed, weighted count of what shoppers did with the product, >= 0
 */
public record ItemSignals(Map<PairKind, List<Neighbour>> neighbours, double popularity) {
  public static final ItemSignals NONE = new ItemSignals(Map.of(), 0);

  public ItemSignals {
    neighbours = Map.copyOf(neighbours);
  }
}
