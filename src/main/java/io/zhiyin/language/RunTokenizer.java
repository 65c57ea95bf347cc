package io.zhiyin.language;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Cuts a text into runs of one script: runs of letters and digits are terms as a whole, runs of
 * Chinese characters (and kana and hangul, by bigrams) are cut further, everything else separates.
 *
 * <p>A dot or comma between two digits binds ({@code 1.5l}), and so do {@code +} and {@code #}
 * after a letter ({@code c++}). Reads at most {@code maxCharacters}; cuts runs of letters and
 * digits to {@code maxToken} characters.
 */
final class RunTokenizer extends Tokenizer {
  private static final int CHUNK = 4096;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final HanCutter han;
  private final BigramCutter otherCjk = new BigramCutter();
  private final int maxCharacters;
  private final int maxToken;
  private final StringBuilder text = new StringBuilder();
  private final IntArrayList spans = new IntArrayList();
  private final IntArrayList cut = new IntArrayList();
  private int next;

  RunTokenizer(HanCutter han, int maxCharacters, int maxToken) {
    this.han = han;
    this.maxCharacters = maxCharacters;
    this.maxToken = maxToken;
  }

  private enum Script {
    HAN,
    OTHER_CJK,
    LETTERS,
    NONE
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    text.setLength(0);
    spans.clear();
    next = 0;
    readAll();
    int start = 0;
    while (start < text.length()) {
      Script script = script(text.codePointAt(start));
      int end = endOfRun(start, script);
      add(script, start, end);
      start = end;
    }
  }

  private void readAll() throws IOException {
    char[] chunk = new char[CHUNK];
    while (text.length() < maxCharacters) {
      int read = input.read(chunk, 0, Math.min(CHUNK, maxCharacters - text.length()));
      if (read < 0) {
        return;
      }
      text.append(chunk, 0, read);
    }
  }

  private int endOfRun(int start, Script script) {
    int end = start;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (script(c) != script && !(script == Script.LETTERS && binds(start, end))) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  private boolean binds(int start, int at) {
    char c = text.charAt(at);
    boolean letterBefore = at > start && Character.isLetterOrDigit(text.charAt(at - 1));
    if (c == '+' || c == '#') {
      return at > start && (Character.isLetter(text.charAt(at - 1)) || text.charAt(at - 1) == c);
    }
    return (c == '.' || c == ',')
        && letterBefore
        && Character.isDigit(text.charAt(at - 1))
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at + 1));
  }

  private void add(Script script, int start, int end) {
    switch (script) {
      case HAN -> add(han, start, end);
      case OTHER_CJK -> add(otherCjk, start, end);
      case LETTERS -> {
        spans.add(start);
        spans.add(Math.min(end, start + maxToken));
      }
      case NONE -> {
        // Separates.
      }
    }
  }

  private void add(HanCutter cutter, int start, int end) {
    cut.clear();
    cutter.cut(text.substring(start, end), cut);
    for (int i = 0; i < cut.size(); i++) {
      spans.add(start + cut.getInt(i));
    }
  }

  private static Script script(int c) {
    if (c < 128) {
      return Character.isLetterOrDigit(c) ? Script.LETTERS : Script.NONE;
    }
    if (Character.isIdeographic(c)) {
      return Script.HAN;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> Script.OTHER_CJK;
      default ->
          Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK
              ? Script.LETTERS
              : Script.NONE;
    };
  }

  @Override
  public boolean incrementToken() {
    if (next >= spans.size()) {
      return false;
    }
    clearAttributes();
    int start = spans.getInt(next);
    int end = spans.getInt(next + 1);
    next += 2;
    term.append(text, start, end);
    offset.setOffset(correctOffset(start), correctOffset(end));
    return true;
  }

  @Override
  public void end() throws IOException {
    super.end();
    int last = correctOffset(text.length());
    offset.setOffset(last, last);
  }
}
