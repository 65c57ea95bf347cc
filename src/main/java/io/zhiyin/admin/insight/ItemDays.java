package io.zhiyin.admin.insight;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.log.EventLog;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How often shoppers did something with products, day by day, from the log's newest stretch of
 * {@value #NEWEST} places. Being shown is not doing; robots are not told apart.
 *
 * @param events looked at
 * @param days in UTC, one after the other, up to the newest day of any event looked at; empty
 *     without events
 * @param counts product → events of each of the days
 */
public record ItemDays(long events, List<LocalDate> days, Map<String, List<Integer>> counts) {
  /** Places of the log that are read at most. */
  public static final int NEWEST = 200_000;

  public ItemDays {
    days = List.copyOf(days);
    counts = Map.copyOf(counts);
  }

  /**
   * Reads the log.
   *
   * @param wanted the newest days, so many at most
   */
  public static ItemDays of(EventLog log, List<String> items, int wanted) {
    Set<String> asked = new HashSet<>(items);
    TreeMap<LocalDate, Map<String, Integer>> found = new TreeMap<>();
    long[] events = {0};
    log.replay(
        Math.max(0, log.lastSequence() - NEWEST),
        entry -> {
          events[0]++;
          Event event = entry.event();
          Map<String, Integer> day =
              found.computeIfAbsent(
                  event.time().atZone(ZoneOffset.UTC).toLocalDate(), _ -> new HashMap<>());
          if (event.type() != EventType.VIEW_ITEM_LIST) {
            event.items().stream()
                .map(EventItem::itemId)
                .filter(asked::contains)
                .forEach(id -> day.merge(id, 1, Integer::sum));
          }
        });
    List<LocalDate> days = found.isEmpty() ? List.of() : between(found, wanted);
    Map<String, List<Integer>> counts = new HashMap<>();
    for (String item : asked) {
      counts.put(
          item,
          days.stream()
              .map(day -> found.getOrDefault(day, Map.of()).getOrDefault(item, 0))
              .toList());
    }
    return new ItemDays(events[0], days, counts);
  }

  private static List<LocalDate> between(TreeMap<LocalDate, ?> found, int wanted) {
    LocalDate last = found.lastKey();
    LocalDate first = found.firstKey();
    LocalDate from = last.minusDays(wanted - 1L);
    LocalDate begin = first.isAfter(from) ? first : from;
    int days = (int) (last.toEpochDay() - begin.toEpochDay()) + 1;
    return IntStream.range(0, days).mapToObj(begin::plusDays).toList();
  }
}
