package io.zhiyin.signals.pairs;

import io.zhiyin.signals.count.Sums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts pairs as the contract says them, forgetting nothing, in maps, with a fixed landmark. */
final class NaivePairs {
  record Pair(int lower, int higher) {
    static Pair of(int one, int other) {
      return new Pair(Math.min(one, other), Math.max(one, other));
    }
  }

  private record Met(int item, long time) {}

  private static final class Sums {
    double weight;
    double square;
    final Set<Long> shoppers = new HashSet<>();

    void add(double its) {
      weight += its;
      square += its * its;
    }

    double evidence() {
      return weight == 0 ? 0 : weight * weight / square;
    }
  }

  private final PairRules rules;
  private final boolean leading;
  private final long landmark;
  private final Map<Long, List<Met>> windows = new HashMap<>();
  private final Map<Long, Long> last = new HashMap<>();
  private final Map<Integer, Sums> items = new HashMap<>();
  private final Map<Pair, Sums> pairs = new HashMap<>();

  NaivePairs(PairRules rules, long landmark) {
    this(rules, false, landmark);
  }

  /**
   * @param leading whether what is met twice its number is what may lead to odd ones
   */
  NaivePairs(PairRules rules, boolean leading, long landmark) {
    this.rules = rules;
    this.leading = leading;
    this.landmark = landmark;
  }

  private double weight(double time) {
    return rules.halfLife().isZero()
        ? 1
        : Math.pow(2, (time - landmark) / rules.halfLife().toSeconds());
  }

  void count(Meeting meeting, int[] its) {
    long key = rules.bySession() ? meeting.session() : meeting.shopper();
    List<Met> window = windows.computeIfAbsent(key, k -> new ArrayList<>());
    long before = last.getOrDefault(key, meeting.time());
    if (!rules.bySession()) {
      window.removeIf(met -> met.time < meeting.time() - rules.reach().within().toSeconds());
    } else if (!meeting.sessionNamed()
        && Math.abs(meeting.time() - before) > rules.limits().sessionPause().toSeconds()) {
      window.clear();
      before = meeting.time();
    }
    last.put(key, Math.max(before, meeting.time()));
    int own = 0;
    for (int item : its) {
      if (window.stream().anyMatch(met -> met.item == item)) {
        continue;
      }
      items.computeIfAbsent(item, i -> new Sums()).add(weight((double) meeting.time()));
      List<Met> partners = window.stream().filter(met -> pairs(item, met.item)).toList();
      int from = Math.max(0, partners.size() - Math.max(rules.reach().window(), own));
      for (Met met : partners.subList(from, partners.size())) {
        boolean far = Math.abs(met.time - meeting.time()) > rules.reach().within().toSeconds();
        if (rules.bySession() || !far) {
          Sums sums = pairs.computeIfAbsent(Pair.of(item, met.item), p -> new Sums());
          double days = Math.abs(met.time - meeting.time()) / 86_400.0;
          double half = rules.reach().closeness().toDays();
          double near = half == 0 ? 1 : 1 / (1 + days / half);
          sums.add(near * weight((met.time + meeting.time()) / 2.0));
          sums.shoppers.add(meeting.shopper());
        }
      }
      window.add(new Met(item, meeting.time()));
      own++;
      if (window.size() > Window.REMEMBERED) {
        window.removeFirst();
      }
    }
  }

  private boolean pairs(int item, int earlier) {
    return !leading || (item % 2 == 1 && earlier % 2 == 0 && item / 2 != earlier / 2);
  }

  double support(int item) {
    return items.getOrDefault(item, new Sums()).evidence();
  }

  /**
   * What goes with a product and how much; too few shoppers, not met or no more than by chance:
   * absent.
   */
  Map<Integer, Double> neighbours(int item) {
    Map<Integer, Double> neighbours = new HashMap<>();
    pairs.forEach((pair, sums) -> {
      if ((pair.lower == item || pair.higher == item)
          && sums.shoppers.size() >= rules.limits().minShoppers()) {
        int other = pair.lower + pair.higher - item;
        double strength =
            strength(
                sums, items.getOrDefault(item, new Sums()), items.getOrDefault(other, new Sums()));
        if (strength > 0) {
          neighbours.put(other, strength);
        }
      }
    });
    return neighbours;
  }

  private double strength(Sums both, Sums seed, Sums other) {
    double evidence = both.evidence();
    double believed = evidence / (evidence + rules.strength().kappa());
    double unit = Math.sqrt(seed.weight * other.weight / (seed.square * other.square));
    return switch (rules.strength().measure()) {
      case COSINE -> Math.min(1, both.weight / Math.sqrt(seed.weight * other.weight)) * believed;
      case JACCARD -> {
        double either = seed.weight + other.weight - both.weight;
        yield both.weight >= either ? believed : both.weight / either * believed;
      }
      case LOG_LIKELIHOOD -> {
        double met = items.values().stream().mapToDouble(its -> its.weight).sum();
        double paired = pairs.values().stream().mapToDouble(its -> its.weight).sum();
        double room = met * met / (2 * paired);
        double root =
            Math.sqrt(
                surprise(both.weight * unit, seed.weight * unit, other.weight * unit, room * unit));
        yield root / (root + 10) * believed;
      }
      case LIFT_DAMPED -> {
        double damping = rules.strength().damping();
        double most = Math.pow(seed.weight, 1 - damping) * Math.pow(other.weight, damping);
        yield Math.sqrt(Math.min(1, both.weight / most) * believed);
      }
    };
  }

  /** G² = 2 Σ observed · ln(observed / expected) of a table of two by two; 0 below expectation. */
  private static double surprise(double both, double one, double other, double all) {
    double[][] table = {
      {both, Math.max(0, one - both)},
      {Math.max(0, other - both), 0}
    };
    table[1][1] = Math.max(0, all - both - table[0][1] - table[1][0]);
    double total = table[0][0] + table[0][1] + table[1][0] + table[1][1];
    double sum = 0;
    for (int i = 0; i < 2; i++) {
      for (int k = 0; k < 2; k++) {
        double expected = (table[i][0] + table[i][1]) * (table[0][k] + table[1][k]) / total;
        sum += table[i][k] == 0 ? 0 : table[i][k] * Math.log(table[i][k] / expected);
        if (i + k == 0 && both <= expected) {
          return 0;
        }
      }
    }
    return Math.max(0, 2 * sum);
  }

  List<Integer> top(int item, int limit) {
    return neighbours(item).entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }
}
