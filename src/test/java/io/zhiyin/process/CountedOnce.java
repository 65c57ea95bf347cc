package io.zhiyin.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.EngineOpener;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Neighbour;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Signals;
import io.zhiyin.store.PostgresAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Holds the counters that a killed process left, brought up to date by the log's tail, against
 * counting the log anew and against a plain sum over its events.
 */
final class CountedOnce {
  /** Sums of the same numbers in another order. */
  private static final double ROUNDING = 1e-9;

  /** What fades of a popularity with a half-life of 14 days within the minutes of a test. */
  private static final double FADING = 1e-3;

  private CountedOnce() {}

  static void check(Path data, Path scratch, List<String> items, Optional<PostgresAddress> store)
      throws IOException {
    assertTrue(Files.exists(data.resolve("signals.checkpoint")), "no checkpoint was left");
    Path anew = scratch.resolve("anew");
    copy(data, anew);
    Files.delete(anew.resolve("signals.checkpoint"));
    Map<String, Said> counted = new HashMap<>();
    try (Engine engine = open(anew, store)) {
      items.forEach(item -> counted.put(item, said(engine.signals(), item)));
    }
    try (Engine left = open(data, store)) {
      assertTrue(left.events().count() > 0);
      for (String item : items) {
        same(counted.getOrDefault(item, NOTHING), said(left.signals(), item), item);
      }
      Map<String, Double> sums = sums(left);
      for (String item : items) {
        double sum = sums.getOrDefault(item, 0.0);
        assertTrue(sum > 0, item);
        assertEquals(sum, left.signals().popularity(item), sum * FADING, item);
      }
    }
  }

  private static final Said NOTHING = new Said(0, Map.of(), Map.of());

  /** What counters say of a product. */
  private record Said(
      double popularity, Map<PairKind, Double> support, Map<PairKind, List<Neighbour>> pairs) {}

  private static Said said(Signals signals, String item) {
    Map<PairKind, Double> support = new HashMap<>();
    Map<PairKind, List<Neighbour>> pairs = new HashMap<>();
    for (PairKind kind : List.of(PairKind.CO_VIEW, PairKind.CO_BUY)) {
      support.put(kind, signals.support(kind, item));
      pairs.put(kind, signals.neighbours(kind, item));
    }
    return new Said(signals.popularity(item), support, pairs);
  }

  private static Engine open(Path data, Optional<PostgresAddress> store) {
    return EngineOpener.open(
        new EngineOpener.Place(data, Path.of("index-config"), store),
        OptionalInt.of(1),
        Clock.systemUTC(),
        Progress.SILENT);
  }

  private static void same(Said expected, Said got, String item) {
    assertEquals(expected.popularity(), got.popularity(), ROUNDING, item);
    for (PairKind kind : expected.pairs().keySet()) {
      assertEquals(
          expected.support().getOrDefault(kind, 0.0),
          got.support().getOrDefault(kind, 0.0),
          ROUNDING,
          item);
      List<Neighbour> neighbours = expected.pairs().getOrDefault(kind, List.of());
      assertTrue(!neighbours.isEmpty(), () -> item + " has no neighbours of " + kind);
      Map<String, Double> strengths = new HashMap<>();
      got.pairs()
          .getOrDefault(kind, List.of())
          .forEach(n -> strengths.put(n.itemId(), n.strength()));
      assertEquals(neighbours.size(), strengths.size(), item);
      for (Neighbour each : neighbours) {
        double strength = strengths.getOrDefault(each.itemId(), 0.0);
        assertEquals(each.strength(), strength, ROUNDING, item + " " + each);
      }
    }
  }

  private static Map<String, Double> sums(Engine engine) {
    Map<EventType, Double> weights = Map.of(EventType.VIEW_ITEM, 1.0, EventType.PURCHASE, 5.0);
    Map<String, Double> sums = new HashMap<>();
    engine
        .events()
        .replay(
            0,
            entry -> {
              Event event = entry.event();
              for (EventItem item : event.items()) {
                sums.merge(item.itemId(), weights.getOrDefault(event.type(), 0.0), Double::sum);
              }
            });
    return sums;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
