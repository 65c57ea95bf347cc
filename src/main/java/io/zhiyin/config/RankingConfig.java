package io.zhiyin.config;

import io.zhiyin.config.file.Range;
import io.zhiyin.config.file.Section;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What counts how much in an order: {@code ranking.yaml}, which says what each setting does.
 *
 * @param popularityPivot the popularity that is worth half of the most, > 0
 */
public record RankingConfig(
    Similar similar,
    Search search,
    Bandit bandit,
    double popularityPivot,
    History history,
    Mixing mixing) {
  private static final Range SHARE = Range.of(0, 1);
  private static final Range POSITIVE = Range.above(0);

  public RankingConfig {
    POSITIVE.check("popularity_pivot", popularityPivot);
  }

  /**
   * Content against behaviour.
   *
   * @param collaborative the most that behaviour may weigh, in [0,1]
   * @param kappa the support at which behaviour has reached half of that, > 0
   * @param kinds pair kind's name → share >= 0, sorted by name
   * @param learned the trained model's share of behaviour's weight, in [0,1]
   */
  public record Similar(
      double collaborative, double kappa, Map<String, Double> kinds, double learned) {
    private static final Range KIND = Range.of(0, 1000);

    public Similar {
      SHARE.check("collaborative", collaborative);
      POSITIVE.check("kappa", kappa);
      SHARE.check("learned", learned);
      kinds.forEach((kind, share) -> KIND.check("kinds." + kind, share));
      kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
    }
  }

  /**
   * What may be added to a text score, which is in [0,1].
   *
   * @param personal by the shopper's history, in [0,1]
   * @param popularity by popularity, in [0,1]
   * @param freshness by newness, in [0,1]
   * @param outOfStock what becomes of products that cannot be delivered
   * @param collapse whether near-duplicates come once, unless a question says
   */
  public record Search(
      double personal,
      double popularity,
      double freshness,
      OutOfStock outOfStock,
      boolean collapse,
      Understanding understanding) {
    public Search {
      SHARE.check("personal", personal);
      SHARE.check("popularity", popularity);
      SHARE.check("freshness", freshness);
    }
  }

  /** What becomes in a search of products that cannot be delivered. */
  public enum OutOfStock {
    SHOW,
    DEMOTE,
    HIDE
  }

  /** What a price written as a bound does. */
  public enum Prices {
    HARD,
    SOFT,
    OFF
  }

  /**
   * What is read out of a query beside its words, and what products that have it gain, each in
   * [0,1].
   *
   * @param own gained by what is named over what is made for it
   */
  public record Understanding(
      Prices price, Money money, double brand, double category, double attribute, double own) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final String CURRENCY_RULE = "must be three capital letters, such as CNY";

    public Understanding {
      SHARE.check("understanding.brand", brand);
      SHARE.check("understanding.category", category);
      SHARE.check("understanding.attribute", attribute);
      SHARE.check("understanding.own", own);
    }

    private static Understanding read(Section section) {
      return new Understanding(
          section.choice("price", Prices.class),
          new Money(
              section.text("yuan", CURRENCY, CURRENCY_RULE),
              section.text("dollar", CURRENCY, CURRENCY_RULE)),
          section.number("brand", SHARE),
          section.number("category", SHARE),
          section.number("attribute", SHARE),
          section.number("own", SHARE));
    }
  }

  /**
   * Currencies, by ISO 4217, that words and signs mean which several share.
   *
   * @param yuan of 元, 块, 圆, yuan, ¥
   * @param dollar of $, dollar, bucks, 刀
   */
  public record Money(String yuan, String dollar) {}

  /**
   * A contest between blends.
   *
   * @param floor the least share of answers of each, in [0,0.5]
   * @param blends scenario → values of {@code similar.collaborative}, sorted by scenario
   */
  public record Bandit(double floor, Map<String, List<Double>> blends) {
    private static final Range FLOOR = Range.of(0, 0.5);
    private static final int MOST = 5;
    private static final SequencedSet<String> SCENARIOS =
        Collections.unmodifiableSequencedSet(
            new LinkedHashSet<>(
                List.of("similar", "home", "product", "cart", "shop", "category", "search_empty")));

    public Bandit {
      FLOOR.check("bandit.floor", floor);
      blends = Collections.unmodifiableMap(new TreeMap<>(blends));
    }

    private static Bandit read(Section section) {
      return new Bandit(
          section.number("floor", FLOOR), section.numberLists("blends", SCENARIOS, SHARE, MOST));
    }
  }

  /**
   * Shelves that mix.
   *
   * @param diversity how much difference counts, in [0,1]
   * @param explore share of a home shelf kept for new products, in [0,0.5]
   * @param fatigue what an impression without a reaction takes of a score, in [0,0.9]
   */
  public record Mixing(double diversity, double explore, double fatigue) {
    private static final Range HALF = Range.of(0, 0.5);
    private static final Range MOST = Range.of(0, 0.9);

    public Mixing {
      SHARE.check("diversity", diversity);
      HALF.check("explore", explore);
      MOST.check("fatigue", fatigue);
    }
  }

  /**
   * How a shopper's history is read.
   *
   * @param length how many of the latest products, 1 to 50
   * @param halfLife after how many later products one counts half, > 0
   */
  public record History(int length, double halfLife) {
    private static final Range LENGTH = Range.of(1, 50);

    public History {
      LENGTH.check("length", length);
      POSITIVE.check("half_life", halfLife);
    }
  }

  static RankingConfig read(Section section) {
    Section similar = section.section("similar");
    Section search = section.section("search");
    Section history = section.section("history");
    return new RankingConfig(
        new Similar(
            similar.number("collaborative", SHARE),
            similar.number("kappa", POSITIVE),
            similar.numbers("kinds", EventsConfig.KINDS, Similar.KIND),
            similar.number("learned", SHARE)),
        new Search(
            search.number("personal", SHARE),
            search.number("popularity", SHARE),
            search.number("freshness", SHARE),
            search.choice("out_of_stock", OutOfStock.class),
            search.flag("collapse"),
            Understanding.read(search.section("understanding"))),
        Bandit.read(section.section("bandit")),
        section.number("popularity_pivot", POSITIVE),
        new History(history.whole("length", History.LENGTH), history.number("half_life", POSITIVE)),
        new Mixing(
            section.number("diversity", SHARE),
            section.number("explore", Mixing.HALF),
            section.number("fatigue", Mixing.MOST)));
  }
}
