package io.zhiyin.index;

import java.util.List;

/**
 * A product that a question found.
 *
 * @param score Σ contributions of the parts
 * @param parts those whose value is not 0, in the question's order
 * @param product the product's JSON as it was indexed
 */
public record Candidate(String id, double score, List<PartValue> parts, String product) {
  public Candidate {
    parts = List.copyOf(parts);
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
