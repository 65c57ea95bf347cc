package io.zhiyin.config;

import io.zhiyin.config.InvalidConfig.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words that mean the same, as a file says: {@code a, b, c} on a line for each other, {@code a, b
 * => c} for c where a or b is asked for. A word may have spaces; {@code #} starts a comment.
 *
 * @param file its name within {@code index-config/}
 * @param groups in the order of the file
 */
public record WordGroups(String file, List<Group> groups) {
  private static final int MOST_GROUPS = 100_000;
  private static final int MOST_WORDS = 64;
  private static final int LONGEST = 64;
  private static final Pattern COMMENT = Pattern.compile("#.*");
  private static final Pattern COMMA = Pattern.compile("[,，]");
  private static final Pattern ARROW = Pattern.compile("=>");

  public WordGroups {
    groups = List.copyOf(groups);
  }

  /**
   * One line.
   *
   * @param from what is asked for
   * @param to what is then found as well; for words that mean each other, the same list
   */
  public record Group(List<String> from, List<String> to) {
    public Group {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }

    public boolean bothWays() {
      return from.equals(to);
    }
  }

  /**
   * @param place the file as it can be opened, for problems
   */
  static WordGroups read(String file, String place, String text, List<Problem> problems) {
    List<Group> groups = new ArrayList<>();
    LineProblems wrong = new LineProblems(place, problems);
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String plain = COMMENT.matcher(line).replaceFirst("").strip();
      if (!plain.isEmpty()) {
        String[] sides = ARROW.split(plain, -1);
        List<String> from = words(sides[0]);
        List<String> to = words(sides[sides.length - 1]);
        String rule = rule(sides.length, from, to);
        if (rule.isEmpty()) {
          groups.add(new Group(from, to));
        } else {
          wrong.add(number, rule, plain);
        }
      }
    }
    wrong.end();
    if (groups.size() > MOST_GROUPS) {
      String rule = "must hold at most " + MOST_GROUPS + " lines of words";
      problems.add(new Problem(place, "", rule, String.valueOf(groups.size())));
    }
    return new WordGroups(file, groups);
  }

  private static List<String> words(String side) {
    return Arrays.stream(COMMA.split(side, -1)).map(String::strip).toList();
  }

  /** What is broken; empty for nothing. */
  private static String rule(int sides, List<String> from, List<String> to) {
    if (sides > 2) {
      return "must have at most one =>";
    }
    if (from.contains("") || to.contains("")) {
      return "must have a word on each side of a comma or =>";
    }
    if (sides == 1 && from.size() == 1) {
      return "must have two words or more";
    }
    if (from.size() > MOST_WORDS || to.size() > MOST_WORDS) {
      return "must have at most " + MOST_WORDS + " words on a side";
    }
    boolean fit =
        from.stream().allMatch(WordGroups::fits) && to.stream().allMatch(WordGroups::fits);
    return fit ? "" : "must have words of at most " + LONGEST + " characters";
  }

  private static boolean fits(String word) {
    return word.length() <= LONGEST;
  }
}
