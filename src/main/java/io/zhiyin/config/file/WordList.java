package io.zhiyin.config.file;

import io.zhiyin.config.file.InvalidConfig.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The words of a file: one a line, {@code #} starts a comment, empty lines and repeated words do no
 * harm.
 *
 * @param file its name within {@code index-config/}
 * @param words as written, sorted
 */
public record WordList(String file, Set<String> words) {
  private static final int MOST_WORDS = 1_000_000;
  private static final int LONGEST = 64;
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]");
  private static final Pattern COMMENT = Pattern.compile("#.*");

  public WordList {
    words = Collections.unmodifiableSet(new TreeSet<>(words));
  }

  /**
   * The words of a file without repetition; what is wrong with a line joins {@code problems}.
   *
   * @param place the file as it can be opened, for problems
   */
  public static WordList read(String file, String place, String text, List<Problem> problems) {
    Set<String> words = new TreeSet<>();
    LineProblems wrong = new LineProblems(place, problems);
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String word = COMMENT.matcher(line).replaceFirst("").strip();
      if (SPACE.matcher(word).find()) {
        wrong.add(number, "must be one word", word);
      } else if (word.length() > LONGEST) {
        wrong.add(number, "must have at most " + LONGEST + " characters", word);
      } else if (!word.isEmpty()) {
        words.add(word);
      }
    }
    wrong.end();
    if (words.size() > MOST_WORDS) {
      String rule = "must hold at most " + MOST_WORDS + " words";
      problems.add(new Problem(place, "", rule, String.valueOf(words.size())));
    }
    return new WordList(file, words);
  }
}
