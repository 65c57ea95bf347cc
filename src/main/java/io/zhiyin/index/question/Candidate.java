package io.zhiyin.index.question;

import io.zhiyin.catalog.Variant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A product that a question found.
 *
 * @param score Σ contributions of the parts
 * @param parts those whose value is not 0, in the question's order
 * @param product the product's JSON as it was indexed
 * @param marks where the words stand and which variant is meant, as far as asked for
 */
public record Candidate(
    String id, double score, List<PartValue> parts, String product, Marks marks) {
  public Candidate {
    parts = List.copyOf(parts);
  }

  /** The same with other marks. */
  public Candidate with(Marks marks) {
    return new Candidate(id, score, parts, product, marks);
  }

  /**
   * What of a product the question is about.
   *
   * @param fragments field ({@code title description}) → HTML-escaped pieces of its text with
   *     {@code <em>} around the words; a field without any is not there
   * @param variant the one that passes the filters and holds most of the words; empty when neither
   *     is about variants, or all suit equally
   */
  public record Marks(Map<String, List<String>> fragments, Optional<Variant> variant) {
    public static final Marks NONE = new Marks(Map.of(), Optional.empty());

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
