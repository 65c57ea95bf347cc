package io.zhiyin.signals.trend;

import io.zhiyin.signals.Momentum;
import io.zhiyin.signals.count.Ordinals;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is on the rise everywhere and in each region; the {@value #REGIONS} regions that something
 * happened in last. Confined to whoever holds the counters' lock.
 */
public final class Trends {
  private static final int REGIONS = 400;

  private final TrendRules rules;
  private final Ordinals ids;
  private final Trend everywhere;
  private final LinkedHashMap<String, Region> regions = new LinkedHashMap<>();

  public Trends(Ordinals ids, TrendRules rules) {
    this.rules = rules;
    this.ids = ids;
    this.everywhere = new Trend(ids, rules);
  }

  /**
   * Something was done with a product.
   *
   * @param region empty: it is not known where
   * @param shopper hash of the shopper's name; 0: nobody
   */
  public void add(int item, double weight, long time, String region, long shopper) {
    everywhere.add(item, weight, time);
    if (!region.isEmpty()) {
      Region its = regions.remove(region);
      if (its == null) {
        its = new Region(rules);
      }
      regions.put(region, its);
      its.add(ids.id(item), weight, time, shopper);
      if (regions.size() > REGIONS) {
        regions.pollFirstEntry();
      }
    }
  }

  /** Two shoppers turn out to be one, by the hashes of their names. */
  public void join(long from, long to) {
    regions.values().forEach(region -> region.join(from, to));
  }

  /**
   * The most active products of a region, most active first, ties by id.
   *
   * @param region empty: everywhere
   */
  public List<Momentum> active(String region, int limit, long now) {
    if (region.isEmpty()) {
      return everywhere.active(limit, now);
    }
    Region its = regions.get(region);
    return its == null ? List.of() : its.active(limit, now);
  }

  /** What was done with a product everywhere. */
  public Momentum of(int item, long now) {
    return everywhere.of(item, now);
  }

  public void write(DataOutput out) throws IOException {
    everywhere.write(out);
    out.writeInt(regions.size());
    for (Map.Entry<String, Region> region : regions.entrySet()) {
      out.writeUTF(region.getKey());
      region.getValue().write(out);
    }
  }

  /** Reads what was written into a fresh one; the ids must be there already. */
  public void read(DataInput in) throws IOException {
    everywhere.read(in);
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      Region region = new Region(rules);
      region.read(in);
      regions.put(name, region);
    }
  }
}
