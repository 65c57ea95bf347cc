package io.zhiyin.language;

import it.unimi.dsi.fastutil.ints.IntList;

/**
 * Cuts a run of Chinese characters into terms. Implementations are used by one thread at a time.
 */
interface HanCutter {
  /** Appends start and end of each term, as offsets into {@code run}, by ascending start. */
  void cut(String run, IntList spans);
}
