package io.zhiyin.index;

import io.zhiyin.language.Analysis;

/**
 * A generation on its way to being live, as a transaction: {@link #commit} makes it the live one in
 * one step, leaving without it discards it.
 */
public interface Draft extends AutoCloseable {
  int number();

  Documents documents();

  /**
   * What the documents, and questions to them, are cut by; to be asked after {@link #documents}.
   */
  Analysis analysis();

  /**
   * Swaps: questions asked after this see the new generation, those under way end on the old one,
   * which is kept.
   */
  void commit();

  @Override
  void close();
}
