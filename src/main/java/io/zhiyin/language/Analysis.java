package io.zhiyin.language;

import com.ibm.icu.text.Normalizer2;
import io.zhiyin.config.AnalysisConfig;
import io.zhiyin.config.AnalysisConfig.Stemming;
import io.zhiyin.config.FieldsConfig;
import io.zhiyin.config.IndexConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * All ways of cutting texts that {@code index-config} asks for, the same for products and queries.
 * Thread-safe.
 *
 * <p>Chains: {@code words} (smartcn words, whole runs of letters and digits, stop words and English
 * endings removed), {@code bigrams} (every two neighbouring Chinese characters), {@code content}
 * (readable terms for comparing products).
 */
public final class Analysis {
  /** The chain of the content vector. */
  public static final String CONTENT = "content";

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private final Map<String, Analyzer> chains;
  private final FieldsConfig fields;
  private final boolean simplify;

  public Analysis(IndexConfig config) {
    AnalysisConfig analysis = config.analysis();
    CharArraySet stopWords = Chain.stopWords(config.stopWords());
    this.fields = config.fields();
    this.simplify = analysis.traditionalToSimplified();
    this.chains =
        Map.of(
            "words",
            new Chain(analysis, WordCutter::new, stopWords, analysis.englishStemming()),
            "bigrams",
            new Chain(analysis, BigramCutter::new, CharArraySet.EMPTY_SET, Stemming.NONE),
            CONTENT,
            new Chain(analysis, ContentCutter::new, stopWords, analysis.englishStemming()));
  }

  public Analyzer chain(String name) {
    Analyzer chain = chains.get(name);
    if (chain == null) {
      throw new IllegalArgumentException(
          "there is no chain " + name + ", but " + String.join(", ", chains.keySet()));
    }
    return chain;
  }

  /** The terms of a text, in order of position. */
  public List<Token> tokens(String chain, String text) {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = chain(chain).tokenStream(chain, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      int position = -1;
      while (stream.incrementToken()) {
        position += step.getPositionIncrement();
        tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset(), position));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tokens;
  }

  /**
   * What each searched field makes of a text, by the field's name in the index, such as {@code
   * title.words}.
   */
  public Map<String, List<Token>> fields(String text) {
    Map<String, List<Token>> all = new TreeMap<>();
    fields
        .chains()
        .forEach((name, chain) ->
            chain
                .boosts()
                .keySet()
                .forEach(field -> all.put(field + "." + name, tokens(name, text))));
    all.put(CONTENT, tokens(CONTENT, text));
    return all;
  }

  /** One value as it is compared with others: width, case, script and white space levelled. */
  public String level(String value) {
    String levelled = Normalizer2.getNFKCCasefoldInstance().normalize(value);
    return SPACES.matcher(simplify ? Simplified.of(levelled) : levelled).replaceAll(" ").strip();
  }

  /** Loads the dictionaries, so that the first question does not wait for them. */
  public void warm() {
    chains.keySet().forEach(chain -> tokens(chain, "知音 zhiyin"));
  }
}
