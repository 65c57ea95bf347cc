package io.zhiyin.signals.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.EventType;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.count.Strength;
import io.zhiyin.signals.log.EventLog;
import io.zhiyin.signals.log.Expiry;
import io.zhiyin.signals.pairs.PairRules;
import io.zhiyin.signals.robots.Human;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What an earlier version kept of events that have gone still stands for them.
 *
 * <p>Each file {@code counters-N.bin} was written by a version whose format was N, from the first
 * {@value #GONE} events of the made-up shop below.
 */
final class OldFormatTest {
  private static final Path FILES = Path.of("src/test/resources/signals");
  private static final int ITEMS = 30;
  private static final int GONE = 400;
  private static final int LEFT = 300;

  private static SignalSettings settings() {
    PairRules.Limits limits = new PairRules.Limits(Duration.ofMinutes(30), 5, 20, 3, 30);
    PairRules rules =
        new PairRules(Duration.ofDays(30), PairRules.Reach.session(10), Strength.cosine(3), limits);
    return new SignalSettings(
        Map.of(EventType.VIEW_ITEM, 1.0, EventType.PURCHASE, 5.0),
        Map.of(PairKind.CO_VIEW, rules, PairKind.VIEW_BUY, rules),
        SignalSettings.Fading.popularity(Duration.ofDays(14)),
        0.01,
        new Human(1_200, 3_600, 20_000, 1_000_000));
  }

  /** The made-up shop's log, without the events up to a place. */
  private static FakeLog log(int through) {
    RandomShop shop = new RandomShop(7, ITEMS, 12);
    FakeLog log = new FakeLog();
    for (int number = 1; number <= GONE + LEFT; number++) {
      EventLog.Entry entry = new EventLog.Entry(number, shop.next());
      if (number > through) {
        log.entries.add(entry);
      }
    }
    return log;
  }

  private static Map<String, ItemSignals> counted(LiveSignals signals) {
    Map<String, ItemSignals> counted = new HashMap<>();
    for (int i = 0; i < ITEMS; i++) {
      counted.put("i" + i, signals.of("i" + i));
    }
    return counted;
  }

  private static LiveSignals followed(FakeLog log) {
    LiveSignals signals = new LiveSignals(settings(), log, Clock.systemUTC());
    signals.follow();
    return signals;
  }

  /** A base in small parts. */
  private static final class Kept implements Expiry {
    private static final int PART = 1_000;
    private byte[] state;
    private long through = GONE;

    Kept(byte[] state) {
      this.state = state;
    }

    @Override
    public long through() {
      return through;
    }

    @Override
    public long events() {
      return through;
    }

    @Override
    public long before(Instant time) {
      return GONE + LEFT / 2;
    }

    @Override
    public byte[] part(int number) {
      int from = Math.min(state.length, number * PART);
      return Arrays.copyOfRange(state, from, Math.min(state.length, from + PART));
    }

    @Override
    public boolean keep(long its, long erasures, Base base) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        base.to(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      state = out.toByteArray();
      through = its;
      return true;
    }

    @Override
    public int remove(int limit) {
      return 0;
    }

    int version() {
      return ByteBuffer.wrap(state).getInt(4);
    }
  }

  @Test
  void whatAnEarlierVersionKeptStillCounts() throws IOException {
    Map<String, ItemSignals> never = counted(followed(log(0)));
    assertTrue(never.values().stream().anyMatch(its -> !its.neighbours().isEmpty()));
    for (int version = Checkpoint.OLDEST; version <= Checkpoint.VERSION; version++) {
      Kept kept = new Kept(Files.readAllBytes(FILES.resolve("counters-" + version + ".bin")));
      assertEquals(version, kept.version());
      FakeLog log = log(GONE);
      log.expiry = kept;
      LiveSignals signals = followed(log);
      assertEquals(never, counted(signals), "format " + version);
      assertTrue(signals.expire(Instant.EPOCH));
      assertEquals(Checkpoint.VERSION, kept.version());
      FakeLog later = log(GONE + LEFT / 2);
      later.expiry = kept;
      assertEquals(never, counted(followed(later)), "format " + version + ", made anew");
    }
  }

  @Test
  void theStateOfALogIsReadInThePresentFormOnly() throws IOException {
    byte[] old = Files.readAllBytes(FILES.resolve("counters-" + Checkpoint.OLDEST + ".bin"));
    assertThrows(
        IOException.class, () -> Checkpoint.read(new ByteArrayInputStream(old), settings()));
  }

  /** Writes the file of the present version, once, when a new one begins. */
  static void main() throws IOException {
    Counters counters = new Counters(settings(), 0);
    log(0).entries.subList(0, GONE).forEach(entry -> counters.apply(entry, item -> {}));
    Path file = FILES.resolve("counters-" + Checkpoint.VERSION + ".bin");
    try (var out = Files.newOutputStream(file)) {
      Checkpoint.write(counters, out);
    }
  }
}
