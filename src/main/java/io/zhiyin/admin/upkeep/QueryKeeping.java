package io.zhiyin.admin.upkeep;

import io.zhiyin.search.suggest.QueryLog;
import io.zhiyin.search.suggest.QueryLogFile;
import io.zhiyin.signals.log.EventLog;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Opens the query log from its file, has it follow the events, and saves it every minute and at the
 * end: what a crash loses is a minute of statistics.
 */
public final class QueryKeeping implements AutoCloseable {
  private static final long SAVE_SECONDS = 60;

  private final QueryLog log;
  private final QueryLogFile file;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("query-log").daemon().factory());

  private QueryKeeping(QueryLog log, QueryLogFile file) {
    this.log = log;
    this.file = file;
  }

  public static QueryKeeping open(QueryLog log, EventLog events, Path at) {
    QueryKeeping keeping = new QueryKeeping(log, new QueryLogFile(at, log));
    events.onAppend(entries -> entries.forEach(entry -> log.happened(entry.event())));
    var _ =
        keeping.timer.scheduleWithFixedDelay(
            keeping.file::save, SAVE_SECONDS, SAVE_SECONDS, TimeUnit.SECONDS);
    return keeping;
  }

  public QueryLog log() {
    return log;
  }

  /** Forgets what shoppers searched for, in the file as well. */
  public void erase(Set<String> shoppers, Collection<String> told) {
    log.erase(shoppers, told);
    file.save();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    file.close();
  }
}
