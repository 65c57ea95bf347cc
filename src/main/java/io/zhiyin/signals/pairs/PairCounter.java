package io.zhiyin.signals.pairs;

import io.zhiyin.signals.count.Decay;
import io.zhiyin.signals.count.Joining;
import io.zhiyin.signals.count.Tallies;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Counts one kind of pair: which products were met together, by how many shoppers, how lately.
 *
 * <p>Or, made by {@link #leading}, which product was met first and which one followed, such as
 * viewed and bought: then {@link #count} tells of what followed and {@link #first} of what may lead
 * to it.
 *
 * <p>A product is met once in a session (or within a shopper's days), and pairs then with the last
 * {@link PairRules.Reach#window} products met there before it, and with all others of its own
 * event; one that follows, with the last ones that were first. Meeting a product at t adds g(t) to
 * its norm; a pair adds g at the middle of its two times, less where they lie apart ({@link
 * PairRules#closeness}). The result depends on the order of meetings only, so a replay gives the
 * same to the bit. Cost of a meeting: O(window) pairs, each one hash look-up and two offers to
 * {@link Neighbourhoods}.
 */
public final class PairCounter {
  private final PairRules rules;
  private final Roles roles;
  private final Decay decay;
  private final PairPool pool;
  private final PairIndex index;
  private final Neighbourhoods lists;
  private final Waiting waiting;
  private final Windows windows;
  private final Folds folds;
  private final Tallies met = new Tallies();
  private final Tallies led = new Tallies();
  private double sum;
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
    this(rules, Roles.SAME, tolerance);
  }

  /** Counts what leads to what. */
  public static PairCounter leading(PairRules rules, double tolerance) {
    return new PairCounter(rules, Roles.LEADING, tolerance);
  }

  private PairCounter(PairRules rules, Roles roles, double tolerance) {
    this.rules = rules;
    this.roles = roles;
    this.decay = new Decay(rules.halfLife());
    this.pool = new PairPool(rules.limits().minShoppers());
    this.index = new PairIndex(pool);
    this.lists = new Neighbourhoods(pool, rules.limits().neighbours());
    this.waiting = new Waiting(pool, rules.limits().waiting());
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
    meet(meeting, Arrays.stream(items).map(roles::follower).toArray(), changed);
  }

  /** The same for products that may lead to others. */
  public void first(Meeting meeting, int[] items, IntConsumer changed) {
    meet(meeting, Arrays.stream(items).map(roles::seed).toArray(), changed);
  }

  private void meet(Meeting meeting, int[] nodes, IntConsumer changed) {
    int halvings = decay.advance(meeting.time());
    if (halvings > 0) {
      halve(halvings);
    }
    Window window = windows.open(meeting);
    int together = 0;
    for (int node : nodes) {
      if (!window.contains(node)) {
        meet(node, meeting.time());
        pairUp(node, window, Math.max(rules.reach().window(), together), meeting, changed);
        window.add(node, meeting.time());
        together++;
        changed.accept(roles.product(node));
      }
    }
  }

  /** Pairs a node with the latest of a window that it pairs with, the earliest of them first. */
  private void pairUp(int node, Window window, int most, Meeting meeting, IntConsumer changed) {
    int from = window.size();
    for (int partners = 0; from > 0 && partners < most; from--) {
      partners += roles.pairs(node, window.item(from - 1)) ? 1 : 0;
    }
    long shopper = meeting.shopper();
    for (int i = from; i < window.size(); i++) {
      long before = window.time(i);
      if (roles.pairs(node, window.item(i)) && windows.near(before, meeting.time())) {
        double weight =
            decay.weightBetween(before, meeting.time()) * rules.closeness(before, meeting.time());
        pair(node, window.item(i), weight, shopper, changed);
        if (roles == Roles.LEADING) {
          led.add(roles.product(window.item(i)), weight);
        }
      }
    }
  }

  /**
   * A client becomes a user's: what it met in its open windows counts as met by the user, and no
   * pair counts the two as two shoppers any more.
   *
   * <p>Costs a look-up for each two products of such a window.
   *
   * @param changed told of the products of pairs that have fewer shoppers by that
   */
  public void join(Joining joining, IntConsumer changed) {
    for (Window window : windows.join(joining)) {
      for (int i = 1; i < window.size(); i++) {
        for (int k = 0; k < i; k++) {
          join(joining, window.item(k), window.item(i), changed);
        }
      }
    }
  }

  private void join(Joining joining, int earlier, int node, IntConsumer changed) {
    int pair = roles.pairs(node, earlier) ? find(node, earlier) : PairIndex.NONE;
    if (pair != PairIndex.NONE && pool.join(pair, joining.from(), joining.to())) {
      changed.accept(roles.product(node));
      changed.accept(roles.product(earlier));
    }
  }

  private void meet(int node, long time) {
    double weight = decay.weight(time);
    sum += weight;
    met.add(node, weight);
  }

  private void pair(int item, int partner, double weight, long shopper, IntConsumer changed) {
    int lower = Math.min(item, partner);
    int higher = Math.max(item, partner);
    int pair = index.find(lower, higher);
    if (pair == PairIndex.NONE) {
      pair = pool.take(lower, higher);
      index.put(pair);
    }
    paired += weight;
    pool.add(pair, weight, shopper);
    pool.meet(pair);
    offer(pair, 0, changed);
    offer(pair, 1, changed);
    if (!pool.listed(pair, pool.side(pair, item))) {
      changed.accept(roles.product(partner));
    }
    letWait(pair);
  }

  private void offer(int pair, int side, IntConsumer changed) {
    int left = lists.offer(pair, side);
    if (left != Neighbourhoods.NONE) {
      int item = pool.item(pair, side);
      folds.left(left, pool.side(left, item));
      letWait(left);
      changed.accept(roles.product(item));
    }
  }

  private void letWait(int pair) {
    if (pool.unlisted(pair)) {
      waiting.add(
          pair,
          forgotten -> {
            index.remove(forgotten);
            pool.free(forgotten);
          });
    }
  }

  private void halve(int times) {
    met.halve(times);
    led.halve(times);
    sum = Decay.halved(sum, times);
    paired = Decay.halved(paired, times);
    pool.halve(times);
    lists.halve(times);
  }

  /** Visits what goes with a product and enough shoppers stand behind, in no particular order. */
  public void neighbours(int item, Visitor visitor) {
    visit(roles.seed(item), 1, visitor);
  }

  /** Visits the products that it goes with, with what its document should carry for each. */
  public void terms(int item, Visitor visitor) {
    visit(roles.follower(item), 0, visitor);
  }

  private void visit(int node, int away, Visitor visitor) {
    for (int i = 0; i < lists.size(node); i++) {
      int pair = lists.pair(node, i);
      double strength = strength(pair, pool.side(pair, node) ^ away);
      if (strength > 0) {
        visitor.neighbour(roles.product(pool.other(pair, node)), strength, pool.distinct(pair));
      }
    }
  }

  /**
   * How much stands behind what goes with a product, >= 0: sessions (or shoppers) of equal weight
   * that its meetings are worth; of what leads, the meetings that followed.
   */
  public double support(int item) {
    return (roles == Roles.SAME ? met : led).of(item).evidence();
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
                met.of(pool.item(pair, 1 - side)),
                met.of(pool.item(pair, side)),
                room());
  }

  /** Sessions among which chance would have made as many pairs in all as were counted. */
  private double room() {
    return paired == 0 ? 0 : sum / paired * sum / 2;
  }

  /** Pairs counted now, kept by a product or waiting. */
  public int pairs() {
    return index.count();
  }

  /** What the documents carry of these pairs. */
  public Folds folds() {
    return folds;
  }

  Roles roles() {
    return roles;
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
    out.writeDouble(sum);
    out.writeDouble(paired);
    met.write(out);
    led.write(out);
    int[] numbers = new int[pool.used()];
    out.writeInt(index.count());
    int next = 0;
    for (int pair = 0; pair < pool.used(); pair++) {
      if (!pool.unlisted(pair) || pool.waits(pair)) {
        numbers[pair] = next++;
        pool.write(pair, out);
      }
    }
    lists.write(out, numbers);
    waiting.write(out, numbers);
    windows.write(out);
  }

  /**
   * Reads what was written by a counter of the same rules into a fresh one.
   *
   * @param named whether it was written with all shoppers of pairs and the shoppers of windows
   */
  public void read(DataInput in, boolean named) throws IOException {
    decay.read(in);
    sum = in.readDouble();
    paired = in.readDouble();
    met.read(in);
    led.read(in);
    int pairs = in.readInt();
    for (int i = 0; i < pairs; i++) {
      index.put(pool.read(in, named));
    }
    lists.read(in);
    waiting.read(in);
    windows.read(in, named);
  }
}
