package io.zhiyin.signals.live;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.Momentum;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.count.Hash64;
import io.zhiyin.signals.count.Identities;
import io.zhiyin.signals.count.Joining;
import io.zhiyin.signals.count.Ordinals;
import io.zhiyin.signals.count.Popularity;
import io.zhiyin.signals.count.PopularityFolds;
import io.zhiyin.signals.count.Shares;
import io.zhiyin.signals.feedback.Answers;
import io.zhiyin.signals.log.EventLog;
import io.zhiyin.signals.pairs.Meeting;
import io.zhiyin.signals.pairs.PairCounter;
import io.zhiyin.signals.pairs.PairRules;
import io.zhiyin.signals.robots.Robots;
import io.zhiyin.signals.trend.Trends;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Everything counted from the log up to a sequence number. Not thread-safe.
 *
 * <p>Its time is the latest time of any event, never a clock's: the same log gives the same state.
 */
final class Counters {
  /** Popularity orders shelves; a tenth more or less does not change what is popular. */
  private static final double POPULARITY_TOLERANCE = 0.1;

  private final SignalSettings settings;
  private final Ordinals ids = new Ordinals();
  private final Map<PairKind, PairCounter> kinds = new EnumMap<>(PairKind.class);
  private final Popularity popularity;
  private final PopularityFolds popularityFolds = new PopularityFolds(POPULARITY_TOLERANCE);
  private final Trends trends;
  private final Answers answers = new Answers();
  private final Robots robots;
  private final Shares shares;
  private final Identities identities = new Identities();
  private long erasures;
  private long sequence;
  private long now = Long.MIN_VALUE;

  /**
   * @param erasures of the log, as it was counted from
   */
  Counters(SignalSettings settings, long erasures) {
    this.settings = settings;
    this.erasures = erasures;
    this.robots = new Robots(settings.human());
    this.shares = new Shares(settings.human().popularity());
    this.popularity = new Popularity(ids, settings.fading().popularity());
    this.trends = new Trends(ids, settings.fading().trend());
    settings.pairs().forEach((kind, rules) -> kinds.put(kind, counter(kind, rules)));
  }

  /**
   * Counts an event, unless it was counted already.
   *
   * @param changed told of every product whose document, or whose neighbours' documents, may have
   *     become wrong
   */
  void apply(EventLog.Entry entry, IntConsumer changed) {
    if (entry.sequence() <= sequence) {
      return;
    }
    sequence = entry.sequence();
    count(entry.event(), changed);
  }

  void count(Event event, IntConsumer changed) {
    long time = event.time().getEpochSecond();
    now = Math.max(now, time);
    if (robots.leaveOut(event)) {
      return;
    }
    join(event, changed);
    answers.count(event);
    double weight = settings.weight(event.type());
    List<Counting> countings = countings(event);
    if (weight == 0 && countings.isEmpty()) {
      return;
    }
    int[] items = event.items().stream().map(EventItem::itemId).mapToInt(ids::of).toArray();
    if (weight != 0) {
      long name = identities.of(event.shopper());
      long shopper = name == Identities.NONE ? 0 : Hash64.mix(name);
      for (int item : items) {
        double cut = shopper == 0 ? weight : shares.cut(shopper, item, weight, time);
        popularity.add(item, cut, time);
        trends.add(item, cut, time, event.region(), shopper);
        popularityFolds.changed(item);
        changed.accept(item);
      }
    }
    if (!countings.isEmpty()) {
      Meeting meeting = meeting(event, time);
      countings.forEach(counting -> counting.count(meeting, items, changed));
    }
  }

  /** What a client did while nobody was signed in becomes the user's. */
  private void join(Event event, IntConsumer changed) {
    long client = identities.signIn(event.shopper());
    if (client != Identities.NONE) {
      long user = identities.of(event.shopper());
      Joining joining = new Joining(client, user, event.sessionId());
      kinds.values().forEach(counter -> counter.join(joining, changed));
      trends.join(Hash64.mix(client), Hash64.mix(user));
    }
  }

  /** Takes the products that met in an event. */
  @FunctionalInterface
  private interface Counting {
    void count(Meeting meeting, int[] items, IntConsumer changed);
  }

