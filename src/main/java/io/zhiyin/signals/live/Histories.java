package io.zhiyin.signals.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventLog;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.Visit;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The latest steps of shoppers and sessions, read from the log once and then kept up to date by
 * what is appended to it.
 *
 * <p>A user's, a client's and a session's steps are kept apart and joined by the question, so that
 * signing in joins two histories at once. What a client did before it signed in as a user is read
 * from the log when the two are first met together. A session of nobody is known from what was
 * appended since the start only. Thread-safe; a question reads the log at most once for each name
 * it gives, and not at all while the name is in the cache.
 */
final class Histories {
  private static final int NAMES = 100_000;

  /** Events read for a history of {@value Steps#KEPT} products: many are of the same ones. */
  private static final int READ = 200;

  /** A history is read again after this: bounds how long an unknown link of a client can matter. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final EventLog log;
  private final Clock clock;
  private final Cache<String, Steps> shoppers = cache();
  private final Cache<String, Steps> sessions =
      Caffeine.newBuilder().maximumSize(NAMES).executor(Runnable::run).build();
  private final Cache<String, String> users =
      Caffeine.newBuilder().maximumSize(NAMES).executor(Runnable::run).build();

  Histories(EventLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  private static Cache<String, Steps> cache() {
    return Caffeine.newBuilder()
        .maximumSize(NAMES)
        .expireAfterWrite(FRESH)
        .executor(Runnable::run)
        .build();
  }

  /** Newest first, one visit a product, at most {@code limit} and {@value Steps#KEPT}. */
  List<Visit> of(Shopper shopper, String sessionId, int limit) {
    List<Steps> steps = new ArrayList<>();
    if (!shopper.userId().isEmpty()) {
      steps.add(read(new Shopper(shopper.userId(), "")));
    }
    if (!shopper.clientId().isEmpty()) {
      steps.add(read(new Shopper("", shopper.clientId())));
    }
    if (!sessionId.isEmpty()) {
      Steps session = sessions.getIfPresent(sessionId);
      if (session != null) {
        steps.add(session);
      }
    }
    return Steps.joined(steps, limit);
  }

  private Steps read(Shopper name) {
    return shoppers.get(
        name.key(),
        key -> {
          Steps steps = Steps.NONE;
          Duration skew = Duration.ofDays(1);
          for (Event event : log.recent(name, clock.instant().plus(skew), READ).reversed()) {
            link(event.shopper(), name.userId());
            steps = steps.and(event);
          }
          return steps;
        });
  }

  private void link(Shopper seen, String user) {
    if (!user.isEmpty() && !seen.clientId().isEmpty()) {
      users.put(seen.clientId(), user);
    }
  }

  /** Takes an appended event over. */
  void happened(Event event) {
    Shopper shopper = event.shopper();
    String user = shopper.userId();
    if (!shopper.clientId().isEmpty()) {
      String known = users.getIfPresent(shopper.clientId());
      if (user.isEmpty()) {
        user = known == null ? "" : known;
      } else if (!user.equals(known)) {
        users.put(shopper.clientId(), user);
        shoppers.invalidate(new Shopper(user, "").key());
      }
      extend(new Shopper("", shopper.clientId()), event);
    }
    if (!user.isEmpty()) {
      extend(new Shopper(user, ""), event);
    }
    if (!event.sessionId().isEmpty() && event.personal()) {
      sessions
          .asMap()
          .merge(event.sessionId(), Steps.NONE.and(event), (steps, its) -> steps.and(event));
    }
  }

  private void extend(Shopper name, Event event) {
    shoppers.asMap().computeIfPresent(name.key(), (key, steps) -> steps.and(event));
  }
}
