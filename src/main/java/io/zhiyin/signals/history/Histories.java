package io.zhiyin.signals.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.Visit;
import io.zhiyin.signals.log.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The latest steps of shoppers and sessions, read from the log once and then kept up to date by
 * what is appended to it.
 *
 * <p>With a user: the user's steps and those that the user's clients, and the client asked with,
 * made while nobody was signed in; never another user's of a shared client. With a client only: all
 * its steps. Each with those of the session asked with. They are kept apart by name and joined by
 * the question, so signing in joins two histories at once; what a client did before it was first
 * met with a user is then read from the log. A session of nobody is known from what was appended
 * since the start only. Thread-safe; a question reads the log once for each name at most, and not
 * at all while the name is in the cache.
 */
public final class Histories {
  private static final int NAMES = 100_000;

  /**
   * Events read for a history of {@value Steps#KEPT} products and of what was bought: many are of
   * the same ones. As many impressions.
   */
  private static final int READ = 500;

  /** A history is read again after this: bounds how long an unknown link of a client can matter. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** Events of clocks that are ahead are history, too. */
  private static final Duration SKEW = Duration.ofDays(1);

  /** For so long a product that was shown in vain is still tiring. */
  private static final Duration TIRED = Duration.ofDays(3);

  private final EventLog log;
  private final Clock clock;
  private final Cache<Name, Steps> shoppers = cache().expireAfterWrite(FRESH).<Name, Steps>build();
  private final Cache<String, Steps> sessions = cache().<String, Steps>build();
  private final Cache<String, String> users = cache().<String, String>build();

  /** Whose steps are kept together. */
  private sealed interface Name {
    Shopper shopper();

    boolean covers(Event event);

    /** A user's, with those of the user's clients that the log knows of. */
    record User(String id) implements Name {
      @Override
      public Shopper shopper() {
        return new Shopper(id, "");
      }

      @Override
      public boolean covers(Event event) {
        return true;
      }
    }

    /** A client's, of whoever used it, or only those while nobody was signed in. */
    record Client(String id, boolean anonymous) implements Name {
      @Override
      public Shopper shopper() {
        return new Shopper("", id);
      }

      @Override
      public boolean covers(Event event) {
        return !anonymous || event.shopper().userId().isEmpty();
      }
    }
  }

  public Histories(EventLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  private static Caffeine<Object, Object> cache() {
    return Caffeine.newBuilder().maximumSize(NAMES).executor(Runnable::run);
  }

  /**
   * Those of the session first, each newest first; one visit a product, its newest; at most {@code
   * limit} and {@value Steps#KEPT}.
   */
  public List<Visit> of(Shopper shopper, String sessionId, int limit) {
    return Steps.joined(steps(shopper, sessionId), sessionId, limit);
  }

  /** Products bought or dismissed lately. */
  public Set<String> done(Shopper shopper, String sessionId) {
    Set<String> done = new HashSet<>();
    steps(shopper, sessionId).forEach(steps -> done.addAll(steps.done()));
    return done;
  }

  /** Where the shopper was last; empty: not known. */
  public String region(Shopper shopper, String sessionId) {
    return Steps.region(steps(shopper, sessionId));
  }

  /** What our shelves showed lately without a reaction, with how often. */
  public Map<String, Integer> shown(Shopper shopper, String sessionId) {
    return Steps.shown(steps(shopper, sessionId), clock.instant().minus(TIRED));
  }

  private List<Steps> steps(Shopper shopper, String sessionId) {
    List<Steps> steps = new ArrayList<>();
    boolean signedIn = !shopper.userId().isEmpty();
    if (signedIn) {
      steps.add(read(new Name.User(shopper.userId())));
    }
    if (!shopper.clientId().isEmpty()) {
      steps.add(read(new Name.Client(shopper.clientId(), signedIn)));
    }
    if (!sessionId.isEmpty()) {
      Steps session = sessions.getIfPresent(sessionId);
      if (session != null) {
        steps.add(session);
      }
    }
    return steps;
  }

  private Steps read(Name name) {
    return shoppers.get(
        name,
        its -> {
          Steps steps = Steps.NONE;
          for (Event event :
              log.recent(its.shopper(), clock.instant().plus(SKEW), READ).reversed()) {
            if (its.covers(event)) {
              link(event.shopper(), its.shopper().userId());
              steps = steps.and(event);
            }
          }
          return steps;
        });
  }

  private void link(Shopper seen, String user) {
    if (!user.isEmpty() && !seen.clientId().isEmpty()) {
      users.put(seen.clientId(), user);
    }
  }

  /** Forgets everything, to be read from the log again. */
  public void forget() {
    shoppers.invalidateAll();
    sessions.invalidateAll();
    users.invalidateAll();
  }

  /** Takes an appended event over. */
  public void happened(Event event) {
    String client = event.shopper().clientId();
    String user = event.shopper().userId();
    if (!client.isEmpty()) {
      String known = users.getIfPresent(client);
      if (!user.isEmpty() && !user.equals(known)) {
        users.put(client, user);
        shoppers.invalidate(new Name.User(user));
      }
      extend(new Name.Client(client, false), event);
      if (user.isEmpty()) {
        extend(new Name.Client(client, true), event);
        if (known != null) {
          extend(new Name.User(known), event);
        }
      }
    }
    if (!user.isEmpty()) {
      extend(new Name.User(user), event);
    }
    if (!event.sessionId().isEmpty() && event.personal()) {
      sessions
          .asMap()
          .merge(event.sessionId(), Steps.NONE.and(event), (steps, its) -> steps.and(event));
    }
  }

  private void extend(Name name, Event event) {
    shoppers.asMap().computeIfPresent(name, (its, steps) -> steps.and(event));
  }
}
