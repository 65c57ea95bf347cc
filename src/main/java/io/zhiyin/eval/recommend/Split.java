package io.zhiyin.eval.recommend;

import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.eval.files.TextLines;
import io.zhiyin.eval.files.Tsv;
import io.zhiyin.signals.Event;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Cuts a table of interactions into {@code train.tsv}, {@code valid.tsv}, {@code test.tsv}: whole
 * rows, each in one file, in time order (line order where there is no time), the header kept.
 * Events in JSON Lines give {@code train.jsonl} and so on; those without consent are left out.
 *
 * <p>Leakage would be that training knows what a target is asked before: a row in two files, or a
 * row of train later than one of valid or test. TIME: the last tenth of all rows is test, the tenth
 * before it valid, rows of one instant stay together. LEAVE_ONE_OUT: each user's last row is test,
 * the one before valid (users of fewer than three rows are all train); it is leak-free by user
 * only. USER: a seeded tenth of the users gives its last fifth to test, another tenth to valid. A
 * client without a user is a user of its own; what names nobody, and events without a product, are
 * train unless cut by time.
 */
public final class Split {
  /** By what is cut. */
  public enum By {
    TIME,
    LEAVE_ONE_OUT,
    USER
  }

  private static final List<String> NAMES = List.of("train", "valid", "test");
  private static final double SHARE = 0.1;

  private record Line(String text, String user, long time) {}

  private Split() {}

  /**
   * Writes the three files.
   *
   * @return file's name → rows
   * @throws io.zhiyin.catalog.InvalidInput with every problem of the file
   */
  public static Map<String, Integer> write(Path file, By by, Path folder, long seed)
      throws IOException {
    boolean json = file.getFileName().toString().matches(".*\\.jsonl(\\.gz)?");
    List<Line> lines = json ? events(file) : read(file, by);
    lines.sort(Comparator.comparingLong(Line::time));
    int[] part =
        switch (by) {
          case TIME -> byTime(lines);
          case LEAVE_ONE_OUT -> leaveOneOut(lines);
          case USER -> byUser(lines, seed);
        };
    Files.createDirectories(folder);
    Map<String, Integer> written = new LinkedHashMap<>();
    for (int p = 0; p < NAMES.size(); p++) {
      int rows = 0;
      String name = NAMES.get(p) + (json ? ".jsonl" : ".tsv");
      try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
        out.write(json ? "" : header(file) + "\n");
        for (int i = 0; i < part.length; i++) {
          if (part[i] == p) {
            out.write(lines.get(i).text() + "\n");
            rows++;
          }
        }
      }
      written.put(name, rows);
    }
    return written;
  }

  private static String header(Path file) throws IOException {
    return String.join("\t", Tsv.header(file));
  }

  private static List<Line> read(Path file, By by) throws IOException {
    List<String> header = Tsv.header(file);
    FileProblems problems = new FileProblems(file);
    Places places =
        new Places(header.indexOf("user"), header.indexOf("client"), header.indexOf("unix_ts"));
    if (Math.max(places.user, places.client) < 0 || !header.contains("item")) {
      problems.add(1, "", "must have the columns user and item", String.join(" ", header));
    }
    if (by == By.TIME && places.time < 0) {
      problems.add(
          1, "", "must have the column unix_ts to be cut by time", String.join(" ", header));
    }
    problems.check();
    List<Line> lines = new ArrayList<>();
    try (BufferedReader in = TextLines.open(file)) {
      in.readLine();
      long number = 1;
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        number++;
        if (!text.isBlank()) {
          lines.add(line(text, places, number, problems));
        }
      }
    }
    problems.check();
    return lines;
  }

  private static List<Line> events(Path file) throws IOException {
    FileProblems problems = new FileProblems(file);
    Map<Long, Event> events = new HashMap<>();
    EventRows.each(
        file, problems, (line, event) -> event.ifPresent(known -> events.put(line, known)));
    problems.check();
    List<Line> lines = new ArrayList<>();
    try (BufferedReader in = TextLines.open(file)) {
      long number = 0;
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        Event event = events.get(++number);
        if (event != null) {
          String who = event.items().isEmpty() ? "" : EventRows.name(event.shopper());
          lines.add(new Line(text, who, event.time().toEpochMilli()));
        }
      }
    }
    return lines;
  }

  /** Where columns stand; -1 where they are missing. */
  private record Places(int user, int client, int time) {}

  private static String cell(String[] columns, int place) {
    String value = place >= 0 && place < columns.length ? columns[place].strip() : "";
    return value.equals("null") || value.equals("\"\"") ? "" : value;
  }

  private static Line line(String text, Places places, long number, FileProblems problems) {
    String[] columns = text.split("\t", -1);
    String user = cell(columns, places.user);
    String client = cell(columns, places.client);
    long when = 0;
    if (places.time >= 0) {
      String value = cell(columns, places.time);
      if (value.matches("-?\\d{1,18}(\\.\\d+)?")) {
        when = (long) Double.parseDouble(value);
      } else {
        problems.add(number, "unix_ts", "must be a number", value);
      }
    }
    return new Line(text, user.isEmpty() && !client.isEmpty() ? "client:" + client : user, when);
  }

  private static int[] byTime(List<Line> lines) {
    int n = lines.size();
    long test = n == 0 ? 0 : lines.get((int) (n * (1 - SHARE))).time();
    long valid = n == 0 ? 0 : lines.get((int) (n * (1 - 2 * SHARE))).time();
    return lines.stream()
        .mapToInt(line -> line.time() >= test ? 2 : line.time() >= valid ? 1 : 0)
        .toArray();
  }

  private static Map<String, List<Integer>> users(List<Line> lines) {
    Map<String, List<Integer>> users = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).user().isEmpty()) {
        users.computeIfAbsent(lines.get(i).user(), _ -> new ArrayList<>()).add(i);
      }
    }
    return users;
  }

  private static int[] leaveOneOut(List<Line> lines) {
    int[] part = new int[lines.size()];
    for (List<Integer> own : users(lines).values()) {
      if (own.size() >= 3) {
        part[own.getLast()] = 2;
        part[own.get(own.size() - 2)] = 1;
      }
    }
    return part;
  }

  private static int[] byUser(List<Line> lines, long seed) {
    int[] part = new int[lines.size()];
    Map<String, List<Integer>> users = users(lines);
    SplittableRandom random = new SplittableRandom(seed);
    for (String user : new TreeSet<>(users.keySet())) {
      double lot = random.nextDouble();
      int to = lot < SHARE ? 2 : lot < 2 * SHARE ? 1 : 0;
      List<Integer> own = users.getOrDefault(user, List.of());
      int kept = Math.min(own.size() - 1, (int) Math.ceil(own.size() * 0.8));
      IntStream.range(Math.max(0, kept), own.size()).forEach(i -> part[own.get(i)] = to);
    }
    return part;
  }

  /** The names accepted on the command line. */
  public static List<String> names() {
    return Arrays.stream(By.values())
        .map(by -> by.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
