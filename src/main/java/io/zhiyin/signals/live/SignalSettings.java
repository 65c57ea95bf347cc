package io.zhiyin.signals.live;

import io.zhiyin.signals.EventType;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.count.Hash64;
import io.zhiyin.signals.count.Strength;
import io.zhiyin.signals.pairs.PairRules;
import io.zhiyin.signals.robots.Human;
import io.zhiyin.signals.trend.TrendRules;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How behaviour is counted.
 *
 * @param weights what an event adds to its products' popularity; types not named add nothing
 * @param pairs kinds not named are not counted
 * @param fading how fast what is counted of single products fades
 * @param tolerance relative difference of a document's strength that is let be, in [0.005,0.5]: the
 *     index itself rounds by 2⁻⁸
 * @param human what a human can do; what passes it is left out
 */
public record SignalSettings(
    Map<EventType, Double> weights,
    Map<PairKind, PairRules> pairs,
    Fading fading,
    double tolerance,
    Human human) {
  public static final PairRules.Limits LIMITS =
      new PairRules.Limits(Duration.ofMinutes(30), 100, 1_000_000, 3, 250_000);

  public static final SignalSettings DEFAULT =
      new SignalSettings(
          Map.of(
              EventType.SELECT_ITEM, 0.5,
              EventType.VIEW_ITEM, 1.0,
              EventType.ADD_TO_WISHLIST, 2.0,
              EventType.ADD_TO_CART, 3.0,
              EventType.PURCHASE, 5.0,
              EventType.REFUND, -5.0),
          Map.of(
              PairKind.CO_VIEW,
              new PairRules(
                  Duration.ofDays(30), PairRules.Reach.session(20), Strength.cosine(3), LIMITS),
              PairKind.CO_CART,
              new PairRules(
                  Duration.ofDays(60), PairRules.Reach.session(20), Strength.cosine(3), LIMITS),
              PairKind.CO_BUY,
              new PairRules(
                  Duration.ZERO,
                  new PairRules.Reach(50, Duration.ofDays(36_500), Duration.ofDays(90)),
                  new Strength(Strength.Measure.LIFT_DAMPED, 0.25, 10),
                  LIMITS),
              PairKind.VIEW_BUY,
              new PairRules(
                  Duration.ofDays(60),
                  new PairRules.Reach(20, Duration.ofDays(30), Duration.ZERO),
                  new Strength(Strength.Measure.LIFT_DAMPED, 0.25, 3),
                  LIMITS)),
          Fading.popularity(Duration.ofDays(14)),
          0.01,
          Human.DEFAULT);

  public SignalSettings {
    weights = sorted(EventType.class, weights);
    pairs = sorted(PairKind.class, pairs);
    if (!(tolerance >= 0.005 && tolerance <= 0.5)) {
      throw new IllegalArgumentException("drift must be in [0.005,0.5], got " + tolerance);
    }
  }

  /**
   * How fast counts of single products fade.
   *
   * @param popularity half-life; zero: nothing fades
   */
  public record Fading(Duration popularity, TrendRules trend) {
    static Fading popularity(Duration halfLife) {
      return new Fading(halfLife, TrendRules.DEFAULT);
    }
  }

  /** With nobody left out, and trends as usual. */
  public SignalSettings(
      Map<EventType, Double> weights,
      Map<PairKind, PairRules> pairs,
      Duration popularityHalfLife,
      double tolerance) {
    this(weights, pairs, Fading.popularity(popularityHalfLife), tolerance, Human.ANY);
  }

  private static <K extends Enum<K>, V> Map<K, V> sorted(Class<K> type, Map<K, V> map) {
    EnumMap<K, V> sorted = new EnumMap<>(type);
    sorted.putAll(map);
    return Collections.unmodifiableMap(sorted);
  }

  double weight(EventType type) {
    return weights.getOrDefault(type, 0.0);
  }

  /**
   * Differs when the same log would be counted otherwise.
   *
   * @param version of the written form, which may not have known all of it
   */
  long fingerprint(int version) {
    return Hash64.of(
        weights.toString(),
        pairs.toString(),
        fading.toString(),
        version < 9 ? human.unbounded() : human.toString());
  }
}
