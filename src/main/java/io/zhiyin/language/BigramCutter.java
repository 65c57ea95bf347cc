package io.zhiyin.language;

import it.unimi.dsi.fastutil.ints.IntList;

/** Every two neighbouring characters; a run of one is a term itself. */
final class BigramCutter implements HanCutter {
  @Override
  public void cut(String run, IntList spans) {
    int second = run.offsetByCodePoints(0, 1);
    if (second == run.length()) {
      spans.add(0);
      spans.add(second);
      return;
    }
    int first = 0;
    while (second < run.length()) {
      int end = run.offsetByCodePoints(second, 1);
      spans.add(first);
      spans.add(end);
      first = second;
      second = end;
    }
  }
}
