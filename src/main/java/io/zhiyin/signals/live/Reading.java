package io.zhiyin.signals.live;

import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.Momentum;
import io.zhiyin.signals.Neighbour;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.count.Ordinals;
import io.zhiyin.signals.pairs.PairCounter;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers in product ids what some counters say; to be used under a lock. */
record Reading(Counters counters) {
  private static final Comparator<Neighbour> STRONGEST =
      Comparator.comparingDouble(Neighbour::strength).reversed().thenComparing(Neighbour::itemId);

  List<Neighbour> neighbours(PairKind kind, String itemId) {
    return found(kind, itemId, PairCounter::neighbours);
  }

  /** Which way pairs are looked at. */
  @FunctionalInterface
  private interface Way {
    void visit(PairCounter pairs, int item, PairCounter.Visitor visitor);
  }

  private List<Neighbour> found(PairKind kind, String itemId, Way way) {
    int item = counters.ids().find(itemId);
    List<Neighbour> found = new ArrayList<>();
    if (item != Ordinals.NONE) {
      PairCounter.Visitor visitor =
          (other, strength, shoppers) ->
              found.add(new Neighbour(counters.ids().id(other), strength, shoppers));
      counters.kind(kind).ifPresent(pairs -> way.visit(pairs, item, visitor));
    }
    found.sort(STRONGEST);
    return List.copyOf(found);
  }

  double support(PairKind kind, String itemId) {
    int item = counters.ids().find(itemId);
    return item == Ordinals.NONE
        ? 0
        : counters.kind(kind).map(pairs -> pairs.support(item)).orElse(0.0);
  }

  Map<String, Double> overlay(PairKind kind, Map<String, Double> seeds) {
    int[] items = new int[seeds.size()];
    double[] weights = new double[seeds.size()];
    int known = 0;
    for (Map.Entry<String, Double> seed : seeds.entrySet()) {
      int item = counters.ids().find(seed.getKey());
      if (item != Ordinals.NONE) {
        items[known] = item;
        weights[known++] = seed.getValue();
      }
    }
    int[] found = Arrays.copyOf(items, known);
    return counters
        .kind(kind)
        .map(pairs -> named(pairs.folds().overlay(found, weights)))
        .orElseGet(Map::of);
  }

  private Map<String, Double> named(Int2DoubleMap values) {
    Map<String, Double> named = HashMap.newHashMap(values.size());
    for (Int2DoubleMap.Entry entry : values.int2DoubleEntrySet()) {
      named.put(counters.ids().id(entry.getIntKey()), entry.getDoubleValue());
    }
    return named;
  }

  double popularity(String itemId) {
    int item = counters.ids().find(itemId);
    return item == Ordinals.NONE ? 0 : counters.popularity(item);
  }

  List<String> popular(int limit) {
    return counters.popularity().top(limit).intStream().mapToObj(counters.ids()::id).toList();
  }

  List<Momentum> active(String region, int limit) {
    return counters.active(region, limit);
  }

  List<Momentum> momentum(Collection<String> itemIds) {
    return itemIds.stream()
        .mapToInt(counters.ids()::find)
        .filter(item -> item != Ordinals.NONE)
        .mapToObj(counters::momentum)
        .filter(its -> its.lately() > 0)
        .toList();
  }

  ItemSignals of(String itemId) {
    Map<PairKind, List<Neighbour>> neighbours = new EnumMap<>(PairKind.class);
    for (PairKind kind : counters.kinds().keySet()) {
      List<Neighbour> found = found(kind, itemId, PairCounter::terms);
      if (!found.isEmpty()) {
        neighbours.put(kind, found);
      }
    }
    return new ItemSignals(neighbours, popularity(itemId));
  }
}
