package io.zhiyin.language.script;

import java.util.BitSet;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Writes accented and other forms of Latin letters, digits and signs in ASCII, as Lucene's {@link
 * ASCIIFoldingFilter} does. That one looks each character from U+0080 on up among a thousand cases,
 * Chinese ones in vain; here it is asked only of a text that holds one which it changes.
 */
public final class Accents {
  /** UTF-16 units that it makes of one at most. */
  private static final int MOST = 4;

  private static final BitSet CHANGED = changed();

  private Accents() {}

  private static BitSet changed() {
    BitSet changed = new BitSet();
    char[] out = new char[MOST];
    for (char c = 0x80; c < Character.MAX_VALUE; c++) {
      int length = ASCIIFoldingFilter.foldToASCII(new char[] {c}, 0, out, 0, 1);
      changed.set(c, length != 1 || out[0] != c);
    }
    return changed;
  }

  /** A text without them. */
  static String fold(String text) {
    char[] in = text.toCharArray();
    return any(in, in.length) ? folded(in, in.length) : text;
  }

  /** Takes them from a term, in place. */
  public static void fold(CharTermAttribute term) {
    if (any(term.buffer(), term.length())) {
      String folded = folded(term.buffer(), term.length());
      term.setEmpty().append(folded);
    }
  }

  private static boolean any(char[] text, int length) {
    for (int i = 0; i < length; i++) {
      if (text[i] >= 0x80 && CHANGED.get(text[i])) {
        return true;
      }
    }
    return false;
  }

  private static String folded(char[] in, int length) {
    char[] out = new char[MOST * length];
    return new String(out, 0, ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, length));
  }
}
