package io.zhiyin.cli.evaluate.shared;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.cli.terminal.Bar;
import io.zhiyin.cli.terminal.Failures;
import io.zhiyin.cli.terminal.Table;
import io.zhiyin.config.file.InvalidConfig;
import io.zhiyin.eval.metrics.Interval;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.HtmlReport;
import io.zhiyin.eval.report.Result;
import io.zhiyin.eval.report.Results;
import io.zhiyin.eval.report.Watch;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what an evaluation found, or why it could not be made. */
public final class Outcome {
  private static final int WIDEST = 40;

  /** Work that reads files. */
  @FunctionalInterface
  public interface Work {
    Results run(Watch watch) throws IOException;
  }

  /** Work that reads files and prints what it finds. */
  @FunctionalInterface
  public interface Printing {
    void run() throws IOException;
  }

  private Outcome() {}

  /**
   * Where results go beside the terminal's table.
   *
   * @param json one JSON document instead of the table
   * @param report a file for {@link HtmlReport}, too
   */
  record Form(String title, boolean json, Optional<Path> report) {}

  /**
   * Does the work and prints its results to standard output: one JSON document, or a table with the
   * metrics given (those that were measured).
   *
   * @return the exit code, as {@link #of}
   */
  public static int print(Work work, Form form, List<Metric> columns) {
    return of(() -> {
      if (form.report().isPresent()) {
        writable(form.report().get());
      }
      Results results;
      try (Bar bar = Bar.open("reading", 0)) {
        results = work.run(bar::show);
      }
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      if (form.json()) {
        out.println(results.json());
      } else {
        table(results, columns, out);
      }
      if (form.report().isPresent()) {
        Files.writeString(form.report().get(), HtmlReport.of(form.title(), results));
      }
    });
  }

  /**
   * Does the work. What keeps it from being done goes to standard error, every problem a line.
   *
   * @return the exit code
   */
  public static int of(Printing work) {
    try {
      work.run();
      return 0;
    } catch (InvalidInput | InvalidConfig | IOException | UncheckedIOException e) {
      Failures.tell(e);
      return 1;
    } catch (OutOfMemoryError e) {
      System.err.println(
          "zhiyin: out of memory; give the JVM more, such as ZHIYIN_JAVA_OPTS=-Xmx8g, or leave the"
              + " dense methods out with --methods");
      return 1;
    }
  }

  /** Makes the folder, and looks before long work whether the file can be written. */
  static void writable(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path there = Files.exists(file) || folder == null ? file : folder;
    if (Files.isDirectory(file) || !Files.isWritable(there)) {
      throw new IOException("--report " + file + " cannot be written");
    }
  }

  private static void table(Results results, List<Metric> columns, PrintStream out) {
    if (results.results().isEmpty()) {
      out.println("(no result)");
      return;
    }
    List<String> names =
        columns.stream()
            .map(Metric::toString)
            .filter(results.results().getFirst().measured().metrics()::containsKey)
            .toList();
    int[] widths = new int[names.size() + 7];
    Arrays.fill(widths, WIDEST);
    Table table = new Table(widths);
    List<String> head = new ArrayList<>(List.of("method"));
    head.addAll(names);
    head.addAll(List.of("95% of " + results.primary(), "p", "fit s", "MB", "p50 ms", "p99 ms"));
    table.row(head.toArray(String[]::new));
    for (Result result : results.results()) {
      table.row(row(results, result, names));
    }
    table.print(out);
    Result first = results.results().getFirst();
    out.println(first.measured().cases() + " cases; skipped: " + first.measured().skipped());
    results.protocol().forEach((name, value) -> out.println(name + ": " + value));
  }

  private static String[] row(Results results, Result result, List<String> names) {
    Result.Measured measured = result.measured();
    List<String> cells = new ArrayList<>(List.of(result.method()));
    names.forEach(name -> cells.add(number(measured.metrics().getOrDefault(name, 0.0), 4)));
    Interval interval =
        measured.intervals().getOrDefault(results.primary().toString(), new Interval(0, 0));
    cells.add(number(interval.low(), 4) + "–" + number(interval.high(), 4));
    cells.add(number(results.pValue(result), 4));
    cells.add(number(result.cost().fitSeconds(), 2));
    cells.add(number(result.cost().peakMb(), 0));
    cells.add(number(result.cost().serveMsP50(), 3));
    cells.add(number(result.cost().serveMsP99(), 3));
    return cells.toArray(String[]::new);
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
