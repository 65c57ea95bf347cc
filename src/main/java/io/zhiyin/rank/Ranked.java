package io.zhiyin.rank;

import java.util.List;

/**
 * One product of an answer.
 *
 * @param score Σ contributions of {@code parts}
 * @param product the product's JSON
 * @param reasons short, for shoppers, the strongest first
 * @param parts what made the score, in the order of the question's parts
 */
public record Ranked(
    String id, double score, String product, List<String> reasons, List<Part> parts) {
  public Ranked {
    reasons = List.copyOf(reasons);
    parts = List.copyOf(parts);
  }

  /**
   * One summand of a score.
   *
   * @param contribution value · weight
   * @param why for operators, one line
   */
  public record Part(String name, double value, double weight, double contribution, String why) {}
}
