package io.zhiyin.language.cut;

import it.unimi.dsi.fastutil.ints.IntList;

/**
 * Words by a {@link Lexicon}; where asked, each long word is followed by its head.
 *
 * <p>Chinese compounds end in what they name: 蓝牙耳机 is a kind of 耳机, while 手机壳 is no 手机. So the head
 * of a word of three or more characters, its longest ending of two or more that is a word, stands
 * for it as well, and its beginning does not. Words of both scripts are followed by their runs of
 * letters as well: N95口罩 by n95, 口罩.
 *
 * @param heads for products; a query asks for its words as they are
 */
public record LexiconCutter(Lexicon lexicon, boolean heads) implements HanCutter {
  private static final int SHORTEST = 2;

  @Override
  public boolean stacks() {
    return heads;
  }

  @Override
  public void cut(String run, IntList spans) {
    int start = 0;
    for (int end : lexicon.ends(run)) {
      spans.add(start);
      spans.add(end);
      if (heads) {
        heads(run, start, end, spans);
      }
      start = end;
    }
  }

  @Override
  public MixedWords mixed() {
    return lexicon.mixed();
  }

  @Override
  public void cutMixed(String word, IntList spans) {
    HanCutter.super.cutMixed(word, spans);
    if (heads) {
      for (int start = 0; start <= word.length() - SHORTEST; start++) {
        int end = lettersEnd(word, start);
        if (end - start >= SHORTEST) {
          spans.add(start);
          spans.add(end);
        }
        if (start > 0 && end < word.length() && lexicon.holds(word.substring(start))) {
          spans.add(start);
          spans.add(word.length());
        }
      }
    }
  }

  /** The end of the run of letters that begins here; {@code start} when none does. */
  private static int lettersEnd(String word, int start) {
    int end = start;
    if (start == 0 || Character.isIdeographic(word.charAt(start - 1))) {
      while (end < word.length() && !Character.isIdeographic(word.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private void heads(String run, int start, int end, IntList spans) {
    for (int head = start + 1; head <= end - SHORTEST; head++) {
      if (lexicon.holds(run.substring(head, end))) {
        spans.add(head);
        spans.add(end);
      }
    }
  }
}
