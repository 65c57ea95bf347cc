package io.zhiyin.config.file;

import io.zhiyin.config.file.InvalidConfig.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.logging.Logger;
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
  private static final int TOLD = 10;
  private static final String SIGNS = "-_'\u2019";
  private static final Logger LOG = Logger.getLogger(WordList.class.getName());
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
    return read(file, place, text, word -> true, problems);
  }

  /**
   * The same for a file of product words. A line that cutting could never keep whole (one character
   * alone, other scripts, signs) is left out with a warning that counts such lines and names the
   * first ones: dictionaries from elsewhere are full of them.
   */
  public static WordList lexicon(String file, String place, String text, List<Problem> problems) {
    return read(file, place, text, WordList::isProductWord, problems);
  }

  private static WordList read(
      String file, String place, String text, Predicate<String> accepted, List<Problem> problems) {
    Set<String> words = new TreeSet<>();
    List<String> leftOut = new ArrayList<>();
    LineProblems wrong = new LineProblems(place, problems);
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String word = COMMENT.matcher(line).replaceFirst("").strip();
      if (SPACE.matcher(word).find()) {
        wrong.add(number, "must be one word", word);
      } else if (word.length() > LONGEST) {
        wrong.add(number, "must have at most " + LONGEST + " characters", word);
      } else if (!word.isEmpty() && accepted.test(word)) {
        words.add(word);
      } else if (!word.isEmpty()) {
        leftOut.add("line " + number + " (" + word + ")");
      }
    }
    wrong.end();
    if (!leftOut.isEmpty()) {
      LOG.warning(
          "%s: %d lines are no product words and left out (a word is two or more Chinese characters, or such with letters or digits, without signs): %s%s"
              .formatted(
                  place,
                  leftOut.size(),
                  String.join(", ", leftOut.subList(0, Math.min(TOLD, leftOut.size()))),
                  leftOut.size() > TOLD ? ", …" : ""));
    }
    if (words.size() > MOST_WORDS) {
      String rule = "must hold at most " + MOST_WORDS + " words";
      problems.add(new Problem(place, "", rule, String.valueOf(words.size())));
    }
    return new WordList(file, words);
  }

  /**
   * Whether cutting can keep it whole: two or more letters, digits and Chinese characters, dashes
   * and apostrophes between letters. A dash before it forbids the word.
   */
  private static boolean isProductWord(String line) {
    String word = line.startsWith("-") ? line.substring(1) : line;
    for (int i = 0; i < word.length(); i++) {
      boolean binds =
          SIGNS.indexOf(word.charAt(i)) >= 0 && letter(word, i - 1) && letter(word, i + 1);
      if (!binds
          && !Character.isIdeographic(word.charAt(i))
          && !letter(word, i)
          && !Character.isDigit(word.charAt(i))) {
        return false;
      }
    }
    return word.length() > 1;
  }

  /** Whether a letter of a script that is written in words stands there. */
  private static boolean letter(String word, int at) {
    if (at < 0 || at >= word.length() || !Character.isLetter(word.charAt(at))) {
      return false;
    }
    return switch (Character.UnicodeScript.of(word.charAt(at))) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> false;
      default -> true;
    };
  }
}
