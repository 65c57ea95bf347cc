package io.zhiyin.index.lucene.schema;

import io.zhiyin.language.Analysis;
import io.zhiyin.language.QueryWord;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;

/**
 * What the adapter takes from {@code index-config}: how texts become terms and which of them count
 * how much.
 *
 * @param chains the searched chains; their shares sum to 1
 * @param saturation how words are valued within a field
 * @param content how the content vector is made
 * @param analysis that cuts all of it; its level is the form that keywords (brand, tag, attribute
 *     value) are compared in
 * @param fingerprint changes whenever an index built with another schema would answer wrongly, but
 *     for the words mined from a catalogue, which each generation keeps
 */
public record Schema(
    List<TextChain> chains,
    Saturation saturation,
    Content content,
    Analysis analysis,
    String fingerprint) {
  /** Raised whenever documents hold other fields than before for the same terms. */
  private static final int FORMAT = 9;

  public Schema {
    chains = List.copyOf(chains);
  }

  /** Brings a keyword to the form it is compared in. */
  public String level(String keyword) {
    return analysis.level(keyword);
  }

  /** The schemas of one configuration, one for each set of words that a catalogue is mined for. */
  @FunctionalInterface
  public interface Mined {
    Schema with(Set<String> words);
  }

  /** The fingerprint of the documents that an analysis makes. */
  public static String fingerprint(String analysis) {
    return analysis + " documents " + FORMAT;
  }

  /**
   * BM25's two constants.
   *
   * @param repetition k1 >= 0: how much more a word counts that stands there again; 0: not at all
   * @param length b in [0,1]: how much a long field takes from a word's value
   */
  public record Saturation(double repetition, double length) {}

  /**
   * One way of cutting texts into terms.
   *
   * @param query what a query asks of the chain
   * @param share of this chain in the text score, in (0,1]
   * @param boosts product field ({@code title brand category tags attributes description}) → boost
   *     > 0, by name
   */
  public record TextChain(
      String name,
      Analyzer analyzer,
      Function<String, List<QueryWord>> query,
      double share,
      Map<String, Double> boosts) {
    public TextChain {
      boosts = Collections.unmodifiableMap(new TreeMap<>(boosts));
    }

    /** Whether it rewrites runs of letters and digits better than the other chains do. */
    public boolean leadsInLatin() {
      return name.equals("lexicon");
    }

    /** The index field of a product field, such as {@code title.words}. */
    public String field(String productField) {
      return productField + "." + name;
    }
  }

  /**
   * The content vector.
   *
   * @param sources product field → weight > 0 of one occurrence there
   * @param terms how many of the heaviest terms are looked at
   * @param mass the share of their squared length that those kept hold, in (0,1]
   * @param stopWords what the analyzer leaves out, levelled: all that a {@link
   *     io.zhiyin.index.Revision} may change of the vector
   */
  public record Content(
      Analyzer analyzer,
      Map<String, Double> sources,
      int terms,
      double mass,
      Set<String> stopWords) {
    public Content {
      sources = Map.copyOf(sources);
      stopWords = Set.copyOf(stopWords);
    }
  }
}
