package io.zhiyin.admin;

import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.log.EventLog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells who waits for it that a shopper did something, after the signals know of it.
 *
 * <p>A watcher is told on the log's writer thread, once for each append that holds an event of the
 * user, the client or the session, and must return at once. Thread-safe.
 */
public final class ShopperWatch {
  private static final int MOST = 10_000;

  private final Map<String, Set<Runnable>> watchers = new ConcurrentHashMap<>();
  private final AtomicInteger watching = new AtomicInteger();

  /** To be made after the signals follow the log. */
  ShopperWatch(EventLog log) {
    log.onAppend(this::happened);
  }

  /**
   * Starts to watch.
   *
   * @return stops it; to be run once
   * @throws RejectedExecutionException when too many watch
   */
  public Runnable watch(Shopper shopper, String sessionId, Runnable changed) {
    if (watching.incrementAndGet() > MOST) {
      watching.decrementAndGet();
      throw new RejectedExecutionException("at most " + MOST + " shoppers may be watched");
    }
    List<String> keys = keys(shopper, sessionId);
    keys.forEach(key ->
        watchers.compute(
            key,
            (its, known) -> {
              Set<Runnable> set = known == null ? ConcurrentHashMap.newKeySet() : known;
              set.add(changed);
              return set;
            }));
    return () -> {
      keys.forEach(key ->
          watchers.computeIfPresent(
              key,
              (its, set) -> {
                set.remove(changed);
                return set.isEmpty() ? null : set;
              }));
      watching.decrementAndGet();
    };
  }

  private static List<String> keys(Shopper shopper, String sessionId) {
    return List.of("u:" + shopper.userId(), "c:" + shopper.clientId(), "s:" + sessionId).stream()
        .filter(key -> key.length() > 2)
        .toList();
  }

  private void happened(List<EventLog.Entry> entries) {
    if (watchers.isEmpty()) {
      return;
    }
    Set<Runnable> told = ConcurrentHashMap.newKeySet();
    for (EventLog.Entry entry : entries) {
      if (entry.event().type() == EventType.VIEW_ITEM_LIST) {
        continue;
      }
      for (String key : keys(entry.event().shopper(), entry.event().sessionId())) {
        told.addAll(watchers.getOrDefault(key, Set.of()));
      }
    }
    told.forEach(Runnable::run);
  }
}
