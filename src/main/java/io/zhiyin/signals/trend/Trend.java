package io.zhiyin.signals.trend;

import io.zhiyin.signals.Momentum;
import io.zhiyin.signals.count.Ordinals;
import io.zhiyin.signals.count.Popularity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two decayed counts of every product: a short one, and a long one that says what is usual.
 *
 * <p>Under a steady rate r a count with half-life h comes to r·h/ln 2, so the short one is expected
 * to be the long one times the quotient of the half-lives. Both fade differently, so who rises most
 * changes by waiting; the most active ones do not, and are the candidates. 40 bytes a product.
 */
public final class Trend {
  private final Ordinals ids;
  private final TrendRules rules;
  private final Popularity lately;
  private final Popularity usual;

  /**
   * @param ids numbers of the products that are added
   */
  public Trend(Ordinals ids, TrendRules rules) {
    this.ids = ids;
    this.rules = rules;
    this.lately = new Popularity(ids, rules.lately());
    this.usual = new Popularity(ids, rules.usual());
  }

  /** Adds to a product at a time; what would fall below 0 becomes 0. */
  public void add(int item, double weight, long time) {
    lately.add(item, weight, time);
    usual.add(item, weight, time);
  }

  /** The products with the largest short counts, largest first, ties by id; O(m log m). */
  public List<Momentum> active(int limit, long now) {
    List<Momentum> active = new ArrayList<>();
    for (int item : lately.top(limit)) {
      active.add(of(item, now));
    }
    return active;
  }

  /** What was done with one product. */
  Momentum of(int item, long now) {
    return new Momentum(ids.id(item), lately.at(item, now), usual.at(item, now) * rules.steady());
  }

  /** Takes over what another one counts of its most active products, as of a time. */
  void keep(Trend other, int most, long now) {
    for (int item : other.lately.top(most)) {
      int own = ids.of(other.ids.id(item));
      lately.add(own, other.lately.at(item, now), now);
      usual.add(own, other.usual.at(item, now), now);
    }
  }

  public void write(DataOutput out) throws IOException {
    lately.write(out);
    usual.write(out);
  }

  /** Reads what was written into a fresh one; the ids must be there already. */
  public void read(DataInput in) throws IOException {
    lately.read(in);
    usual.read(in);
  }
}
