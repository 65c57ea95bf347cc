package io.zhiyin.signals.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.Momentum;
import io.zhiyin.signals.Neighbour;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.log.EventLog;
import io.zhiyin.signals.pairs.PairRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who signs in is one shopper, also for what was counted before. */
final class SignInTest {
  private static final Shopper CLIENT = new Shopper("", "phone");
  private static final Shopper USER = new Shopper("anna", "");
  private static final Shopper BOTH = new Shopper("anna", "phone");

  private final FakeLog log = new FakeLog();
  private final LiveSignals signals = signals(log);
  private int number;

  private static LiveSignals signals(FakeLog log) {
    return new LiveSignals(SignalSettings.DEFAULT, log, Clock.systemUTC());
  }

  @BeforeEach
  void follow() {
    signals.follow();
  }

  private void happens(EventType type, Shopper shopper, String session, String... items) {
    number++;
    log.add(
        Events.of(
            "e" + number,
            type,
            Instant.ofEpochSecond(1_700_000_000L + 60L * number),
            shopper,
            session,
            Stream.of(items).map(EventItem::of).toList()));
  }

  private void views(Shopper shopper, String session) {
    happens(EventType.VIEW_ITEM, shopper, session, "pot", "lid");
  }

  private void signsIn(String session) {
    happens(EventType.SEARCH, BOTH, session);
  }

  /** How many shoppers a pair that shows has; 0: it does not show. */
  private int shown() {
    return signals.neighbours(PairKind.CO_VIEW, "pot").stream().mapToInt(Neighbour::shoppers).sum();
  }

  /** Two others make three shoppers with whoever else viewed both, however often. */
  private void onlyOneOfThree() {
    assertEquals(0, shown());
    views(new Shopper("ben", ""), "b");
    assertEquals(0, shown(), "ben and one shopper");
    views(new Shopper("", "tablet"), "t");
    assertEquals(3, shown());
  }

  @Test
  void aNewUserIsTheClientThatWas() {
    views(CLIENT, "monday");
    views(CLIENT, "");
    views(CLIENT, "tuesday");
    signsIn("tuesday");
    views(BOTH, "tuesday");
    views(USER, "on another device");
    views(CLIENT, "signed out again");
    onlyOneOfThree();
  }

  @Test
  void aUserWhoWasKnownIsNotCountedTwice() {
    views(USER, "at work");
    views(CLIENT, "monday");
    views(new Shopper("ben", ""), "b");
    assertEquals(3, shown(), "nobody can know yet");
    signsIn("tuesday");
    assertEquals(0, shown());
    assertTrue(signals.drifted(10).containsAll(List.of("pot", "lid")));
    views(new Shopper("", "tablet"), "t");
    assertEquals(3, shown());
  }

  @Test
  void whatWasViewedBeforeTheSignInLeadsToWhatIsBoughtAfter() {
    for (int i = 0; i < 3; i++) {
      Shopper client = new Shopper("", "c" + i);
      happens(EventType.VIEW_ITEM, client, "s" + i, "pot");
      happens(EventType.PURCHASE, new Shopper("u" + i, "c" + i), "s" + i, "cooker");
    }
    assertEquals(
        List.of("cooker"),
        signals.neighbours(PairKind.VIEW_BUY, "pot").stream().map(Neighbour::itemId).toList());
  }

  @Test
  void theSessionOfTheSignInGoesOn() {
    for (int i = 0; i < 3; i++) {
      happens(EventType.VIEW_ITEM, new Shopper("", "c" + i), "s" + i, "pot");
      happens(EventType.VIEW_ITEM, new Shopper("u" + i, "c" + i), "s" + i, "lid");
    }
    assertEquals(3, shown());
  }

  @Test
  void anotherUserOfTheSameClientIsAnother() {
    signsIn("a");
    views(BOTH, "a");
    views(new Shopper("ben", "phone"), "b");
    views(new Shopper("cleo", "phone"), "c");
    assertEquals(3, shown());
  }

