package io.zhiyin.signals.history;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Visit;
import io.zhiyin.signals.feedback.QueryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Steps of one history, newest first, each product once by its newest; of equal times the one added
 * later comes first. A dismissal stands among them so that it hides older steps of other histories.
 *
 * @param place where the shopper was last
 * @param shown products that our shelves showed since the shopper last did something with them, at
 *     most two hundred
 * @param done products bought or dismissed, at most a thousand and those of one event
 */
record Steps(List<Visit> visits, Set<String> done, Place place, Map<String, Shown> shown) {
  static final int KEPT = 50;

  /** Products bought or dismissed that are remembered. */
  private static final int DONE = 1_000;

  /** How often a product was shown without a reaction, and when last. */
  record Shown(int times, Instant last) {}

  private static final int MOST_SHOWN = 200;

  /** A region, and when somebody was last seen there. */
  record Place(String region, Instant time) {
    static final Place NOWHERE = new Place("", Instant.MIN);

    private Place and(Event event) {
      return event.region().isEmpty() || event.time().isBefore(time)
          ? this
          : new Place(event.region(), event.time());
    }
  }

  static final Steps NONE = new Steps(List.of(), Set.of(), Place.NOWHERE, Map.of());

  /** A rating from here on says that the shopper liked it. */
  private static final double LIKED = 3;

  Steps {
    visits = List.copyOf(visits);
    shown = Map.copyOf(shown);
    done = Set.copyOf(done);
  }

  /** With an event's products: personal ones of types that show interest, or its end. */
  Steps and(Event event) {
    if (!event.personal()) {
      return this;
    }
    Place last = place.and(event);
    if (!counts(event)) {
      Map<String, Shown> all = shownWith(event);
      return last.equals(place) && all.equals(shown) ? this : new Steps(visits, done, last, all);
    }
    List<Visit> more = new ArrayList<>(visits);
    for (EventItem item : event.items()) {
      insert(more, new Visit(item.itemId(), event.type(), event.time(), event.sessionId()));
    }
    return new Steps(
        more.size() <= KEPT ? more : more.subList(0, KEPT),
        doneWith(event),
        last,
        shownWith(event));
  }

  /** Impressions of our own shelves add up; whatever the shopper does with a product ends them. */
  private Map<String, Shown> shownWith(Event event) {
    Map<String, Shown> all = new HashMap<>(shown);
    if (event.type() != EventType.VIEW_ITEM_LIST) {
      if (counts(event)) {
        event.items().forEach(item -> all.remove(item.itemId()));
      }
    } else if (QueryId.read(event.queryId())
        .filter(id -> !id.scenario().equals("search"))
        .isPresent()) {
      event.items().stream()
          .map(EventItem::itemId)
          .distinct()
          .forEach(item ->
              all.merge(
                  item,
                  new Shown(1, event.time()),
                  (one, other) ->
                      new Shown(
                          one.times + other.times,
                          one.last.isAfter(other.last) ? one.last : other.last)));
      if (all.size() > MOST_SHOWN) {
        all.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Shown> its) -> its.getValue().last)
                    .thenComparing(Map.Entry::getKey))
            .limit(all.size() - MOST_SHOWN)
            .map(Map.Entry::getKey)
            .toList()
            .forEach(all::remove);
      }
    }
    return all;
  }

  /**
   * Products shown without a reaction since a time, with how often; what any of the histories
   * reacted to later is not among them. Histories overlap: the largest count holds.
   */
  static Map<String, Integer> shown(List<Steps> histories, Instant since) {
    Map<String, Integer> shown = new HashMap<>();
    for (Steps steps : histories) {
      steps.shown.forEach((item, its) -> {
        boolean reacted =
            histories.stream()
                .flatMap(other -> other.visits.stream())
                .anyMatch(visit -> visit.itemId().equals(item) && !visit.time().isBefore(its.last));
        if (!reacted && !its.last.isBefore(since)) {
          shown.merge(item, its.times, Math::max);
        }
      });
    }
    return shown;
  }

  private Set<String> doneWith(Event event) {
    boolean ends = event.type() == EventType.PURCHASE || event.type() == EventType.DISMISS;
    if (!ends || done.size() >= DONE) {
      return done;
    }
    Set<String> more = new HashSet<>(done);
    event.items().forEach(item -> more.add(item.itemId()));
    return more;
  }

  private static boolean counts(Event event) {
    return switch (event.type()) {
      case VIEW_ITEM, SELECT_ITEM, ADD_TO_CART, ADD_TO_WISHLIST, PURCHASE, DISMISS -> true;
      case RATE -> event.rating().orElse(0) >= LIKED;
      case VIEW_ITEM_LIST,
          REMOVE_FROM_CART,
          BEGIN_CHECKOUT,
          REFUND,
          SEARCH,
          VIEW_PROMOTION,
          SELECT_PROMOTION ->
          false;
    };
  }

  private static void insert(List<Visit> visits, Visit visit) {
    int place = 0;
    for (int i = 0; i < visits.size(); i++) {
      Visit other = visits.get(i);
      boolean newer = other.time().isAfter(visit.time());
      if (other.itemId().equals(visit.itemId())) {
        if (newer) {
          return;
        }
        visits.remove(i);
        break;
      }
      if (newer) {
        place = i + 1;
      }
    }
    visits.add(place, visit);
  }

  /** The region of the latest step of any history that names one; empty: none does. */
  static String region(List<Steps> histories) {
    return histories.stream()
        .map(Steps::place)
        .max(Comparator.comparing(Place::time).thenComparing(Place::region))
        .map(Place::region)
        .orElse("");
  }

  /**
   * The histories as one, without what was dismissed: what was met last in a session comes first.
   *
   * @param sessionId empty: none is known, and the newest come first
   */
  static List<Visit> joined(List<Steps> histories, String sessionId, int limit) {
    Set<String> met = new HashSet<>();
    List<Visit> newest =
        histories.stream()
            .flatMap(steps -> steps.visits().stream())
            .sorted(Comparator.comparing(Visit::time).reversed())
            .filter(visit -> met.add(visit.itemId()))
            .filter(visit -> visit.type() != EventType.DISMISS)
            .toList();
    Predicate<Visit> now = visit -> !sessionId.isEmpty() && visit.sessionId().equals(sessionId);
    return Stream.concat(newest.stream().filter(now), newest.stream().filter(now.negate()))
        .limit(Math.min(limit, KEPT))
        .toList();
  }
}
