package io.zhiyin.search.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.search.suggest.QueryLog.Asked;
import io.zhiyin.search.suggest.QueryLog.Report;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Shopper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QueryLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  private static QueryLog log() {
    return new QueryLog(text -> text.strip().toLowerCase(Locale.ROOT), 3, CLOCK);
  }

  private static Event event(EventType type, String user, String queryId, String term) {
    return new Event(
        "e-" + type + user + queryId + term,
        type,
        CLOCK.instant(),
        new Shopper(user, ""),
        "",
        queryId,
        List.of(),
        term,
        OptionalDouble.empty(),
        "",
        OptionalDouble.empty(),
        "",
        true);
  }

  private static List<String> names(List<Asked> asked) {
    return asked.stream().map(Asked::query).toList();
  }

  @Test
  void aQueryIsShownOnceEnoughShoppersAskedIt() {
    QueryLog log = log();
    for (int i = 0; i < 9; i++) {
      log.served("Lamp", "u:one", "a" + i, 5);
      log.served("lamp ", "", "b" + i, 5);
    }
    log.happened(event(EventType.SEARCH, "two", "", "LAMP"));
    assertEquals(List.of(), log.hot(10));
    long before = log.version();
    log.happened(event(EventType.SEARCH, "three", "a1", "lamp"));
    assertEquals(List.of("Lamp"), names(log.hot(10)));
    assertTrue(log.version() > before);
    // The event that echoes an answer is not a search of its own.
    assertEquals(19, log.report(Report.TOP, 10).getFirst().searches());
  }

  @Test
  void reportsListWhatEndsEmptyAndWhatNobodyClicks() {
    QueryLog log = log();
    for (int i = 0; i < 6; i++) {
      log.served("good", "", "g" + i, 5);
      log.served("dull", "", "d" + i, 5);
      log.happened(event(EventType.SELECT_ITEM, "x", "g" + i, ""));
      log.happened(event(EventType.PURCHASE, "x", "g" + i, ""));
    }
    log.served("none", "", "n", 0);
    assertEquals(List.of("none"), names(log.report(Report.ZERO, 10)));
    assertEquals(List.of("dull", "good"), names(log.report(Report.LOW_CLICK, 10)));
    assertEquals(6, log.report(Report.LOW_CLICK, 10).getLast().clicks());
    assertEquals(List.of("dull"), names(log.report(Report.TOP, 1)));
  }

  @Test
  void itNeverGrowsPastItsBound() {
    QueryLog log = log();
    log.served("hot", "", "h", 1);
    log.served("hot", "", "h", 1);
    for (int i = 0; i < QueryLog.MOST * 2; i++) {
      log.served("q" + i, "", "i" + i, 1);
    }
    assertTrue(log.all().size() <= QueryLog.MOST);
    assertEquals(List.of("hot"), names(log.report(Report.TOP, 1)));
  }

  @Test
  void anErasedShoppersQueriesGoUnlessTheyAreNobodysOwn() {
    QueryLog log = log();
    for (String user : List.of("a", "b", "c")) {
      log.served("shared by few", "u:" + user, "f" + user, 7);
    }
    for (int i = 0; i < 20; i++) {
      log.served("asked by all", "u:" + i, "h" + i, 7);
    }
    log.served("asked by all", "u:a", "ha", 7);
    log.served("own", "u:a", "o", 7);
    log.happened(event(EventType.SEARCH, "a", "", "Told"));
    log.served("of b", "u:b", "b", 7);
    log.served("of nobody", "", "n", 7);
    long before = log.version();
    log.erase(Set.of("u:a"), List.of("told "));
    assertTrue(log.version() > before);
    assertEquals(List.of("asked by all", "of b", "of nobody"), names(log.report(Report.TOP, 10)));
    assertEquals(List.of("asked by all"), names(log.hot(10)));
  }

  @Test
  void whatFewAskedBeforeAStartGoesWithAnyErasure() {
    QueryLog log = log();
    for (String user : List.of("a", "b", "c")) {
      log.served("shown", "u:" + user, "f" + user, 7);
    }
    log.served("own", "u:a", "o", 7);
    QueryLog again = log();
    again.restore(log.all());
    again.served("later", "u:b", "l", 7);
    again.erase(Set.of("u:a"), List.of());
    assertEquals(Set.of("shown", "later"), Set.copyOf(names(again.all())));
  }

  @Test
  void theFileKeepsEverythingButTheShoppers() throws IOException {
    Path file = folder.resolve("queries.tsv");
    QueryLog log = log();
    for (String user : List.of("a", "b", "c")) {
      log.served("耳机\t蓝牙", "u:" + user, "q" + user, 7);
    }
    log.served("secret", "u:a", "s", 0);
    new QueryLogFile(file, log).save();
    assertTrue(Files.readString(file).lines().noneMatch(line -> line.contains("u:")));
    QueryLog again = log();
    new QueryLogFile(file, again).close();
    assertEquals(List.of("耳机 蓝牙"), names(again.hot(10)));
    assertEquals(List.of("secret"), names(again.report(Report.ZERO, 10)));
    Files.writeString(file, "broken");
    QueryLog empty = log();
    new QueryLogFile(file, empty).close();
    assertEquals(List.of(), empty.all());
  }
}
