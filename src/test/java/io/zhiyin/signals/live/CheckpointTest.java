package io.zhiyin.signals.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.Momentum;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.count.Strength;
import io.zhiyin.signals.log.EventLog;
import io.zhiyin.signals.pairs.PairRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A state that was saved and brought up to date is the state that was never away. */
final class CheckpointTest {
  private static final int ITEMS = 120;

  @TempDir private Path folder;

  private static SignalSettings settings(int neighbours, int waiting, int halfLifeDays) {
    PairRules.Limits limits =
        new PairRules.Limits(Duration.ofMinutes(30), neighbours, waiting, 3, 30);
    Duration halfLife = Duration.ofDays(halfLifeDays);
    return new SignalSettings(
        SignalSettings.DEFAULT.weights(),
        Map.of(
            PairKind.CO_VIEW,
                new PairRules(halfLife, PairRules.Reach.session(10), Strength.cosine(3), limits),
            PairKind.VIEW_BUY,
                new PairRules(halfLife, PairRules.Reach.session(10), Strength.cosine(3), limits),
            PairKind.CO_BUY,
                new PairRules(
                    halfLife,
                    new PairRules.Reach(10, Duration.ofDays(30), Duration.ofDays(2)),
                    new Strength(Strength.Measure.LOG_LIKELIHOOD, 0, 3),
                    limits)),
        Duration.ofDays(14),
        0.01);
  }

  private static FakeLog log(long seed, int events) {
    RandomShop shop = new RandomShop(seed, ITEMS, 40);
    FakeLog log = new FakeLog();
    for (int i = 0; i < events; i++) {
      log.add(shop.next());
    }
    return log;
  }

  private static LiveSignals signals(SignalSettings settings, FakeLog log) {
    return new LiveSignals(settings, log, Clock.systemUTC());
  }

  private record State(
      long sequence,
      List<ItemSignals> items,
      List<Double> supports,
      List<String> popular,
      List<List<Momentum>> active) {}

  private static State state(LiveSignals signals) {
    List<ItemSignals> items = new ArrayList<>();
    List<Double> supports = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      items.add(signals.of("i" + i));
      for (PairKind kind : PairKind.values()) {
        supports.add(signals.support(kind, "i" + i));
      }
    }
    return new State(
        signals.sequence(),
        items,
        supports,
        signals.popular(1000),
        Stream.of("", "r0", "r1", "r2").map(r -> signals.active(r, ITEMS)).toList());
  }

  private static byte[] saved(LiveSignals signals) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    signals.save(out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"1, 100, 0, 30", "2, 5, 0, 30", "3, 5, 100, 0", "4, 3, 400, 1", "5, 3, 20, 30"})
  void loadedAndReplayedIsNeverAway(long seed, int neighbours, int waiting, int halfLife)
      throws IOException {
    SignalSettings settings = settings(neighbours, waiting, halfLife);
    FakeLog log = log(seed, 4_000);
    LiveSignals never = signals(settings, log);
    never.follow();
    Random random = new Random(seed);
    LiveSignals live = signals(settings, log);
    int done = 0;
    while (done < log.entries.size()) {
      int until = Math.min(log.entries.size(), done + random.nextInt(1_000));
      for (EventLog.Entry entry : log.entries.subList(done, until)) {
        live.apply(entry);
      }
      done = until;
      LiveSignals next = signals(settings, log);
      next.load(new ByteArrayInputStream(saved(live)));
      live = next;
    }
    assertEquals(state(never), state(live), "seed " + seed);
    assertTrue(never.pairs() > 100);
    LiveSignals tail = signals(settings, log);
    LiveSignals half = signals(settings, log);
    half.apply(log.entries.subList(0, 2_000));
    tail.load(new ByteArrayInputStream(saved(half)));
    assertEquals(log.entries.get(1_999).sequence(), tail.sequence());
    tail.follow();
    assertEquals(state(never), state(tail), "seed " + seed);
    RandomShop later = new RandomShop(seed + 100, ITEMS, 40);
    for (int i = 0; i < 300; i++) {
      log.add(later.next());
    }
    assertEquals(state(never), state(tail), "seed " + seed);
  }

  /** Whatever bit flips, wherever it ends: refused, and the state is as it was. */
  @Test
  void damageIsNoticed() throws IOException {
    SignalSettings settings = settings(10, 50, 30);
    FakeLog log = log(5, 1_000);
    LiveSignals whole = signals(settings, log);
    whole.follow();
    byte[] good = saved(whole);
    LiveSignals signals = signals(settings, log);
    signals.apply(log.entries.subList(0, 200));
    State before = state(signals);
    long seed = 6;
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      if (i % 3 == 0) {
        bad = java.util.Arrays.copyOf(bad, random.nextInt(bad.length));
      } else {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      byte[] given = bad;
      assertThrows(
          IOException.class,
          () -> signals.load(new ByteArrayInputStream(given)),
          "seed " + seed + " round " + i);
    }
    assertEquals(before, state(signals));
    signals.load(new ByteArrayInputStream(good));
    assertEquals(state(whole), state(signals));
  }

  @Test
  void otherSettingsAreRefused() throws IOException {
    FakeLog log = log(7, 100);
    LiveSignals signals = signals(settings(10, 50, 30), log);
    byte[] good = saved(signals);
    LiveSignals other = signals(settings(11, 50, 30), log);
    assertThrows(IOException.class, () -> other.load(new ByteArrayInputStream(good)));
  }

  @Test
  void aStateAheadOfTheLogIsCountedAnew() throws IOException {
    SignalSettings settings = settings(10, 50, 30);
    LiveSignals ahead = signals(settings, log(8, 1_000));
    ahead.follow();
    FakeLog older = log(8, 500);
    LiveSignals signals = signals(settings, older);
    signals.load(new ByteArrayInputStream(saved(ahead)));
    signals.follow();
    LiveSignals expected = signals(settings, older);
    expected.follow();
    assertEquals(state(expected), state(signals));
  }

  @Test
  void aFileIsReplacedAsAWholeOrLeft() throws IOException {
    SignalSettings settings = settings(10, 50, 30);
    FakeLog log = log(9, 1_000);
    Path path = folder.resolve("signals");
    CheckpointFile file = new CheckpointFile(path);
    LiveSignals signals = signals(settings, log);
    assertFalse(file.load(signals));
    signals.follow();
    Files.writeString(folder.resolve("signals.new"), "left behind by a crash");
    assertEquals(log.lastSequence(), file.save(signals));
    LiveSignals loaded = signals(settings, log);
    assertTrue(file.load(loaded));
    assertEquals(state(signals), state(loaded));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(path), files.toList());
    }
    Files.write(path, new byte[] {1, 2, 3});
    LiveSignals fresh = signals(settings, log);
    assertFalse(file.load(fresh));
    fresh.follow();
    assertEquals(state(signals), state(fresh));
  }
}
