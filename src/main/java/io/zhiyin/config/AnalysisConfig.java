package io.zhiyin.config;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How texts become terms: {@code analysis.yaml}, which says what each setting does.
 *
 * @param stopWords left out of the chains {@code words} and {@code content}
 * @param contentStopWords left out of the chain {@code content} as well
 */
public record AnalysisConfig(
    boolean traditionalToSimplified,
    Stemming englishStemming,
    WordList stopWords,
    WordList contentStopWords,
    Limits limits) {
  private static final Pattern FILE_NAME = Pattern.compile("\\w[\\w.-]{0,99}");
  private static final String FILE_RULE =
      "must be the name of a file in this folder, of letters, digits, dot, dash and underscore";

  /** What endings English words lose. */
  public enum Stemming {
    PLURAL,
    KSTEM,
    PORTER,
    NONE
  }

  /**
   * What of a text is looked at.
   *
   * @param characters of one text, after width and case were levelled
   * @param token characters of one run of letters and digits
   */
  public record Limits(int characters, int token) {
    private static final Range CHARACTERS = Range.of(100, 1_000_000);
    private static final Range TOKEN = Range.of(8, 256);

    public Limits {
      CHARACTERS.check("max_characters", characters);
      TOKEN.check("max_token_length", token);
    }
  }

  /**
   * @param words gives the list of a file's name
   */
  static AnalysisConfig read(Section section, Function<String, WordList> words) {
    return new AnalysisConfig(
        section.flag("traditional_to_simplified"),
        section.choice("english_stemming", Stemming.class),
        words.apply(section.text("stop_words", FILE_NAME, FILE_RULE)),
        words.apply(section.text("content_stop_words", FILE_NAME, FILE_RULE)),
        new Limits(
            section.whole("max_characters", Limits.CHARACTERS),
            section.whole("max_token_length", Limits.TOKEN)));
  }
}
