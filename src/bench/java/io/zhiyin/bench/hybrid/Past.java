package io.zhiyin.bench.hybrid;

import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.eval.files.Tsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What shoppers took, each in order: a table {@code user item} with or without {@code type
 * unix_ts}. Rows without a time are an hour apart for each shopper, rows without a type purchases;
 * rows without a user are passed over.
 *
 * @param timed whether the file tells times, so that what was taken at one instant is a basket
 */
record Past(Map<String, List<Taken>> shoppers, boolean timed) {
  private static final long FIRST = 1_700_000_000;
  private static final long APART = 3_600;

  /** One product taken; seconds of the Unix clock. */
  record Taken(String item, String type, long time) {}

  /** Several files are read one after the other; they have the same columns. */
  static Past read(Path... files) throws IOException {
    boolean timed = Tsv.header(files[0]).contains("unix_ts");
    Map<String, List<Taken>> shoppers = new LinkedHashMap<>();
    for (Path file : files) {
      FileProblems problems = new FileProblems(file);
      Tsv.read(
          file,
          List.of("item"),
          List.of("user", "type", "unix_ts"),
          problems,
          (_, row) -> {
            if (!row[1].isEmpty()) {
              List<Taken> its = shoppers.computeIfAbsent(row[1], _ -> new ArrayList<>());
              long time = timed ? Long.parseLong(row[3]) : FIRST + APART * its.size();
              its.add(new Taken(row[0], row[2].isEmpty() ? "buy" : row[2], time));
            }
          });
      problems.check();
    }
    return new Past(shoppers, timed);
  }

  List<Taken> of(String shopper) {
    return shoppers.getOrDefault(shopper, List.of());
  }

  /** The same as a file of events. */
  void write(Path file) throws IOException {
    List<String> rows = new ArrayList<>(List.of("user\titem\ttype\tunix_ts"));
    shoppers.forEach((shopper, its) ->
        its.forEach(one ->
            rows.add(
                String.join("\t", shopper, one.item(), one.type(), String.valueOf(one.time())))));
    Files.write(file, rows);
  }
}
