package io.zhiyin.signals.trend;

import io.zhiyin.signals.Momentum;
import io.zhiyin.signals.count.Ordinals;
import it.unimi.dsi.fastutil.longs.LongIterator;
import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The trend of one region. It shows nothing before enough distinct shoppers stand behind it, and
 * keeps {@value #ITEMS} products: when there are more, the half that is most active.
 */
final class Region {
  private static final int ITEMS = 4_000;

  private final TrendRules rules;
  private final LongLinkedOpenHashSet shoppers = new LongLinkedOpenHashSet();
  private Ordinals ids = new Ordinals();
  private Trend trend;

  Region(TrendRules rules) {
    this.rules = rules;
    this.trend = new Trend(ids, rules);
  }

  /**
   * @param shopper hash of the shopper's name; 0: nobody
   */
  void add(String itemId, double weight, long time, long shopper) {
    if (shopper != 0 && shoppers.size() < rules.minShoppers()) {
      shoppers.add(shopper);
    }
    trend.add(ids.of(itemId), weight, time);
    if (ids.size() > ITEMS) {
      Ordinals fewer = new Ordinals();
      Trend kept = new Trend(fewer, rules);
      kept.keep(trend, ITEMS / 2, time);
      ids = fewer;
      trend = kept;
    }
  }

  /** Two shoppers turn out to be one, by the hashes of their names. */
  void join(long from, long to) {
    if (shoppers.remove(from)) {
      shoppers.add(to);
    }
  }

  List<Momentum> active(int limit, long now) {
    return shoppers.size() < rules.minShoppers() ? List.of() : trend.active(limit, now);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(shoppers.size());
    for (LongIterator each = shoppers.iterator(); each.hasNext(); ) {
      out.writeLong(each.nextLong());
    }
    ids.write(out);
    trend.write(out);
  }

  void read(DataInput in) throws IOException {
    int known = in.readInt();
    for (int i = 0; i < known; i++) {
      shoppers.add(in.readLong());
    }
    ids.read(in);
    trend.read(in);
  }
}
