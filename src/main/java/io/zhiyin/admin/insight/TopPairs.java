package io.zhiyin.admin.insight;

import io.zhiyin.signals.Neighbour;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Signals;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The strongest pairs of the products that most is done with. */
public final class TopPairs {
  /** Products whose neighbours are looked through, the most popular ones. */
  public static final int SEEDS = 500;

  private static final Comparator<Pair> STRONGEST =
      Comparator.comparingDouble(Pair::strength)
          .reversed()
          .thenComparing(Pair::one)
          .thenComparing(Pair::other);

  private TopPairs() {}

  /**
   * Two products.
   *
   * @param one the one whose id comes first; of a kind with a direction, the one that leads
   * @param strength in (0,1]; of a kind without a direction, the higher one of either way
   */
  public record Pair(String one, String other, double strength) {
    static Pair of(PairKind kind, String seed, Neighbour neighbour) {
      String its = neighbour.itemId();
      return kind.directed() || seed.compareTo(its) < 0
          ? new Pair(seed, its, neighbour.strength())
          : new Pair(its, seed, neighbour.strength());
    }
  }

  /** Pairs that enough distinct shoppers stand behind, strongest first, ties by ids. */
  public static List<Pair> of(Signals signals, PairKind kind, int limit) {
    Map<List<String>, Pair> pairs = new HashMap<>();
    for (String seed : signals.popular(SEEDS)) {
      for (Neighbour neighbour : signals.neighbours(kind, seed)) {
        Pair pair = Pair.of(kind, seed, neighbour);
        pairs.merge(
            List.of(pair.one(), pair.other()),
            pair,
            (one, two) -> one.strength() >= two.strength() ? one : two);
      }
    }
    return pairs.values().stream().sorted(STRONGEST).limit(limit).toList();
  }
}
