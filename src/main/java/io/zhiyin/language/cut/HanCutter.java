package io.zhiyin.language.cut;

import it.unimi.dsi.fastutil.ints.IntList;

/**
 * Cuts a run of Chinese characters into terms. Implementations are used by one thread at a time.
 */
@FunctionalInterface
public interface HanCutter {
  /** Every two neighbouring characters; a run of one is a term itself. */
  HanCutter PAIRS = HanCutter::pairs;

  /** Each character. */
  HanCutter SINGLES = HanCutter::singles;

  /** Appends start and end of each term, as offsets into {@code run}, by ascending start. */
  void cut(String run, IntList spans);

  /** Whether a term that begins within the one before it stands at the same position. */
  default boolean stacks() {
    return false;
  }

  /** Words of both scripts that are not to be taken apart. */
  default MixedWords mixed() {
    return MixedWords.NONE;
  }

  /**
   * Appends start and end of the terms of one of {@link #mixed}, itself first, as {@link #cut}
   * does.
   */
  default void cutMixed(String word, IntList spans) {
    spans.add(0);
    spans.add(word.length());
  }

  private static void singles(String run, IntList spans) {
    int start = 0;
    while (start < run.length()) {
      int end = run.offsetByCodePoints(start, 1);
      spans.add(start);
      spans.add(end);
      start = end;
    }
  }

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
