package io.zhiyin.eval.recommend;

import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.eval.files.Tsv;
import io.zhiyin.signals.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The interactions of a table {@code user item} or {@code user item type unix_ts …}, or of events
 * in {@code .jsonl} (see {@link EventRows}), in their order. Types weigh as configured; those that
 * weigh nothing or less (refunds, removals) are no interactions and are counted; {@code rate}
 * weighs 1. A column {@code weight} multiplies. Rows with a client and no user belong to the
 * client, rows with neither are anonymous.
 *
 * @param passedOver rows whose type weighs nothing
 */
record Rows(List<Row> rows, int passedOver) {
  private static final int LONGEST_ID = 512;
  private static final List<String> OPTIONAL =
      List.of("user", "client", "type", "unix_ts", "weight");

  /** One interaction; an empty user is nobody; time 0 is unknown. */
  record Row(String user, String item, long time, float weight, byte kind) {}

  /**
   * Reads a file.
   *
   * @param weights GA4 name → weight
   * @throws io.zhiyin.catalog.InvalidInput with every problem of the file
   */
  static Rows read(Path file, Map<String, Double> weights) throws IOException {
    FileProblems problems = new FileProblems(file);
    if (file.getFileName().toString().matches(".*\\.jsonl(\\.gz)?")) {
      return checked(EventRows.read(file, weights, problems), problems);
    }
    List<String> header = Tsv.header(file);
    if (!header.contains("user") && !header.contains("client")) {
      problems.add(1, "", "must have a column user", String.join(" ", header));
    }
    List<Row> rows = new ArrayList<>();
    int[] passedOver = new int[1];
    Tsv.read(
        file,
        List.of("item"),
        OPTIONAL,
        problems,
        (line, v) -> {
          Optional<Row> row = row(line, v, weights, problems);
          row.ifPresentOrElse(rows::add, () -> passedOver[0]++);
        });
    return checked(new Rows(rows, passedOver[0]), problems);
  }

  private static Rows checked(Rows rows, FileProblems problems) {
    if (rows.rows().isEmpty()) {
      problems.add(0, "", "must hold at least one interaction", "none");
    }
    problems.check();
    return rows;
  }

  private static Optional<Row> row(
      long line, String[] v, Map<String, Double> weights, FileProblems problems) {
    String user = v[1].isEmpty() && !v[2].isEmpty() ? "client:" + v[2] : v[1];
    if (user.length() > LONGEST_ID || v[0].length() > LONGEST_ID) {
      problems.add(line, "user or item", "must be at most 512 characters", user + " " + v[0]);
      return Optional.empty();
    }
    Optional<EventType> type =
        v[3].isEmpty() ? Optional.of(EventType.VIEW_ITEM) : EventType.parse(v[3]);
    if (type.isEmpty()) {
      problems.add(
          line, "type", "must be a GA4 event or view click cart fav buy refund rate", v[3]);
      return Optional.empty();
    }
    double weight =
        v[3].isEmpty() || type.get() == EventType.RATE
            ? 1
            : weights.getOrDefault(type.get().ga4(), 0.0);
    double own = number(line, "weight", v[5], 1, problems);
    if (own <= 0) {
      problems.add(line, "weight", "must be above 0", v[5]);
    }
    long time = (long) number(line, "unix_ts", v[4], 0, problems);
    float product = (float) (weight * own);
    byte kind = (byte) List.of(EventType.values()).indexOf(type.get());
    return product > 0 ? Optional.of(new Row(user, v[0], time, product, kind)) : Optional.empty();
  }

  private static double number(
      long line, String column, String value, double absent, FileProblems problems) {
    if (value.isEmpty()) {
      return absent;
    }
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    problems.add(line, column, "must be a finite number", value);
    return absent;
  }
}
