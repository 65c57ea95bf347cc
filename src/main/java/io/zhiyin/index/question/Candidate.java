package io.zhiyin.index.question;

import java.util.List;
import java.util.Map;

/**
 * A product that a question found.
 *
 * @param score Σ contributions of the parts
 * @param parts those whose value is not 0, in the question's order
 * @param product the product's JSON as it was indexed
 * @param marks where the words stand; {@link Marks#NONE} unless asked for
 */
public record Candidate(
    String id, double score, List<PartValue> parts, String product, Marks marks) {
  public Candidate {
    parts = List.copyOf(parts);
  }

  /**
   * Where the question's words stand in a product.
   *
   * @param fragments field ({@code title description}) → HTML-escaped pieces of its text with
   *     {@code <em>} around the words; a field without any is not there
   * @param variant id of the variant that suits words and filters better than others; empty when
   *     none does
   */
  public record Marks(Map<String, List<String>> fragments, String variant) {
    public static final Marks NONE = new Marks(Map.of(), "");

    public Marks {
      fragments = Map.copyOf(fragments);
    }
  }

  /**
   * What one part gave.
   *
   * @param value in [0,1]
   * @param matched what it matched, heaviest first: shared content terms, words of the query; seeds
   *     and other parts leave it empty
   */
  public record PartValue(String name, double value, double weight, List<String> matched) {
    public double contribution() {
      return value * weight;
    }
  }
}
