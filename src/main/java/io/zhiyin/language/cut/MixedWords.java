package io.zhiyin.language.cut;

import io.zhiyin.language.cut.Runs.Script;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.analysis.CharArraySet;

/**
 * Words of Chinese characters together with letters or digits, which no cutting of Chinese runs can
 * keep whole: T恤, U盘, 3C数码, 卡拉OK. Immutable and thread-safe. Cost: only where the two scripts meet,
 * a bit for each character there, and a look-up for each length up to the longest word where one
 * begins with it.
 */
final class MixedWords {
  static final MixedWords NONE = new MixedWords(List.of());

  private final CharArraySet words;
  private final BitSet first = new BitSet();
  private int longest;

  /**
   * @param words levelled, of which {@link #isOne} is true
   */
  MixedWords(Collection<String> words) {
    CharArraySet all = new CharArraySet(words.size(), false);
    for (String word : words) {
      all.add(word);
      first.set(word.charAt(0));
      longest = Math.max(longest, word.length());
    }
    this.words = CharArraySet.unmodifiableSet(all);
  }

  /** Whether a word holds both and nothing but what runs of the two may hold. */
  static boolean isOne(String word) {
    boolean chinese = false;
    boolean latin = false;
    for (int i = 0; i < word.length(); i++) {
      Script script = Script.of(word.charAt(i));
      chinese |= script == Script.HAN;
      latin |= script == Script.LETTERS;
      if (script != Script.HAN && script != Script.LETTERS && !Runs.leftOut(word.charAt(i))) {
        return false;
      }
    }
    return chinese && latin;
  }

  int size() {
    return words.size();
  }

  boolean holds(String word) {
    return words.contains(word);
  }

  /** The longest word's characters; 0 when there are no words. */
  int longest() {
    return longest;
  }

  /**
   * The end of the longest word that begins at {@code start}, where no run of letters begins before
   * it, and that ends where no run of letters goes on; {@code start} when there is none.
   */
  int end(char[] text, int length, int start) {
    int most = first.get(text[start]) ? longest : 0;
    for (int end = Math.min(length, start + most); end > start + 1; end--) {
      if (words.contains(text, start, end - start) && !within(text, length, end)) {
        return end;
      }
    }
    return start;
  }

  /** Whether letters or digits stand on both sides of a place. */
  private static boolean within(char[] text, int length, int at) {
    return at < length
        && Script.of(text[at - 1]) == Script.LETTERS
        && (Script.of(Character.codePointAt(text, at, length)) == Script.LETTERS
            || Script.of(text[at]) == Script.MARK);
  }
}
