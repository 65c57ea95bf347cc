package io.zhiyin.config.file;

import io.zhiyin.config.file.InvalidConfig.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * The groups of a file, in its order; what is wrong with a line joins {@code problems}.
   *
   * @param place the file as it can be opened, for problems
   */
  public static WordGroups read(String file, String place, String text, List<Problem> problems) {
    return read(file, place, text, problems, (from, to, oneWay) -> "");
  }

  /**
   * The same where each line must lead to one word, and no word both be led from and led to, nor
   * led to two.
   */
  public static WordGroups misspellings(
      String file, String place, String text, List<Problem> problems) {
    Map<String, String> right = new HashMap<>();
    Set<String> rights = new HashSet<>();
    return read(
        file,
        place,
        text,
        problems,
        (from, to, oneWay) -> {
          if (!oneWay || to.size() > 1) {
            return "must be wrong words => one right word";
          }
          String its = to.getFirst();
          boolean two = from.stream().anyMatch(w -> !right.getOrDefault(w, its).equals(its));
          boolean both = right.containsKey(its) || from.stream().anyMatch(rights::contains);
          from.forEach(wrong -> right.put(wrong, its));
          rights.add(its);
          return two
              ? "must not lead a word to another one than an earlier line"
              : both || from.contains(its)
                  ? "must not have a wrong word that is right elsewhere"
                  : "";
        });
  }

  /** What is broken of a line that is well formed; empty for nothing. */
  private interface Rule {
    String broken(List<String> from, List<String> to, boolean oneWay);
  }

  private static WordGroups read(
      String file, String place, String text, List<Problem> problems, Rule more) {
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
        String form = rule(sides.length, from, to);
        String rule = form.isEmpty() ? more.broken(from, to, sides.length == 2) : form;
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
