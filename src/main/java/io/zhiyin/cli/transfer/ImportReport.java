package io.zhiyin.cli.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.catalog.Problem;
import io.zhiyin.cli.terminal.Failures;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an import did: rows read, stored, rejected; the first {@value #SHOWN} problems are shown,
 * all are counted.
 */
final class ImportReport {
  private static final int SHOWN = 50;

  private final String what;
  private final long startedAt = System.nanoTime();
  private final List<String> problems = new ArrayList<>();
  private long read;
  private long stored;
  private long rejected;

  ImportReport(String what) {
    this.what = what;
  }

  void read() {
    read++;
  }

  void stored(long rows) {
    stored += rows;
  }

  /**
   * Notes a row that was not stored.
   *
   * @param place its file and line
   */
  void rejected(String place, List<Problem> broken) {
    rejected++;
    for (Problem problem : broken) {
      if (problems.size() < SHOWN) {
        problems.add(place + ": " + Failures.line(problem));
      }
    }
  }

  /** The same, told by the service. */
  void rejected(String place, JsonNode broken) {
    List<Problem> told = new ArrayList<>();
    for (JsonNode problem : broken) {
      told.add(
          new Problem(
              problem.path("field").asText(),
              problem.path("rule").asText(),
              problem.path("value").asText()));
    }
    rejected(place, told);
  }

  boolean anyRejected() {
    return rejected > 0;
  }

  /** Prints the report; the exit code is 1 only when rows were read and none could be stored. */
  int print(PrintStream out) {
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    problems.forEach(out::println);
    if (rejected > problems.size() && problems.size() == SHOWN) {
      out.println("… and more");
    }
    out.printf(
        Locale.ROOT,
        "%s: %d read, %d stored, %d rejected in %.1f s (%.0f a second)%n",
        what,
        read,
        stored,
        rejected,
        seconds,
        read / Math.max(seconds, 1e-3));
    return read > 0 && stored == 0 ? 1 : 0;
  }
}
