package io.zhiyin.language;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;

/**
 * Terms that a shopper can read and that tell products apart: smartcn's words of two characters or
 * more, and bigrams where it found single characters only (手|机壳 stays, 蓝|牙|耳机 becomes 蓝牙, 耳机). A
 * single character between longer words stays alone.
 */
final class ContentCutter implements HanCutter {
  private final WordCutter words = new WordCutter();
  private final BigramCutter bigrams = new BigramCutter();
  private final IntArrayList cut = new IntArrayList();
  private final IntArrayList pairs = new IntArrayList();

  @Override
  public void cut(String run, IntList spans) {
    cut.clear();
    words.cut(run, cut);
    int i = 0;
    while (i < cut.size()) {
      int start = cut.getInt(i);
      int end = cut.getInt(i + 1);
      if (end - start > 1) {
        spans.add(start);
        spans.add(end);
        i += 2;
      } else {
        while (i + 2 < cut.size() && cut.getInt(i + 3) - cut.getInt(i + 2) == 1) {
          i += 2;
          end = cut.getInt(i + 1);
        }
        i += 2;
        pairs.clear();
        bigrams.cut(run.substring(start, end), pairs);
        for (int p = 0; p < pairs.size(); p++) {
          spans.add(start + pairs.getInt(p));
        }
      }
    }
  }
}
