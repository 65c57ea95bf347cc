package io.zhiyin.signals.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Counts one kind of pair: which products were met together, by how many shoppers, how lately.
 *
 * <p>A product is met once in a session (or within a shopper's days), and pairs then with the last
 * {@link PairRules.Reach#window} products met there before it, and with all others of its own
 * event. Meeting a product at t adds g(t) to its norm; a pair adds g at the middle of its two
 * times, less where they lie apart ({@link PairRules#closeness}). The result depends on the order
 * of meetings only, so a replay gives the same to the bit. Cost of a meeting: O(window) pairs, each
 * one hash look-up and two offers to {@link Neighbourhoods}.
 */
public final class PairCounter {
  private final PairRules rules;
  private final Decay decay;
  private final PairPool pool;
  private final PairIndex index;
  private final Neighbourhoods lists;
  private final Windows windows;
  private final Folds folds;
  private double[] weights = {};
  private double[] squares = {};
  private double met;
  private double paired;

  /**
   * Told of a neighbour: its ordinal, the strength in (0,1], distinct shoppers up to the minimum.
   */
  public interface Visitor {
    void neighbour(int item, double strength, int shoppers);
  }

  /**
   * @param tolerance relative difference up to which a folded strength counts as right
   */
  public PairCounter(PairRules rules, double tolerance) {
    this.rules = rules;
    this.decay = new Decay(rules.halfLife());
    this.pool = new PairPool(rules.limits().minShoppers());
    this.index = new PairIndex(pool);
    this.lists = new Neighbourhoods(pool, rules.limits().neighbours());
    this.windows = new Windows(rules);
    this.folds = new Folds(this, tolerance);
  }

  /**
   * Counts the products of one event.
   *
   * @param changed told of every product whose document, or whose neighbours' documents, may have
   *     become wrong
   */
  public void count(Meeting meeting, int[] items, IntConsumer changed) {
    int halvings = decay.advance(meeting.time());
    if (halvings > 0) {
      halve(halvings);
    }
    Window window = windows.open(meeting);
    int shopper = (int) (meeting.shopper() >>> 32);
    int together = 0;
    for (int item : items) {
      if (!window.contains(item)) {
        meet(item, meeting.time());
        int partners = Math.min(window.size(), Math.max(rules.reach().window(), together));
        for (int i = window.size() - partners; i < window.size(); i++) {
          if (windows.near(window.time(i), meeting.time())) {
            double weight =
                decay.weightBetween(window.time(i), meeting.time())
                    * rules.closeness(window.time(i), meeting.time());
            pair(item, window.item(i), weight, shopper, changed);
          }
        }
        window.add(item, meeting.time());
        together++;
        changed.accept(item);
      }
    }
  }

  private void meet(int item, long time) {
    if (item >= weights.length) {
      int larger = Math.max(item + 1, weights.length + (weights.length >> 1));
      weights = Arrays.copyOf(weights, larger);
      squares = Arrays.copyOf(squares, larger);
    }
    double weight = decay.weight(time);
    met += weight;
    weights[item] += weight;
    squares[item] += weight * weight;
  }

  private void pair(int item, int partner, double weight, int shopper, IntConsumer changed) {
    int lower = Math.min(item, partner);
    int higher = Math.max(item, partner);
    int pair = index.find(lower, higher);
    if (pair == PairIndex.NONE) {
      pair = pool.take(lower, higher);
      index.put(pair);
    }
    paired += weight;
    pool.add(pair, weight, shopper);
    offer(pair, 0, changed);
    offer(pair, 1, changed);
    if (!pool.listed(pair, pool.side(pair, item))) {
      changed.accept(partner);
    }
    forgetUnlisted(pair);
  }

  private void offer(int pair, int side, IntConsumer changed) {
    int left = lists.offer(pair, side);
    if (left != Neighbourhoods.NONE) {
      int item = pool.item(pair, side);
      folds.left(left, pool.side(left, item));
      forgetUnlisted(left);
      changed.accept(item);
    }
  }

  private void forgetUnlisted(int pair) {
    if (pool.unlisted(pair)) {
      index.remove(pair);
      pool.free(pair);
    }
  }

  private void halve(int times) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Decay.halved(weights[i], times);
      squares[i] = Decay.halved(squares[i], 2 * times);
    }
    met = Decay.halved(met, times);
    paired = Decay.halved(paired, times);
    pool.halve(times);
    lists.halve(times);
  }

  /** Visits what goes with a product and enough shoppers stand behind, in no particular order. */
  public void neighbours(int item, Visitor visitor) {
    visit(item, 1, visitor);
  }

  /** Visits the products that it goes with, with what its document should carry for each. */
  public void terms(int item, Visitor visitor) {
    visit(item, 0, visitor);
  }

  private void visit(int item, int away, Visitor visitor) {
    for (int i = 0; i < lists.size(item); i++) {
      int pair = lists.pair(item, i);
      double strength = strength(pair, pool.side(pair, item) ^ away);
      if (strength > 0) {
        visitor.neighbour(pool.other(pair, item), strength, pool.distinct(pair));
      }
    }
  }

  /** How many sessions (or shoppers) of equal weight the product's counts are worth, >= 0. */
  public double support(int item) {
    return item < weights.length ? sums(item).evidence() : 0;
  }

  /**
   * How much a pair's product goes with the other one, as it may be shown: 0 while too few shoppers
   * stand behind it.
   *
   * @param side of the product whose document carries it
   */
  double strength(int pair, int side) {
    return pool.distinct(pair) < rules.limits().minShoppers()
        ? 0
        : rules
            .strength()
            .of(
                pool.sums(pair),
                sums(pool.item(pair, 1 - side)),
                sums(pool.item(pair, side)),
                room());
  }

  /** Sessions among which chance would have made as many pairs in all as were counted. */
  private double room() {
    return paired == 0 ? 0 : met / paired * met / 2;
  }

  private Sums sums(int item) {
    return new Sums(weights[item], squares[item]);
  }

  /** Pairs kept now. */
  public int pairs() {
    return index.count();
  }

  /** What the documents carry of these pairs. */
  public Folds folds() {
    return folds;
  }

  PairPool pool() {
    return pool;
  }

  Neighbourhoods lists() {
    return lists;
  }

  /** The pair of two products, or {@link PairIndex#NONE}. */
  int find(int one, int other) {
    return index.find(Math.min(one, other), Math.max(one, other));
  }

  /** Writes what was counted; what is folded is the index's to tell. */
  public void write(DataOutput out) throws IOException {
    decay.write(out);
    out.writeDouble(met);
    out.writeDouble(paired);
    out.writeInt(weights.length);
    for (int i = 0; i < weights.length; i++) {
      out.writeDouble(weights[i]);
      out.writeDouble(squares[i]);
    }
    int[] numbers = new int[pool.used()];
    out.writeInt(index.count());
    int next = 0;
    for (int pair = 0; pair < pool.used(); pair++) {
      if (!pool.unlisted(pair)) {
        numbers[pair] = next++;
        pool.write(pair, out);
      }
    }
    lists.write(out, numbers);
    windows.write(out);
  }

  /** Reads what was written by a counter of the same rules into a fresh one. */
  public void read(DataInput in) throws IOException {
    decay.read(in);
    met = in.readDouble();
    paired = in.readDouble();
    int items = in.readInt();
    weights = new double[items];
    squares = new double[items];
    for (int i = 0; i < items; i++) {
      weights[i] = in.readDouble();
      squares[i] = in.readDouble();
    }
    int pairs = in.readInt();
    for (int i = 0; i < pairs; i++) {
      index.put(pool.read(in));
    }
    lists.read(in);
    windows.read(in);
  }
}
