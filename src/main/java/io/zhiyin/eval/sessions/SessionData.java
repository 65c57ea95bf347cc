package io.zhiyin.eval.sessions;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.files.InputFiles;
import io.zhiyin.eval.files.FileProblems;
import io.zhiyin.eval.files.TextLines;
import io.zhiyin.eval.files.Together;
import io.zhiyin.eval.files.Tsv;
import io.zhiyin.learn.sessions.Sessions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Training sessions and test cases, items numbered in the order of their ids.
 *
 * <p>Training: a line a session, ids separated by spaces, the oldest first; empty lines are passed
 * over. Test: columns {@code prefix} and {@code target}. Items that training never saw are taken
 * out of prefixes; a case with such a target counts as missed by every method, as in {@code
 * evaluate recommend}, so every row of the test is a case. Rows that follow each other and are
 * prefixes of one session, growing or shrinking by a click, belong together.
 *
 * @param session of each case, numbers from 0 without gaps
 * @param missed cases whose target training never saw
 * @param unknown clicks that were taken out of prefixes
 */
public record SessionData(
    Sessions train, List<SessionCase> cases, List<Integer> session, int missed, int unknown) {

  /**
   * Reads both files.
   *
   * @throws io.zhiyin.catalog.InvalidInput with every problem
   */
  public static SessionData read(Path train, Path test) throws IOException {
    InputFiles.check(List.of(train, test));
    Together together = new Together();
    Optional<List<String[]>> sessions = together.read(() -> lines(train));
    Optional<List<Asked>> asked = together.read(() -> asked(test));
    together.check();
    List<String[]> lines = sessions.orElseThrow();
    String[] ids =
        lines.stream().flatMap(Arrays::stream).distinct().sorted().toArray(String[]::new);
    Map<String, Integer> numbers = new HashMap<>(2 * ids.length);
    for (int i = 0; i < ids.length; i++) {
      numbers.put(ids[i], i);
    }
    List<int[]> numbered = new ArrayList<>(lines.size());
    for (String[] line : lines) {
      numbered.add(numbered(line, numbers));
    }
    SessionData data = cases(Sessions.of(ids.length, numbered), asked.orElseThrow(), numbers);
    if (data.missed() == data.cases().size()) {
      throw new InvalidInput(
          new Problem(test.toString(), "must have a case whose target stands in training", "none"));
    }
    return data;
  }

  private static List<String[]> lines(Path train) throws IOException {
    FileProblems problems = new FileProblems(train);
    List<String[]> lines = new ArrayList<>();
    Map<String, String> same = new HashMap<>();
    try (BufferedReader reader = TextLines.open(train)) {
      long at = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        at++;
        if (line.strip().indexOf('\t') >= 0) {
          problems.add(at, "", "must be ids separated by spaces, not tabs", line.strip());
        } else if (!line.isBlank()) {
          String[] ids = split(line);
          for (int i = 0; i < ids.length; i++) {
            ids[i] = same.computeIfAbsent(ids[i], id -> id);
          }
          lines.add(ids);
        }
      }
    }
    if (lines.isEmpty()) {
      problems.add(0, "", "must have at least one session", "none");
    }
    problems.check();
    return lines;
  }

  /** A case as written. */
  private record Asked(String prefix, String target) {}

  private static List<Asked> asked(Path test) throws IOException {
    FileProblems problems = new FileProblems(test);
    List<Asked> asked = new ArrayList<>();
    Tsv.read(
        test,
        List.of("prefix", "target"),
        List.of(),
        problems,
        (line, values) -> asked.add(new Asked(values[0], values[1])));
    problems.check();
    return asked;
  }

  private static SessionData cases(
      Sessions train, List<Asked> asked, Map<String, Integer> numbers) {
    List<SessionCase> cases = new ArrayList<>();
    List<Integer> session = new ArrayList<>();
    int unknown = 0;
    int missed = 0;
    for (int at = 0; at < asked.size(); at++) {
      Asked its = asked.get(at);
      boolean same = at > 0 && sameSession(asked.get(at - 1), its);
      session.add(at == 0 ? 0 : session.getLast() + (same ? 0 : 1));
      String[] prefix = split(its.prefix());
      int[] known = numbered(prefix, numbers);
      unknown += prefix.length - known.length;
      int target = numbers.getOrDefault(its.target(), -1);
      missed += target < 0 ? 1 : 0;
      cases.add(new SessionCase(known, target));
    }
    return new SessionData(train, List.copyOf(cases), List.copyOf(session), missed, unknown);
  }

  private static boolean sameSession(Asked one, Asked other) {
    return longer(one).equals(List.of(split(other.prefix())))
        || longer(other).equals(List.of(split(one.prefix())));
  }

  /** A prefix with the click that followed it. */
  private static List<String> longer(Asked asked) {
    List<String> all = new ArrayList<>(List.of(split(asked.prefix())));
    all.add(asked.target());
    return all;
  }

  private static String[] split(String ids) {
    StringTokenizer tokens = new StringTokenizer(ids);
    String[] all = new String[tokens.countTokens()];
    Arrays.setAll(all, _ -> tokens.nextToken());
    return all;
  }

  private static int[] numbered(String[] ids, Map<String, Integer> numbers) {
    return Arrays.stream(ids)
        .filter(numbers::containsKey)
        .mapToInt(id -> numbers.getOrDefault(id, -1))
        .toArray();
  }
}
