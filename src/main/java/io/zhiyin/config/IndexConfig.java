package io.zhiyin.config;

/**
 * All of {@code index-config/}.
 *
 * @param stopWords the words of the file that {@code analysis} names
 * @param fingerprint SHA-256 in hex over the settings that an index is built with (analysis,
 *     fields, word lists), the same for files that differ in comments or order only
 */
public record IndexConfig(
    AnalysisConfig analysis,
    FieldsConfig fields,
    RankingConfig ranking,
    EventsConfig events,
    java.util.Set<String> stopWords,
    String fingerprint) {
  public IndexConfig {
    stopWords = java.util.Set.copyOf(stopWords);
  }
}
