package io.zhiyin.language;

import io.zhiyin.config.AnalysisConfig;
import java.io.Reader;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;

/**
 * One way of cutting texts: width, case and compatibility forms levelled (Unicode NFKC with case
 * folding), then script, then cutting, then stop words, then English endings.
 */
final class Chain extends Analyzer {
  private final AnalysisConfig config;
  private final Supplier<HanCutter> cutter;
  private final CharArraySet stopWords;
  private final AnalysisConfig.Stemming stemming;

  /**
   * @param stopWords lower case; empty for none
   */
  Chain(
      AnalysisConfig config,
      Supplier<HanCutter> cutter,
      CharArraySet stopWords,
      AnalysisConfig.Stemming stemming) {
    this.config = config;
    this.cutter = cutter;
    this.stopWords = stopWords;
    this.stemming = stemming;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer runs =
        new RunTokenizer(cutter.get(), config.maxCharacters(), config.maxTokenLength());
    TokenStream terms = stopWords.isEmpty() ? runs : new StopFilter(runs, stopWords);
    return new TokenStreamComponents(
        runs,
        switch (stemming) {
          case KSTEM -> new KStemFilter(terms);
          case PORTER -> new PorterStemFilter(terms);
          case NONE -> terms;
        });
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    Reader levelled = new ICUNormalizer2CharFilter(reader);
    return config.traditionalToSimplified() ? new SimplifiedCharFilter(levelled) : levelled;
  }

  static CharArraySet stopWords(java.util.Set<String> words) {
    return CharArraySet.copy(
        words.stream()
            .map(w -> w.toLowerCase(Locale.ROOT))
            .collect(java.util.stream.Collectors.toSet()));
  }
}
