package io.zhiyin.config;

import io.zhiyin.config.file.Range;
import io.zhiyin.config.file.Section;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How behaviour is counted: {@code events.yaml}, which says what each setting does.
 *
 * @param weights GA4 event name → what it adds to popularity, sorted by name; events that are not
 *     named add nothing
 * @param pairs kind's name → how it is counted, sorted by name; all kinds are there
 */
public record EventsConfig(
    Map<String, Double> weights,
    Map<String, Pairs> pairs,
    Counting counting,
    Folding folding,
    Acceptance acceptance,
    Training training) {
  static final SequencedSet<String> KINDS = ordered("co_view", "co_cart", "co_buy", "view_buy");

  private static final SequencedSet<String> EVENTS =
      ordered(
          "view_item_list",
          "select_item",
          "view_item",
          "add_to_cart",
          "remove_from_cart",
          "add_to_wishlist",
          "begin_checkout",
          "purchase",
          "refund",
          "view_promotion",
          "select_promotion",
          "rate",
          "dismiss");
  private static final Range WEIGHT = Range.of(-1000, 1000);
  private static final Duration LONGEST = Duration.ofDays(36_500);

  public EventsConfig {
    weights.forEach((event, weight) -> WEIGHT.check("weights." + event, weight));
    weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    pairs = Collections.unmodifiableMap(new TreeMap<>(pairs));
  }

  /**
   * How one kind of pair is counted.
   *
   * @param window how many of a shopper's latest distinct products a new one is paired with
   * @param within how long before the new one they may lie; zero: in the same session
   * @param halfLife after which a pair counts half; zero: it never fades
   * @param closeness so far apart, two products count half together; zero: distance is let be
   */
  public record Pairs(
      int window, Duration within, Duration halfLife, Duration closeness, Strength strength) {
    private static final Range WINDOW = Range.of(2, 200);

    public Pairs {
      WINDOW.check("window", window);
    }
  }

  /**
   * How strongly two products go together.
   *
   * @param measure one of {@value #MEASURES}
   * @param damping of {@code lift_damped}: exponent of the count of what goes with the other
   * @param kappa evidence at which half of the measure is believed
   */
  public record Strength(String measure, double damping, double kappa) {
    static final String MEASURES = "cosine, jaccard, log_likelihood, lift_damped";

    private static final Pattern MEASURE = Pattern.compile(MEASURES.replaceAll(",\\s*", "|"));
    private static final Range DAMPING = Range.of(0, 0.49);
    private static final Range KAPPA = Range.of(0, 1000);

    public Strength {
      DAMPING.check("damping", damping);
      KAPPA.check("kappa", kappa);
    }
  }

  /**
   * What all counters share.
   *
   * @param sessionPause after which a new session starts where events name none
   * @param popularityHalfLife zero: popularity never fades
   * @param trend what is lately, what is usual
   * @param minShoppers distinct shoppers behind a pair before it shows (k-anonymity)
   * @param kept what is kept of pairs
   */
  public record Counting(
      Duration sessionPause, Duration popularityHalfLife, Trend trend, int minShoppers, Kept kept) {
    private static final Range SHOPPERS = Range.of(1, 100);

    public Counting {
      SHOPPERS.check("min_shoppers", minShoppers);
    }
  }

  /**
   * Bounds on pairs.
   *
   * @param neighbours for each product and kind
   * @param waiting pairs of a kind beyond those, whose counts go on
   */
  public record Kept(int neighbours, int waiting) {
    private static final Range NEIGHBOURS = Range.of(10, 1000);
    private static final Range WAITING = Range.of(0, 100_000_000);

    public Kept {
      NEIGHBOURS.check("neighbours", neighbours);
      WAITING.check("waiting", waiting);
    }
  }

  /**
   * A product trends when more is done with it lately than is usual.
   *
   * @param lately half-life of the short count
   * @param usual half-life of the long one, at least twice the short one
   */
  public record Trend(Duration lately, Duration usual) {
    private static final Duration BETWEEN = Duration.ofDays(7);
  }

  /**
   * When live counts are written into products' documents.
   *
   * @param drift by what share a strength in a document may be off
   * @param every how often
   * @param batch at most how many documents at a time
   */
  public record Folding(double drift, Duration every, int batch) {
    private static final Range DRIFT = Range.of(0.005, 0.5);
    private static final Range BATCH = Range.of(1, 10_000);

    public Folding {
      DRIFT.check("drift", drift);
      BATCH.check("batch", batch);
    }
  }

  /**
   * Which events are taken, and as what.
   *
   * @param clockSkew events up to this far ahead of the clock are taken as happening now, later
   *     ones are refused
   * @param human what a human can do
   * @param robotAgents names in the User-Agent of those whose events are kept nowhere
   * @param retention after which events go; zero: never
   * @param defaultConsent what holds for events that say nothing of consent
   */
  public record Acceptance(
      Duration clockSkew,
      Duration retention,
      boolean defaultConsent,
      Human human,
      List<String> robotAgents) {
    private static final Pattern NAMES =
        Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._/-]{2,40}(, ?[A-Za-z0-9][A-Za-z0-9 ._/-]{2,40})*");
    private static final String NONE = "none";

    public Acceptance {
      robotAgents = List.copyOf(robotAgents);
    }
  }

  /**
   * What a human can do; 0 bounds nothing.
   *
   * @param viewsPerMinute views and clicks of one shopper
   * @param viewsPerHour the same kept up for longer
   * @param pieces of one product in one purchase
   * @param popularity what one shopper adds to one product's popularity
   */
  public record Human(int viewsPerMinute, int viewsPerHour, int pieces, int popularity) {
    private static final Range MOST = Range.of(0, 1_000_000);

    public Human {
      MOST.check("views_per_minute", viewsPerMinute);
      MOST.check("views_per_hour", viewsPerHour);
      MOST.check("pieces", pieces);
      MOST.check("popularity_cap", popularity);
    }
  }

  /**
   * What {@code zhiyin train} fits.
   *
   * @param method of the lab, one of {@link #METHODS}
   * @param settings of the method, in place of the usual ones, by name
   * @param window events up to this long before the latest; zero: all
   * @param events the newest so many are read
   */
  public record Training(String method, Map<String, Double> settings, Duration window, int events) {
    /** Methods whose models are postings, or are asked of one item after the other to be such. */
    public static final String METHODS =
        "item-decayed, transitions, item-cosine, item-adjusted, item-pearson, item-jaccard,"
            + " item-tfidf, item-bm25, p3alpha, rp3beta, graph-neighbours, ease, slim,"
            + " sequential-rules, association-rules, markov, item-knn, item-blend, best-single,"
            + " user-cosine, user-pearson, tifu-knn, vsknn, stan, vmis-knn, llr, ials, bpr,"
            + " graph-filter";

    private static final Pattern METHOD = Pattern.compile(METHODS.replaceAll(",\\s*", "|"));
    private static final String USUAL = "usual";
    private static final String ONE = "[a-z][a-z0-9_]{0,30} ?= ?\\d{1,9}(\\.\\d{1,9})?";
    private static final Pattern SETTINGS =
        Pattern.compile(USUAL + "|" + ONE + "(, ?" + ONE + "){0,20}");

    private static final Range EVENTS = Range.of(1_000, 100_000_000);

    public Training {
      settings = Map.copyOf(settings);
      EVENTS.check("events", events);
    }

    /** Whether a model by the method can be in documents. */
    public static boolean serves(String method) {
      return METHOD.matcher(method).matches();
    }
  }

  static EventsConfig read(Section section) {
    return new EventsConfig(
        section.numbers("weights", EVENTS, WEIGHT),
        pairs(section.section("pairs")),
        counting(section),
        folding(section.section("fold")),
        new Acceptance(
            section.duration("clock_skew", "", Duration.ZERO, Duration.ofDays(1)),
            section.duration("retention", "forever", Duration.ofDays(1), LONGEST),
            section.flag("default_consent"),
            human(section),
            agents(section)),
        training(section.section("training")));
  }

  private static Training training(Section section) {
    return new Training(
        section.text("method", Training.METHOD, "must be one of " + Training.METHODS),
        settings(section),
        section.duration("window", "all", Duration.ofDays(1), LONGEST),
        section.whole("events", Training.EVENTS));
  }

  private static Map<String, Double> settings(Section section) {
    String given =
        section.text(
            "settings", Training.SETTINGS, "must be usual, or such as decay=0.7, neighbours=100");
    Map<String, Double> settings = new TreeMap<>();
    if (!given.equals(Training.USUAL)) {
      for (String one : given.split(",", -1)) {
        int at = one.indexOf('=');
        settings.put(one.substring(0, at).strip(), Double.valueOf(one.substring(at + 1).strip()));
      }
    }
    return settings;
  }

  private static Human human(Section section) {
    return new Human(
        section.whole("views_per_minute", Human.MOST),
        section.whole("views_per_hour", Human.MOST),
        section.whole("pieces", Human.MOST),
        section.whole("popularity_cap", Human.MOST));
  }

  private static List<String> agents(Section section) {
    String names =
        section.text(
            "robot_agents",
            Acceptance.NAMES,
            "must be none, or names of 3 to 41 letters, digits, dots, blanks, slashes, lines or dashes,"
                + " separated by commas");
    return names.equals(Acceptance.NONE) ? List.of() : List.of(names.split(", ?", -1));
  }

  private static Counting counting(Section section) {
    return new Counting(
        section.duration("session_pause", "", Duration.ofMinutes(1), Duration.ofDays(1)),
        section.duration("popularity_half_life", "never", Duration.ofHours(1), LONGEST),
        trend(section.section("trend")),
        section.whole("min_shoppers", Counting.SHOPPERS),
        new Kept(
            section.whole("neighbours", Kept.NEIGHBOURS), section.whole("waiting", Kept.WAITING)));
  }

  private static Trend trend(Section section) {
    return new Trend(
        section.duration("lately", "", Duration.ofMinutes(1), Trend.BETWEEN),
        section.duration("usual", "", Trend.BETWEEN.multipliedBy(2), LONGEST));
  }

  private static Folding folding(Section section) {
    return new Folding(
        section.number("drift", Folding.DRIFT),
        section.duration("every", "", Duration.ofMillis(10), Duration.ofHours(1)),
        section.whole("batch", Folding.BATCH));
  }

  private static Map<String, Pairs> pairs(Section section) {
    Map<String, Pairs> pairs = new TreeMap<>();
    for (String kind : KINDS) {
      Section its = section.section(kind);
      pairs.put(
          kind,
          new Pairs(
              its.whole("window", Pairs.WINDOW),
              its.duration("within", "session", Duration.ofHours(1), LONGEST),
              its.duration("half_life", "never", Duration.ofHours(1), LONGEST),
              its.duration("closeness", "any", Duration.ofHours(1), LONGEST),
              strength(its)));
    }
    return pairs;
  }

  private static Strength strength(Section kind) {
    return new Strength(
        kind.text("measure", Strength.MEASURE, "must be one of " + Strength.MEASURES),
        kind.number("damping", Strength.DAMPING),
        kind.number("kappa", Strength.KAPPA));
  }

  private static SequencedSet<String> ordered(String... names) {
    return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(List.of(names)));
  }
}
