package io.zhiyin.catalog.json;

/** Takes down what is wrong with an input. */
public interface Findings {
  /**
   * Notes a broken rule.
   *
   * @param field where: a path such as {@code variants[2].price}; empty for the whole input
   * @param rule what should hold
   * @param value what was found, at any length
   */
  void add(String field, String rule, String value);

  /** Whether no more are wanted: the reader may then pass over what is left. */
  boolean full();
}
