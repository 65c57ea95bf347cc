package io.zhiyin.search.suggest;

import io.zhiyin.search.suggest.QueryLog.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The query log in a file: one query a line, written beside and renamed. A missing or damaged file
 * is an empty log: it holds statistics, not the truth.
 */
public final class QueryLogFile implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(QueryLogFile.class.getName());
  private static final int COLUMNS = 8;

  private final Path file;
  private final QueryLog log;

  /** Reads what was saved into the log. */
  public QueryLogFile(Path file, QueryLog log) {
    this.file = file;
    this.log = log;
    if (Files.exists(file)) {
      try {
        log.restore(Files.readAllLines(file).stream().map(QueryLogFile::read).toList());
      } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
        LOG.log(Level.WARNING, "The query log begins anew, " + file + " could not be read", e);
      }
    }
  }

  private static Asked read(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException("a line must have " + COLUMNS + " columns: " + line);
    }
    return new Asked(
        columns[0],
        Long.parseLong(columns[1]),
        Long.parseLong(columns[2]),
        Long.parseLong(columns[3]),
        Long.parseLong(columns[4]),
        Double.parseDouble(columns[5]),
        Instant.parse(columns[6]),
        Boolean.parseBoolean(columns[7]));
  }

  private static String write(Asked asked) {
    return String.join(
        "\t",
        asked.query().replaceAll("\\p{Cntrl}", " "),
        Long.toString(asked.searches()),
        Long.toString(asked.empty()),
        Long.toString(asked.clicks()),
        Long.toString(asked.results()),
        Double.toString(asked.heat()),
        asked.lastAt().toString(),
        Boolean.toString(asked.shown()));
  }

  /** Saves the log; a failure is logged, not thrown. */
  public synchronized void save() {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    List<String> lines = new ArrayList<>();
    log.all().forEach(asked -> lines.add(write(asked)));
    try {
      Files.write(next, lines);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The query log could not be saved", e);
    }
  }

  @Override
  public void close() {
    save();
  }
}
