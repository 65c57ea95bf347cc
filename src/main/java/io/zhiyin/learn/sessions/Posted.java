package io.zhiyin.learn.sessions;

import io.zhiyin.learn.data.SparseMatrix;

/**
 * A model whose answers begin with a search by weighted items, as an inverted index does it: in
 * memory, or in an index whose documents carry the rows of {@link #documents} as feature fields.
 */
public interface Posted extends SessionModel {
  /**
   * What is searched: a row for each document, its columns the items that find it, with strengths
   * above 0.
   */
  SparseMatrix documents();

  /** Answers with what a finder finds in the documents. */
  NextItems open(Finder finder);

  /** Finds documents; for one thread. */
  @FunctionalInterface
  interface Finder {
    /**
     * Finds the documents with the highest Σ weight · strength over the items, at most k, equals by
     * number; the sums may be scaled by what the question alone decides.
     *
     * @param weights by item, above 0
     * @param found takes their sums; empty before
     */
    void find(Scores weights, int k, Scores found);
  }
}
