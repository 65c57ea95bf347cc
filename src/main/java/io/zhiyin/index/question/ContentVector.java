package io.zhiyin.index.question;

import java.util.Map;

/**
 * A product's content as the index compares it: its heaviest TF-IDF terms, scaled to length 1.
 *
 * @param weights term → weight in (0,1], Σ weight² = 1; empty for a product without text
 */
public record ContentVector(Map<String, Double> weights) {
  public ContentVector {
    weights = Map.copyOf(weights);
  }

  /** The cosine in [0,1]: summed over shared terms in double. */
  public double cosine(ContentVector other) {
    double sum = 0;
    for (Map.Entry<String, Double> term : weights.entrySet()) {
      sum += term.getValue() * other.weights.getOrDefault(term.getKey(), 0.0);
    }
    return Math.min(1, sum);
  }
}
