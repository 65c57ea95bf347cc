package io.zhiyin.language;

import it.unimi.dsi.fastutil.ints.IntList;

/**
 * Cuts a run of Chinese characters into terms. Implementations are used by one thread at a time.
 */
@FunctionalInterface
interface HanCutter {
  /** Every two neighbouring characters; a run of one is a term itself. */
  HanCutter PAIRS = HanCutter::pairs;

  /** Appends start and end of each term, as offsets into {@code run}, by ascending start. */
  void cut(String run, IntList spans);

  private static void pairs(String run, IntList spans) {
    int first = 0;
    int second = run.offsetByCodePoints(0, 1);
    do {
      int end = second == run.length() ? second : run.offsetByCodePoints(second, 1);
      spans.add(first);
      spans.add(end);
      first = second;
      second = end;
    } while (second < run.length());
  }
}
