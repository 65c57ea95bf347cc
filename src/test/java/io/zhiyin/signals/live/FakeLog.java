package io.zhiyin.signals.live;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.log.EventLog;
import io.zhiyin.signals.log.Expiry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An event log in a list, with gaps in its numbers. */
final class FakeLog implements EventLog {
  final List<Entry> entries = new ArrayList<>();
  int questions;
  Expiry expiry = Expiry.NEVER;
  private long erasures;
  private final Set<String> known = new HashSet<>();
  private final List<Consumer<List<Entry>>> listeners = new ArrayList<>();

  /** Appends one event. */
  void add(Event event) {
    append(List.of(event)).join();
  }

  @Override
  public CompletableFuture<Appended> append(List<Event> events) {
    List<Entry> fresh = new ArrayList<>();
    for (Event event : events) {
      if (known.add(event.eventId())) {
        fresh.add(new Entry(lastSequence() + 3 + fresh.size(), event));
      }
    }
    entries.addAll(fresh);
    listeners.forEach(listener -> listener.accept(fresh));
    return CompletableFuture.completedFuture(
        new Appended(fresh.size(), events.size() - fresh.size()));
  }

  @Override
  public void replay(long sequence, long through, Consumer<Entry> visitor) {
    entries.stream()
        .filter(e -> e.sequence() > sequence && e.sequence() <= through)
        .forEach(visitor);
  }

  @Override
  public List<Event> recent(Shopper shopper, Instant until, int limit) {
    questions++;
    String user = shopper.userId();
    Set<String> clients =
        entries.stream()
            .map(entry -> entry.event().shopper())
            .filter(its -> !user.isEmpty() && its.userId().equals(user))
            .map(Shopper::clientId)
            .collect(Collectors.toSet());
    clients.add(shopper.clientId());
    clients.remove("");
    int[] left = {limit, limit};
    return entries.reversed().stream()
        .map(Entry::event)
        .filter(event -> !event.time().isAfter(until))
        .filter(event -> belongs(event.shopper(), user, clients))
        .sorted(Comparator.comparing(Event::time).reversed())
        .filter(event -> left[event.type() == EventType.VIEW_ITEM_LIST ? 1 : 0]-- > 0)
        .toList();
  }

  private static boolean belongs(Shopper its, String user, Set<String> clients) {
    boolean ofClient = clients.contains(its.clientId());
    return user.isEmpty()
        ? ofClient
        : its.userId().equals(user) || (ofClient && its.userId().isEmpty());
  }

  @Override
  public long count() {
    return entries.size();
  }

  @Override
  public long lastSequence() {
    return entries.isEmpty() ? 0 : entries.getLast().sequence();
  }

  @Override
  public void onAppend(Consumer<List<Entry>> listener) {
    listeners.add(listener);
  }

  @Override
  public List<String> ofShopper(Shopper shopper, Consumer<Entry> visitor) {
    Set<String> clients =
        entries.stream()
            .map(entry -> entry.event().shopper())
            .filter(its -> its.userId().equals(shopper.userId()))
            .map(Shopper::clientId)
            .collect(Collectors.toCollection(TreeSet::new));
    clients.add(shopper.clientId());
    clients.remove("");
    entries.stream()
        .filter(entry -> belongs(entry.event().shopper(), shopper.userId(), clients))
        .forEach(visitor);
    return List.copyOf(clients);
  }

  @Override
  public CompletableFuture<Integer> erase(Shopper shopper, Consumer<Entry> visitor) {
    List<Entry> gone = new ArrayList<>();
    ofShopper(shopper, gone::add);
    gone.forEach(visitor);
    entries.removeAll(gone);
    erasures += gone.isEmpty() ? 0 : 1;
    return CompletableFuture.completedFuture(gone.size());
  }

  @Override
  public long duplicates() {
    return 0;
  }

  @Override
  public Expiry expiry() {
    return expiry;
  }

  @Override
  public long erasures() {
    return erasures;
  }
}
