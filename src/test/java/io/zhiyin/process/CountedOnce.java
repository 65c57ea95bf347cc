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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  static void check(Path data, Path scratch, List<String> items) throws IOException {
    assertTrue(Files.exists(data.resolve("signals.checkpoint")), "no checkpoint was left");
    Path anew = scratch.resolve("anew");
    copy(data, anew);
    Files.delete(anew.resolve("signals.checkpoint"));
    try (Engine left = open(data);
        Engine counted = open(anew)) {
      assertTrue(left.events().count() > 0);
      assertEquals(counted.events().count(), left.events().count());
      for (String item : items) {
        same(counted.signals(), left.signals(), item);
      }
      Map<String, Double> sums = sums(left);
      for (String item : items) {
        double sum = sums.getOrDefault(item, 0.0);
        assertTrue(sum > 0, item);
        assertEquals(sum, left.signals().popularity(item), sum * FADING, item);
      }
    }
  }

  private static Engine open(Path data) {
    return EngineOpener.open(
        data, Path.of("index-config"), OptionalInt.of(1), Clock.systemUTC(), Progress.SILENT);
  }

  private static void same(Signals expected, Signals got, String item) {
    assertEquals(expected.popularity(item), got.popularity(item), ROUNDING, item);
    for (PairKind kind : List.of(PairKind.CO_VIEW, PairKind.CO_BUY)) {
      assertEquals(expected.support(kind, item), got.support(kind, item), ROUNDING, item);
      List<Neighbour> neighbours = expected.neighbours(kind, item);
      assertTrue(!neighbours.isEmpty(), () -> item + " has no neighbours of " + kind);
      Map<String, Double> strengths = new HashMap<>();
      got.neighbours(kind, item).forEach(n -> strengths.put(n.itemId(), n.strength()));
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
