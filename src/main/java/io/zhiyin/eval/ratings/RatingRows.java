package io.zhiyin.eval.ratings;

import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.eval.files.Tsv;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.input.EventFiles;
import io.zhiyin.signals.input.EventReader;
import io.zhiyin.signals.input.ReadEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The ratings of a table {@code user item rating [unix_ts]}, of a table of events with {@code type}
 * (its {@code rate} rows; their {@code value} where there is no {@code rating}), or of events in
 * {@code .jsonl}; in time order, in line order where there is no time. A rating is a number from 0
 * to 100.
 *
 * @param passedOver rows that are no ratings or have no user
 */
record RatingRows(List<Row> rows, int passedOver) {
  private static final double HIGHEST = 100;
  private static final int LONGEST_ID = 512;

  /** One rating. */
  record Row(String user, String item, float rating, long time) {}

  /**
   * Reads a file.
   *
   * @throws io.zhiyin.catalog.InvalidInput with every problem of the file
   */
  static RatingRows read(Path file) throws IOException {
    FileProblems problems = new FileProblems(file);
    List<Row> rows = new ArrayList<>();
    int passedOver =
        file.getFileName().toString().matches(".*\\.jsonl(\\.gz)?")
            ? events(file, problems, rows)
            : table(file, problems, rows);
    if (rows.isEmpty()) {
      problems.add(0, "", "must hold at least one rating of a user", "none");
    }
    problems.check();
    rows.sort(Comparator.comparingLong(Row::time));
    return new RatingRows(rows, passedOver);
  }

  private static int table(Path file, FileProblems problems, List<Row> rows) throws IOException {
    List<String> header = Tsv.header(file);
    boolean typed = header.contains("type");
    if (!header.contains("rating") && !(typed && header.contains("value"))) {
      problems.add(1, "", "must have a column rating, or type and value", String.join(" ", header));
      return 0;
    }
    int[] passedOver = new int[1];
    Tsv.read(
        file,
        List.of("item"),
        List.of("user", "rating", "value", "type", "unix_ts"),
        problems,
        (line, v) -> {
          boolean rate = !typed || EventType.parse(v[4]).filter(EventType.RATE::equals).isPresent();
          if (!rate || v[1].isEmpty()) {
            passedOver[0]++;
          } else if (v[0].length() > LONGEST_ID || v[1].length() > LONGEST_ID) {
            problems.add(line, "user or item", "must be at most 512 characters", v[1] + " " + v[0]);
          } else {
            String rating = v[2].isEmpty() && typed ? v[3] : v[2];
            double value = number(line, "rating", rating, problems);
            double time = v[5].isEmpty() ? 0 : number(line, "unix_ts", v[5], problems);
            if (!Double.isFinite(time)) {
              problems.add(line, "unix_ts", "must be a finite number", v[5]);
            }
            if (!(value >= 0 && value <= HIGHEST)) {
              problems.add(line, "rating", "must be a number from 0 to 100", rating);
            }
            rows.add(new Row(v[1], v[0], (float) value, (long) time));
          }
        });
    return passedOver[0];
  }

  private static double number(long line, String column, String value, FileProblems problems) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException _) {
      problems.add(line, column, "must be a number", value);
      return 0;
    }
  }

  private static int events(Path file, FileProblems problems, List<Row> rows) throws IOException {
    int[] passedOver = new int[1];
    new EventFiles(new EventReader(Clock.systemUTC(), () -> "", true))
        .read(
            file,
            (line, read) -> {
              switch (read) {
                case ReadEvent.Accepted(Event event, boolean _) ->
                    passedOver[0] += add(event, rows) ? 0 : 1;
                case ReadEvent.Rejected(var found) ->
                    found.forEach(p -> problems.add(line, p.field(), p.rule(), p.value()));
                case ReadEvent.Withheld() -> passedOver[0]++;
              }
            });
    return passedOver[0];
  }

  private static boolean add(Event event, List<Row> rows) {
    String user = event.shopper().userId();
    if (event.type() != EventType.RATE || event.rating().isEmpty() || user.isEmpty()) {
      return false;
    }
    float rating = (float) event.rating().getAsDouble();
    event
        .items()
        .forEach(
            item -> rows.add(new Row(user, item.itemId(), rating, event.time().getEpochSecond())));
    return true;
  }
}
