package io.zhiyin.language;

import io.zhiyin.config.AnalysisConfig;
import io.zhiyin.config.AnalysisConfig.Stemming;
import io.zhiyin.language.cut.HanCutter;
import io.zhiyin.language.cut.RunTokenizer;
import io.zhiyin.language.script.Level;
import io.zhiyin.language.term.AccentFilter;
import io.zhiyin.language.term.ModelFilter;
import io.zhiyin.language.term.PluralFilter;
import io.zhiyin.language.term.Units;
import java.io.Reader;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;

/**
 * One way of cutting texts into terms: width and case are levelled, then script; the text is cut;
 * accents, stop words and English endings go. Thread-safe; each thread reuses one token stream.
 */
final class Chain extends Analyzer {
  private final AnalysisConfig config;
  private final Level level;
  private final Recipe recipe;

  /**
   * What tells chains apart.
   *
   * @param parts whether the parts of runs with dashes are terms beside the whole
   * @param shortest terms with fewer UTF-16 units are left out
   * @param stopWords levelled; empty for none
   */
  record Recipe(
      Supplier<HanCutter> cutter,
      boolean parts,
      int shortest,
      CharArraySet stopWords,
      Stemming stemming,
      Models models) {}

  /** Whether models and units are rewritten, and for whom. */
  record Models(Optional<Units> units, boolean products) {
    static final Models NONE = new Models(Optional.empty(), false);
  }

  Chain(AnalysisConfig config, Level level, Recipe recipe) {
    this.config = config;
    this.level = level;
    this.recipe = recipe;
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return level.widthAndCase(reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    RunTokenizer runs =
        new RunTokenizer(level, recipe.cutter().get(), recipe.parts(), config.limits());
    TokenStream terms = new AccentFilter(runs);
    if (recipe.shortest() > 1) {
      terms = new LengthFilter(terms, recipe.shortest(), Integer.MAX_VALUE);
    }
    if (!recipe.stopWords().isEmpty()) {
      terms = new StopFilter(terms, recipe.stopWords());
    }
    return new TokenStreamComponents(runs, models(stemmed(terms)));
  }

  private TokenStream stemmed(TokenStream terms) {
    return switch (recipe.stemming()) {
      case PLURAL -> new PluralFilter(terms);
      case KSTEM -> new KStemFilter(terms);
      case PORTER -> new PorterStemFilter(terms);
      case NONE -> terms;
    };
  }

  private TokenStream models(TokenStream terms) {
    Models models = recipe.models();
    return models.units().isPresent()
        ? new ModelFilter(terms, models.units().get(), models.products())
        : terms;
  }
}
