package io.zhiyin.signals.log;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.Shopper;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The truth about what shoppers did: durable, ordered, idempotent by {@code event_id}.
 *
 * <p>Each newly stored event is handed, in log order and after its commit, to the listeners before
 * the append's future completes: whoever was told that an event is stored finds it in the next
 * answer.
 */
public interface EventLog {
  /** An event and its place in the log; numbers rise but leave gaps. */
  record Entry(long sequence, Event event) {}

  /** What an append did: {@code stored + duplicates} is the number of events given. */
  record Appended(int stored, int duplicates) {}

  CompletableFuture<Appended> append(List<Event> events);

  /** Log order, from the first entry above {@code sequence}; streamed. */
  default void replay(long sequence, Consumer<Entry> visitor) {
    replay(sequence, Long.MAX_VALUE, visitor);
  }

  /** The same, up to and with the entry {@code through}. */
  void replay(long sequence, long through, Consumer<Entry> visitor);

  /**
   * The newest events of a shopper, newest first, ties by later log order; the clients that were
   * seen signed in as the user count as the user. Impressions are counted apart, so that many of
   * them push out nothing that was done: at most {@code limit} of them and as many of all others.
   */
  List<Event> recent(Shopper shopper, Instant until, int limit);

  long count();

  /** The highest committed sequence number of an event; 0 when there is none. */
  long lastSequence();

  void onAppend(Consumer<List<Entry>> listener);

  /**
   * Visits everything kept of a shopper in log order: the user's events, and what each joined
   * client (and the client asked with) sent while nobody was signed in.
   *
   * @return the joined clients
   */
  List<String> ofShopper(Shopper shopper, Consumer<Entry> visitor);

  /**
   * Removes what {@link #ofShopper} visits, and that the clients were the user's, in one commit.
   * What was counted from it is to be counted anew.
   *
   * @param visitor told of each event before it goes
   * @return how many events went
   */
  CompletableFuture<Integer> erase(Shopper shopper, Consumer<Entry> visitor);

  /** How many erasures took events: it rises in the commit of each. */
  long erasures();

  /** Events since the start that came under an id which was there already, and were not kept. */
  long duplicates();

  /** What has gone for its age. */
  Expiry expiry();
}
