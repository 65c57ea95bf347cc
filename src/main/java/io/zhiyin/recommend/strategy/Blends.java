package io.zhiyin.recommend.strategy;

import io.zhiyin.rank.Bandit;
import io.zhiyin.rank.Bandit.Tally;
import io.zhiyin.rank.Weights;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Decides with which blend an answer is made, where several are in a contest. Thread-safe. */
public final class Blends {
  /** No contest, whatever the weights say. */
  public static final Blends NONE = new Blends(Map::of, () -> 0);

  private final Supplier<Map<String, Tally>> tallies;
  private final RandomGenerator random;

  /**
   * @param tallies what became of answers, by {@link #key}
   * @param random that several threads may use
   */
  public Blends(Supplier<Map<String, Tally>> tallies, RandomGenerator random) {
    this.tallies = tallies;
    this.random = random;
  }

  /** A scenario's blend among the tallies: {@code home.w40}. */
  public static String key(String scenario, String blend) {
    return scenario + "." + blend;
  }

  /** How a value of {@code collaborative} is named in an answer's id, in whole hundredths. */
  public static String name(double collaborative) {
    return "w" + Math.round(collaborative * 100);
  }

  /**
   * What an answer is made with.
   *
   * @param blend its name; empty where there was no choice
   */
  public record Drawn(Weights weights, String blend) {}

  public Drawn draw(String scenario, Strategy strategy, Weights now) {
    List<Double> values = now.contest().blends().getOrDefault(scenario, List.of());
    if (values.isEmpty() || strategy != Strategy.AUTO || this == NONE) {
      return new Drawn(now, "");
    }
    Map<String, Tally> known = tallies.get();
    List<Tally> ways =
        values.stream()
            .map(value -> known.getOrDefault(key(scenario, name(value)), Tally.NONE))
            .toList();
    double drawn = values.get(Bandit.draw(ways, now.contest().floor(), random));
    return new Drawn(now.with(drawn), name(drawn));
  }
}