  /** How an event's products are counted into pairs: not at all for nobody's events. */
  private List<Counting> countings(Event event) {
    if (!event.shopper().known()) {
      return List.of();
    }
    Optional<PairCounter> leading = kind(PairKind.VIEW_BUY);
    return switch (event.type()) {
      case VIEW_ITEM, SELECT_ITEM ->
          both(kind(PairKind.CO_VIEW), leading.map(pairs -> pairs::first));
      case ADD_TO_CART -> both(kind(PairKind.CO_CART), Optional.empty());
      case PURCHASE -> both(kind(PairKind.CO_BUY), leading.map(pairs -> pairs::count));
      case VIEW_ITEM_LIST,
          REMOVE_FROM_CART,
          ADD_TO_WISHLIST,
          BEGIN_CHECKOUT,
          REFUND,
          SEARCH,
          VIEW_PROMOTION,
          SELECT_PROMOTION,
          RATE,
          DISMISS ->
          List.of();
    };
  }

  private static List<Counting> both(Optional<PairCounter> together, Optional<Counting> leading) {
    return Stream.concat(together.<Counting>map(pairs -> pairs::count).stream(), leading.stream())
        .toList();
  }

  private Meeting meeting(Event event, long time) {
    long shopper = identities.of(event.shopper());
    return new Meeting(
        Hash64.mix(shopper),
        Hash64.mix(Hash64.then(shopper, event.sessionId())),
        !event.sessionId().isEmpty(),
        time);
  }

  private PairCounter counter(PairKind kind, PairRules rules) {
    return kind == PairKind.VIEW_BUY
        ? PairCounter.leading(rules, settings.tolerance())
        : new PairCounter(rules, settings.tolerance());
  }

  /** The counter of a kind; empty when the kind is not counted. */
  Optional<PairCounter> kind(PairKind kind) {
    return Optional.ofNullable(kinds.get(kind));
  }

  Map<PairKind, PairCounter> kinds() {
    return kinds;
  }

  Ordinals ids() {
    return ids;
  }

  Popularity popularity() {
    return popularity;
  }

  PopularityFolds popularityFolds() {
    return popularityFolds;
  }

  double popularity(int item) {
    return popularity.at(item, now);
  }

  /** The products of a region that most was done with lately. */
  List<Momentum> active(String region, int limit) {
    return trends.active(region, limit, now);
  }

  Momentum momentum(int item) {
    return trends.of(item, now);
  }

  /** Whether a product's document carries something wrong, as far as is known. */
  boolean drifted(int item) {
    for (PairCounter counter : kinds.values()) {
      if (counter.folds().drifted(item)) {
        return true;
      }
    }
    return popularityFolds.drifted(item, popularity(item));
  }

  /** The number of the last entry counted; 0 when there is none. */
  long sequence() {
    return sequence;
  }

  Answers answers() {
    return answers;
  }

  Robots robots() {
    return robots;
  }

  /** How many erasures the log had seen when it was counted. */
  long erasures() {
    return erasures;
  }

  /** Says under how many erasures of the log it stands for what it counted. */
  Counters under(long its) {
    erasures = its;
    return this;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(settings.fingerprint(Checkpoint.VERSION));
    out.writeLong(erasures);
    out.writeLong(sequence);
    out.writeLong(now);
    ids.write(out);
    popularity.write(out);
    trends.write(out);
    answers.write(out);
    robots.write(out);
    identities.write(out);
    shares.write(out);
    for (PairCounter counter : kinds.values()) {
      counter.write(out);
    }
  }

  /**
   * Reads back what was written.
   *
   * @param version of the format, at least {@link Checkpoint#OLDEST}: what an older one does not
   *     tell begins with nothing
   * @throws IOException when it was counted by other settings
   */
  static Counters read(DataInput in, SignalSettings settings, int version) throws IOException {
    boolean named = version >= 8;
    if (in.readLong() != settings.fingerprint(version)) {
      throw new IOException("it was counted by other settings");
    }
    Counters counters = new Counters(settings, in.readLong());
    counters.sequence = in.readLong();
    counters.now = in.readLong();
    counters.ids.read(in);
    counters.popularity.read(in);
    counters.trends.read(in);
    counters.answers.read(in);
    counters.robots.read(in, version >= 9);
    if (named) {
      counters.identities.read(in);
    }
    if (version >= 9) {
      counters.shares.read(in);
    }
    for (PairCounter counter : counters.kinds.values()) {
      counter.read(in, named);
    }
    return counters;
  }
}
