package io.zhiyin.search.suggest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What shoppers searched for, how often, and what became of it: fed by served first pages and by
 * {@code search} events; a click is the first event with products that echoes an answer's {@code
 * query_id}.
 *
 * <p>Queries are the same when their levelled forms are. At most {@value #MOST} are kept; the
 * coldest tenth makes room. Heat halves every seven days. Other shoppers see a query only once
 * {@code minShoppers} distinct ones have asked it. Hashes of the first {@value #TOLD_APART} or so
 * who asked a query are held in memory for erasures, never saved. Thread-safe. Long because
 * counting, forgetting and saving change the same entries under one lock.
 */
public final class QueryLog {
  static final int MOST = 20_000;
  private static final int RECENT = 50_000;
  private static final double HALF_LIFE_SECONDS = Duration.ofDays(7).toSeconds();
  private static final int LONGEST = 60;

  /** A query that as many distinct shoppers asked is nobody's own. */
  private static final int TOLD_APART = 8;

  private static final Set<EventType> CLICKS =
      EnumSet.of(
          EventType.SELECT_ITEM,
          EventType.VIEW_ITEM,
          EventType.ADD_TO_CART,
          EventType.ADD_TO_WISHLIST,
          EventType.PURCHASE);

  /**
   * One query's record.
   *
   * @param searches times asked
   * @param empty times that nothing held nearly all its words
   * @param clicks answers that led to a product
   * @param results products found the last time, -1 when no answer is known
   * @param heat decayed times asked, as of {@code lastAt}
   * @param shown whether enough distinct shoppers asked it
   */
  public record Asked(
      String query,
      long searches,
      long empty,
      long clicks,
      long results,
      double heat,
      Instant lastAt,
      boolean shown) {
    public double clickRate() {
      return searches == 0 ? 0 : (double) clicks / searches;
    }
  }

  /** Which queries a report lists. */
  public enum Report {
    /** The hottest first. */
    TOP,
    /** Those that ended empty, most often so first. */
    ZERO,
    /** Asked five times or more with products found, the least clicked first. */
    LOW_CLICK
  }

  private static final int ENOUGH = 5;

  private final Map<String, Asked> byForm = new HashMap<>();
  private final Map<String, Set<Integer>> shoppers = new HashMap<>();
  private final Set<String> ofUnknown = new HashSet<>();
  private final Cache<String, String> answers =
      Caffeine.newBuilder().maximumSize(RECENT).expireAfterWrite(Duration.ofHours(1)).build();
  private final UnaryOperator<String> level;
  private final int minShoppers;
  private final Clock clock;
  private long version;

  public QueryLog(UnaryOperator<String> level, int minShoppers, Clock clock) {
    this.level = level;
    this.minShoppers = minShoppers;
    this.clock = clock;
  }

  /**
   * A first page was served.
   *
   * @param shopper who asked; empty when nobody knows
   * @param found products that hold nearly all words
   */
  public void served(String query, String shopper, String queryId, long found) {
    String form = level.apply(query);
    if (form.isEmpty() || form.length() > LONGEST) {
      return;
    }
    answers.put(queryId, form);
    synchronized (this) {
      Asked old = asked(form, query);
      put(
          form,
          new Asked(
              old.query(),
              old.searches() + 1,
              old.empty() + (found == 0 ? 1 : 0),
              old.clicks(),
              found,
              heat(old, clock.instant()) + 1,
              clock.instant(),
              old.shown()));
      by(form, shopper);
    }
  }

  /** A shopper's event was stored. */
  public void happened(Event event) {
    String form = event.queryId().isEmpty() ? null : answers.getIfPresent(event.queryId());
    String shopper = event.shopper().known() ? event.shopper().key() : "";
    if (event.type() == EventType.SEARCH) {
      if (form == null) {
        told(event.searchTerm(), shopper);
      } else {
        synchronized (this) {
          by(form, shopper);
        }
      }
    } else if (form != null && CLICKS.contains(event.type())) {
      answers.invalidate(event.queryId());
      clicked(form);
    }
  }

  /** A search that this service did not answer, or not lately. */
  private synchronized void told(String query, String shopper) {
    String form = level.apply(query);
    if (form.isEmpty() || form.length() > LONGEST) {
      return;
    }
    Asked old = asked(form, query);
    double heat = heat(old, clock.instant()) + 1;
    put(
        form,
        new Asked(
            old.query(),
            old.searches() + 1,
            old.empty(),
            old.clicks(),
            old.results(),
            heat,
            clock.instant(),
            old.shown()));
    by(form, shopper);
  }

  private synchronized void clicked(String form) {
    byForm.computeIfPresent(
        form,
        (f, old) ->
            new Asked(
                old.query(),
                old.searches(),
                old.empty(),
                old.clicks() + 1,
                old.results(),
                old.heat(),
                old.lastAt(),
                old.shown()));
  }

  private Asked asked(String form, String query) {
    return byForm.getOrDefault(
        form, new Asked(query.strip(), 0, 0, 0, -1, 0, clock.instant(), false));
  }

  private void put(String form, Asked asked) {
    byForm.put(form, asked);
    if (byForm.size() > MOST) {
      Instant now = clock.instant();
      List<String> coldest =
          byForm.keySet().stream()
              .sorted(
                  Comparator.comparingDouble((String f) -> heat(byForm.getOrDefault(f, asked), now))
                      .thenComparing(Comparator.naturalOrder()))
              .limit(MOST / 10)
              .toList();
      coldest.forEach(byForm::remove);
      coldest.forEach(shoppers::remove);
      coldest.forEach(ofUnknown::remove);
      version++;
    }
  }

  private void by(String form, String shopper) {
    Asked asked = byForm.get(form);
    if (asked == null || shopper.isEmpty()) {
      return;
    }
    Set<Integer> distinct = shoppers.computeIfAbsent(form, f -> new HashSet<>());
    if (distinct.size() < Math.max(TOLD_APART, minShoppers)) {
      distinct.add(shopper.hashCode());
    }
    if (!asked.shown() && distinct.size() >= minShoppers) {
      version++;
      byForm.put(
          form,
          new Asked(
              asked.query(),
              asked.searches(),
              asked.empty(),
              asked.clicks(),
              asked.results(),
              asked.heat(),
              asked.lastAt(),
              true));
    }
  }

  /**
   * Forgets what shoppers searched for: queries that they are known to have asked, unless so many
   * others did that it is nobody's own, and, of what was saved before this process started, queries
   * that too few asked to be shown, of whom nobody knows any more who they were.
   *
   * @param keys the shoppers' names, as {@link #served} was given them
   * @param told what their search events said
   */
  public synchronized void erase(Set<String> keys, Collection<String> told) {
    Set<String> forms = new HashSet<>();
    told.forEach(query -> forms.add(level.apply(query)));
    Set<Integer> hashes = new HashSet<>();
    keys.forEach(key -> hashes.add(key.hashCode()));
    shoppers.forEach((form, its) -> {
      if (its.removeAll(hashes)) {
        forms.add(form);
      }
    });
    ofUnknown.stream()
        .filter(form -> byForm.containsKey(form) && !byForm.get(form).shown())
        .forEach(forms::add);
    int others = Math.max(TOLD_APART, minShoppers) - keys.size();
    for (String form : forms) {
      if (shoppers.getOrDefault(form, Set.of()).size() < Math.max(others, 1)) {
        byForm.remove(form);
        shoppers.remove(form);
        ofUnknown.remove(form);
      }
    }
    version++;
  }

  private static double heat(Asked asked, Instant now) {
    double age = Math.max(0, Duration.between(asked.lastAt(), now).toSeconds());
    return asked.heat() * Math.pow(0.5, age / HALF_LIFE_SECONDS);
  }

  /** Rises when other queries may be shown than before. */
  synchronized long version() {
    return version;
  }

  /** Queries that may be shown and did not end empty, hottest first, ties by query. */
  synchronized List<Asked> hot(int limit) {
    return hottest(limit, asked -> asked.shown() && asked.results() != 0);
  }

  /** What operators look at, at most {@code limit}; ties by query. */
  public synchronized List<Asked> report(Report report, int limit) {
    return switch (report) {
      case TOP -> hottest(limit, asked -> true);
      case ZERO ->
          byForm.values().stream()
              .filter(asked -> asked.empty() > 0)
              .sorted(Comparator.comparingLong(Asked::empty).reversed().thenComparing(Asked::query))
              .limit(limit)
              .toList();
      case LOW_CLICK ->
          byForm.values().stream()
              .filter(asked -> asked.searches() >= ENOUGH && asked.results() > 0)
              .sorted(
                  Comparator.comparingDouble(Asked::clickRate)
                      .thenComparing(Comparator.comparingLong(Asked::searches).reversed())
                      .thenComparing(Asked::query))
              .limit(limit)
              .toList();
    };
  }

  private List<Asked> hottest(int limit, java.util.function.Predicate<Asked> which) {
    Instant now = clock.instant();
    return byForm.values().stream()
        .filter(which)
        .sorted(
            Comparator.comparingDouble((Asked asked) -> heat(asked, now))
                .reversed()
                .thenComparing(Asked::query))
        .limit(limit)
        .toList();
  }

  /** Everything but the shoppers, to be saved. */
  synchronized List<Asked> all() {
    return new ArrayList<>(byForm.values());
  }

  /** Takes over what was saved. */
  synchronized void restore(List<Asked> saved) {
    saved.forEach(asked -> {
      put(level.apply(asked.query()), asked);
      ofUnknown.add(level.apply(asked.query()));
    });
    version++;
  }
}
