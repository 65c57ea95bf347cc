package io.zhiyin.admin.settings;

import io.zhiyin.admin.upkeep.IndexFeed;
import io.zhiyin.config.EventsConfig;
import io.zhiyin.config.FieldsConfig;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.config.RankingConfig;
import io.zhiyin.index.lucene.schema.Schema;
import io.zhiyin.index.lucene.schema.Schema.TextChain;
import io.zhiyin.language.Analysis;
import io.zhiyin.rank.Weights;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.count.Strength;
import io.zhiyin.signals.live.SignalSettings;
import io.zhiyin.signals.pairs.PairRules;
import io.zhiyin.signals.robots.Human;
import io.zhiyin.signals.trend.TrendRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Brings {@code index-config} into the terms of the rooms that it is for. */
public final class Settings {
  private Settings() {}

  public static Schema schema(IndexConfig config, Analysis analysis) {
    FieldsConfig fields = config.fields();
    List<TextChain> chains =
        fields.chains().entrySet().stream()
            .map(c ->
                new TextChain(
                    c.getKey(),
                    analysis.chain(c.getKey()),
                    text -> analysis.query(c.getKey(), text),
                    c.getValue().share(),
                    c.getValue().boosts()))
            .toList();
    Schema.Content content =
        new Schema.Content(
            analysis.chain(Analysis.CONTENT),
            fields.content().sources(),
            fields.content().terms(),
            fields.content().mass(),
            analysis.contentStopWords());
    FieldsConfig.Bm25 bm25 = fields.bm25();
    return new Schema(
        chains,
        new Schema.Saturation(bm25.repetition(), bm25.length()),
        content,
        analysis,
        Schema.fingerprint(analysis.fingerprint()));
  }

  /** Schemas that differ by the words mined from a catalogue. */
  public static Schema.Mined schemas(IndexConfig config) {
    return words -> schema(config, new Analysis(config, words));
  }

  static Weights weights(RankingConfig ranking) {
    Map<PairKind, Double> kinds = new EnumMap<>(PairKind.class);
    ranking.similar().kinds().forEach((name, share) -> kinds.put(kind(name), share));
    return new Weights(
        ranking.similar().collaborative(),
        ranking.similar().kappa(),
        kinds,
        ranking.similar().learned(),
        Math.pow(0.5, 1 / ranking.history().halfLife()),
        ranking.search().personal(),
        ranking.search().popularity(),
        ranking.popularityPivot(),
        ranking.search().freshness(),
        outOfStock(ranking.search().outOfStock()),
        ranking.history().length(),
        ranking.history().halfLife(),
        ranking.search().collapse(),
        new Weights.Mixing(
            ranking.mixing().diversity(), ranking.mixing().explore(), ranking.mixing().fatigue()),
        intent(ranking.search().understanding()),
        new Weights.Contest(ranking.bandit().floor(), ranking.bandit().blends()));
  }

  private static Weights.OutOfStock outOfStock(RankingConfig.OutOfStock its) {
    return switch (its) {
      case SHOW -> Weights.OutOfStock.SHOW;
      case DEMOTE -> Weights.OutOfStock.DEMOTE;
      case HIDE -> Weights.OutOfStock.HIDE;
    };
  }

  private static Weights.Intent intent(RankingConfig.Understanding its) {
    Weights.Prices price =
        switch (its.price()) {
          case HARD -> Weights.Prices.HARD;
          case SOFT -> Weights.Prices.SOFT;
          case OFF -> Weights.Prices.OFF;
        };
    Weights.Money money = new Weights.Money(its.money().yuan(), its.money().dollar());
    return new Weights.Intent(
        price, money, its.brand(), its.category(), its.attribute(), its.own());
  }

  /**
   * How events are counted.
   *
   * @param minShoppers wins over the configured one where given
   */
  public static SignalSettings signals(EventsConfig events, OptionalInt minShoppers) {
    Map<EventType, Double> weights = new EnumMap<>(EventType.class);
    events.weights().forEach((name, its) -> weights.put(EventType.parse(name).orElseThrow(), its));
    EventsConfig.Counting counting = events.counting();
    PairRules.Limits shipped = SignalSettings.LIMITS;
    PairRules.Limits limits =
        new PairRules.Limits(
            counting.sessionPause(),
            counting.kept().neighbours(),
            counting.kept().waiting(),
            minShoppers(events, minShoppers),
            shipped.windows());
    Map<PairKind, PairRules> pairs = new EnumMap<>(PairKind.class);
    events
        .pairs()
        .forEach((name, its) ->
            pairs.put(
                kind(name),
                new PairRules(
                    its.halfLife(),
                    new PairRules.Reach(its.window(), its.within(), its.closeness()),
                    strength(its.strength()),
                    limits)));
    return new SignalSettings(
        weights,
        pairs,
        new SignalSettings.Fading(
            counting.popularityHalfLife(),
            new TrendRules(
                counting.trend().lately(), counting.trend().usual(), limits.minShoppers())),
        events.folding().drift(),
        new Human(
            events.acceptance().human().viewsPerMinute(),
            events.acceptance().human().viewsPerHour(),
            events.acceptance().human().pieces(),
            events.acceptance().human().popularity()));
  }

  private static Strength strength(EventsConfig.Strength its) {
    return new Strength(
        Strength.Measure.valueOf(its.measure().toUpperCase(Locale.ROOT)),
        its.damping(),
        its.kappa());
  }

  /** Distinct shoppers that must stand behind whatever others see. */
  public static int minShoppers(EventsConfig events, OptionalInt minShoppers) {
    return minShoppers.orElse(events.counting().minShoppers());
  }

  public static IndexFeed.Pace pace(EventsConfig events) {
    EventsConfig.Folding folding = events.folding();
    return new IndexFeed.Pace(
        IndexFeed.Pace.DEFAULT.refresh(),
        folding.every(),
        folding.batch(),
        IndexFeed.Pace.DEFAULT.commit());
  }

  private static PairKind kind(String name) {
    return PairKind.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
