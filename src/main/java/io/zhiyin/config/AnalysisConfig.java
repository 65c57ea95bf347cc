package io.zhiyin.config;

import io.zhiyin.config.file.Range;
import io.zhiyin.config.file.Section;
import io.zhiyin.config.file.WordGroups;
import io.zhiyin.config.file.WordList;
import java.util.regex.Pattern;

/** How texts become terms: {@code analysis.yaml}, which says what each setting does. */
public record AnalysisConfig(
    boolean traditionalToSimplified,
    Stemming englishStemming,
    Lists lists,
    Rewriting rewriting,
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
   * Words that are known or left out.
   *
   * @param stop left out of the chains {@code words}, {@code lexicon} and {@code content}
   * @param contentStop left out of the chain {@code content} as well
   * @param lexicon product words, as shipped: of Chinese characters alone, or with letters and
   *     digits
   * @param shopLexicon a shop's own product words; one with a dash before it is never a word
   * @param minedFrom products that must have a brand, category or attribute value before it is
   *     taken for a product word, too; 0: none is
   */
  public record Lists(
      WordList stop, WordList contentStop, WordList lexicon, WordList shopLexicon, int minedFrom) {
    private static final Range MINED_FROM = Range.of(0, 1000);

    public Lists {
      MINED_FROM.check("mined_from", minedFrom);
    }
  }

  /**
   * What is written otherwise in the chain {@code lexicon}.
   *
   * @param models whether models are taken apart and numbers joined with their units
   * @param units ways to write a unit, the first of a group being the one kept
   * @param synonyms other words for what is asked
   * @param misspellings what is asked for by mistake => the right word, exactly one
   */
  public record Rewriting(
      boolean models, WordGroups units, WordGroups synonyms, WordGroups misspellings) {}

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

  /** Gives the files that {@code analysis.yaml} names. */
  interface Files {
    WordList words(String file);

    WordList lexicon(String file);

    WordGroups groups(String file);

    WordGroups misspellings(String file);
  }

  static AnalysisConfig read(Section section, Files files) {
    return new AnalysisConfig(
        section.flag("traditional_to_simplified"),
        section.choice("english_stemming", Stemming.class),
        new Lists(
            files.words(file(section, "stop_words")),
            files.words(file(section, "content_stop_words")),
            files.lexicon(file(section, "lexicon")),
            files.lexicon(file(section, "shop_lexicon")),
            section.whole("mined_from", Lists.MINED_FROM)),
        new Rewriting(
            section.flag("models_and_units"),
            files.groups(file(section, "units")),
            files.groups(file(section, "synonyms")),
            files.misspellings(file(section, "misspellings"))),
        new Limits(
            section.whole("max_characters", Limits.CHARACTERS),
            section.whole("max_token_length", Limits.TOKEN)));
  }

  private static String file(Section section, String key) {
    return section.text(key, FILE_NAME, FILE_RULE);
  }
}
