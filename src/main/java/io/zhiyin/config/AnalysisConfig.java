package io.zhiyin.config;

/** {@code analysis.yaml}; the file says what each setting does. */
public record AnalysisConfig(
    boolean traditionalToSimplified,
    Stemming englishStemming,
    String stopWords,
    int maxCharacters,
    int maxTokenLength) {
  /** What endings English words lose. */
  public enum Stemming {
    KSTEM,
    PORTER,
    NONE
  }

  static AnalysisConfig read(Section section) {
    return new AnalysisConfig(
        section.flag("traditional_to_simplified", true),
        section.choice("english_stemming", Stemming.KSTEM),
        section.text("stop_words", "stopwords.txt"),
        section.whole("max_characters", 20_000, 100, 1_000_000),
        section.whole("max_token_length", 64, 8, 256));
  }
}
