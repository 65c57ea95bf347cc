package io.zhiyin.signals.live;

import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.count.Ordinals;
import io.zhiyin.signals.pairs.PairCounter;
import it.unimi.dsi.fastutil.ints.Int2DoubleArrayMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleMap;
import it.unimi.dsi.fastutil.ints.Int2DoubleOpenHashMap;
import java.util.List;
import java.util.Map;

/** Tells counters in product ids what the index carries; to be used under the write lock. */
record Folding(Counters counters, Drift drift) {
  void nothing() {
    counters.kinds().values().forEach(pairs -> pairs.folds().nothing());
    counters.popularityFolds().forget();
    for (int item = 0; item < counters.ids().size(); item++) {
      drift.add(item);
    }
  }

  void indexed(PairKind kind, String seed, Map<String, Float> strengths) {
    Ordinals ids = counters.ids();
    int[] items = new int[strengths.size()];
    double[] values = new double[strengths.size()];
    int size = 0;
    for (Map.Entry<String, Float> strength : strengths.entrySet()) {
      items[size] = ids.of(strength.getKey());
      values[size++] = strength.getValue();
    }
    Int2DoubleMap terms = new Int2DoubleArrayMap(items, values, size);
    counters.kind(kind).ifPresent(pairs -> pairs.folds().indexed(ids.of(seed), terms));
    terms.keySet().forEach(drift::add);
  }

  void folded(String itemId, ItemSignals signals) {
    Ordinals ids = counters.ids();
    if (signals.equals(ItemSignals.NONE) && ids.find(itemId) == Ordinals.NONE) {
      return;
    }
    int item = ids.of(itemId);
    for (Map.Entry<PairKind, PairCounter> kind : counters.kinds().entrySet()) {
      Int2DoubleMap terms = new Int2DoubleOpenHashMap();
      signals
          .neighbours()
          .getOrDefault(kind.getKey(), List.of())
          .forEach(n -> terms.put(ids.of(n.itemId()), n.strength()));
      kind.getValue().folds().folded(item, terms);
    }
    counters.popularityFolds().folded(item, signals.popularity());
    if (counters.drifted(item)) {
      drift.add(item);
    }
  }
}
