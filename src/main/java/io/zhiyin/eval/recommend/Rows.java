package io.zhiyin.eval.recommend;

import io.zhiyin.catalog.Problem;
import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.eval.files.Tsv;
import io.zhiyin.signals.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The interactions of a table {@code user item} or {@code user item type unix_ts …}, or of events
 * in {@code .jsonl} (see {@link EventRows}), in their order. Types weigh as configured; those that
 * weigh nothing or less (refunds, removals) are no interactions and are counted, as are rows of an
 * unknown type, by its name; {@code rate} weighs 1, and so does a row without a type, which is told
 * to the engine as a purchase. A column {@code weight} multiplies. Rows with a client and no user
 * belong to the client, rows with neither are anonymous.
 *
 * @param passedOver what made no interaction → rows
 */
record Rows(List<Row> rows, Map<String, Integer> passedOver) {
  private static final String UNKNOWN = "unknown type ";
  private static final int NAMED = 20;
  private static final int LONGEST_ID = 512;
  private static final List<String> OPTIONAL =
      List.of("user", "client", "type", "unix_ts", "weight");

  /** Of a type that has no weight, or without consent. */
  static final String WEIGHTLESS = "weighs nothing";

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
    Map<String, Integer> passedOver = new TreeMap<>();
    Tsv.read(
        file,
        List.of("item"),
        OPTIONAL,
        problems,
        (line, v) -> {
          if (v[3].isEmpty() || EventType.parse(v[3]).isPresent()) {
            row(line, v, weights, problems)
                .ifPresentOrElse(rows::add, () -> passOver(WEIGHTLESS, passedOver));
          } else {
            passOverUnknown(v[3], passedOver);
          }
        });
    return checked(new Rows(rows, passedOver), problems);
  }

  static void passOver(String why, Map<String, Integer> passedOver) {
    passedOver.merge(why, 1, Integer::sum);
  }

  /** Counted by its name; after twenty names together. */
  static void passOverUnknown(String type, Map<String, Integer> passedOver) {
    String own = UNKNOWN + new Problem("", "", type).value();
    boolean room = passedOver.containsKey(own) || passedOver.size() < NAMED;
    passOver(room ? own : "other unknown types", passedOver);
  }

  private static Rows checked(Rows rows, FileProblems problems) {
    if (rows.rows().isEmpty()) {
      String but = rows.passedOver().isEmpty() ? "none" : "none but " + rows.passedOver();
      problems.add(0, "", "must hold at least one interaction", but);
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
    EventType type = EventType.parse(v[3]).orElse(EventType.PURCHASE);
    double weight =
        v[3].isEmpty() || type == EventType.RATE ? 1 : weights.getOrDefault(type.ga4(), 0.0);
    double own = number(line, "weight", v[5], 1, problems);
    if (own <= 0) {
      problems.add(line, "weight", "must be above 0", v[5]);
    }
    long time = (long) number(line, "unix_ts", v[4], 0, problems);
    float product = (float) (weight * own);
    byte kind = (byte) List.of(EventType.values()).indexOf(type);
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