  /** Users who first come without a name, with a client each. */
  private static final class Named {
    private final RandomShop shop;
    private final int signedInAfter;
    private final Set<String> known = new HashSet<>();
    private int count;

    Named(long seed, int signedInAfter) {
      this.shop = new RandomShop(seed, 60, 30);
      this.signedInAfter = signedInAfter;
    }

    /** The next event: by the user, and as the shop gets to know of it. */
    List<Event> next() {
      Event event = shop.next();
      String user = event.shopper().userId() + event.shopper().clientId();
      if (user.isEmpty()) {
        return List.of(event, event);
      }
      Shopper both = new Shopper(user, "of " + user);
      boolean signsIn = ++count > signedInAfter && shop.random.nextInt(4) == 0;
      Shopper told = known.contains(user) ? after(both) : new Shopper("", both.clientId());
      if (signsIn && known.add(user)) {
        told = both;
      }
      String session = user.hashCode() % 2 == 0 ? "" : "s" + count / 100;
      return List.of(by(event, new Shopper(user, ""), session), by(event, told, session));
    }

    private Shopper after(Shopper both) {
      return switch (shop.random.nextInt(3)) {
        case 0 -> both;
        case 1 -> new Shopper(both.userId(), "");
        default -> new Shopper("", both.clientId());
      };
    }

    private static Event by(Event event, Shopper shopper, String session) {
      return new Event(
          event.eventId(),
          event.type(),
          event.time(),
          shopper,
          session,
          event.queryId(),
          event.items(),
          event.searchTerm(),
          event.value(),
          event.currency(),
          event.rating(),
          event.region(),
          true);
    }
  }

  /** Nothing is too long ago to count as met by one shopper. */
  private static LiveSignals lasting(FakeLog log) {
    Map<PairKind, PairRules> rules = new EnumMap<>(SignalSettings.DEFAULT.pairs());
    rules.computeIfPresent(
        PairKind.VIEW_BUY,
        (kind, usual) ->
            new PairRules(
                usual.halfLife(),
                new PairRules.Reach(20, Duration.ofDays(36_500), Duration.ZERO),
                usual.strength(),
                usual.limits()));
    SignalSettings settings =
        new SignalSettings(SignalSettings.DEFAULT.weights(), rules, Duration.ofDays(14), 0.01);
    return new LiveSignals(settings, log, Clock.systemUTC());
  }

  private record State(
      List<ItemSignals> items, List<Double> supports, List<List<Momentum>> active) {}

  private static State state(LiveSignals signals) {
    List<ItemSignals> items = new ArrayList<>();
    List<Double> supports = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      items.add(signals.of("i" + i));
      for (PairKind kind : PairKind.values()) {
        supports.add(signals.support(kind, "i" + i));
      }
    }
    return new State(
        items,
        supports,
        Stream.of("", "r0", "r1").map(region -> signals.active(region, 60)).toList());
  }

  /**
   * Users who are new when they sign in are counted, to the bit, as if they had been signed in from
   * the first; also when the counters were saved and loaded in between.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aNewUserCountsAsIfSignedInFromTheFirst(long seed) throws IOException {
    Named named = new Named(seed, 500);
    LiveSignals expected = lasting(new FakeLog());
    LiveSignals live = lasting(log);
    for (int i = 0; i < 3_000; i++) {
      List<Event> both = named.next();
      expected.apply(new EventLog.Entry(i + 1, both.getFirst()));
      live.apply(new EventLog.Entry(i + 1, both.getLast()));
      if (i % 700 == 699) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        live.save(out);
        live = lasting(log);
        live.load(new ByteArrayInputStream(out.toByteArray()));
      }
    }
    assertTrue(named.known.size() > 20);
    assertEquals(state(expected), state(live));
    assertTrue(expected.pairs() > 100);
  }
}
