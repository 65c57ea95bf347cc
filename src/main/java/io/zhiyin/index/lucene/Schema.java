package io.zhiyin.index.lucene;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;

/**
 * What the adapter takes from {@code index-config}: how texts become terms and which of them count
 * how much.
 *
 * @param chains the searched chains; their shares sum to 1
 * @param content how the content vector is made
 * @param level brings a keyword (brand, tag, attribute value) to the form it is compared in
 * @param fingerprint changes whenever an index built with another schema would answer wrongly
 */
public record Schema(
    List<TextChain> chains, Content content, UnaryOperator<String> level, String fingerprint) {
  /** Raised whenever documents hold other fields than before for the same terms. */
  private static final int FORMAT = 2;

  public Schema {
    chains = List.copyOf(chains);
  }

  /** The fingerprint of the documents that an analysis makes. */
  public static String fingerprint(String analysis) {
    return analysis + " documents " + FORMAT;
  }

  /**
   * One way of cutting texts into terms.
   *
   * @param share of this chain in the text score, in (0,1]
   * @param boosts product field ({@code title brand category tags attributes description}) → boost
   *     > 0
   */
  public record TextChain(
      String name, Analyzer analyzer, double share, Map<String, Double> boosts) {
    public TextChain {
      boosts = Map.copyOf(boosts);
    }

    /** The index field of a product field, such as {@code title.words}. */
    String field(String productField) {
      return productField + "." + name;
    }
  }

  /**
   * The content vector.
   *
   * @param sources product field → weight > 0 of one occurrence there
   * @param terms how many of the heaviest terms are kept
   */
  public record Content(Analyzer analyzer, Map<String, Double> sources, int terms) {
    public Content {
      sources = Map.copyOf(sources);
    }
  }
}
