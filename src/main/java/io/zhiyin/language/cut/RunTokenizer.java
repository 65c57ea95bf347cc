package io.zhiyin.language.cut;

import io.zhiyin.config.AnalysisConfig.Limits;
import io.zhiyin.language.script.Level;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Cuts a text whose width and case are levelled into runs of one {@link Runs.Script}: runs of
 * letters and digits are terms as a whole ({@link Runs} says how far they reach), Chinese ones are
 * cut by a {@link HanCutter}, kana and hangul into pairs, all else separates. Words of both scripts
 * that the cutter knows (T恤) stay whole.
 *
 * <p>A run with dashes gives its parts and, at the position of the first, the whole without dashes:
 * {@code dsc-w120} gives dscw120, dsc, w120 and so meets dscw120 and dsc w120. On 1,076 English
 * electronics titles as queries (BM25) this lifts recall@10 from .949 to .977 and MRR@10 from .777
 * to .857; the parts or the whole alone stay below.
 *
 * <p>Looks at most at {@code limits.characters} and cuts terms of letters to {@code limits.token}.
 * Nothing is allocated for a text but the strings that the cutters look at.
 */
public final class RunTokenizer extends Tokenizer {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);

  private final Level level;
  private final HanCutter han;
  private final boolean parts;
  private final Limits limits;

  private char[] text = new char[1024];
  private int length;

  /** Start, end and position increment of each term. */
  private final IntArrayList terms = new IntArrayList();

  private final IntArrayList cut = new IntArrayList();
  private int next;

  /**
   * @param parts whether the parts of runs with dashes are terms beside the whole
   */
  public RunTokenizer(Level level, HanCutter han, boolean parts, Limits limits) {
    this.level = level;
    this.han = han;
    this.parts = parts;
    this.limits = limits;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    terms.clear();
    next = 0;
    readAll();
    level.script(text, length);
    int start = 0;
    while (start < length) {
      Runs.Script script = Runs.Script.of(Character.codePointAt(text, start, length));
      int end = Runs.end(text, length, start, script);
      switch (script) {
        case HAN -> end = chinese(start, end);
        case OTHER_CJK -> cut(HanCutter.PAIRS, start, end);
        case LETTERS -> end = latin(start, end);
        case MARK, NONE -> {
          // Separates.
        }
      }
      start = end;
    }
  }

  private void readAll() throws IOException {
    length = 0;
    while (length < limits.characters()) {
      if (length == text.length) {
        text = Arrays.copyOf(text, 2 * length);
      }
      int room = Math.min(text.length, limits.characters()) - length;
      int read = input.read(text, length, room);
      if (read < 0) {
        return;
      }
      length += read;
    }
  }

  /** Cuts a run of Chinese characters up to a word of both scripts, and that; returns the end. */
  private int chinese(int start, int end) {
    if (meets(end, Runs.Script.LETTERS)) {
      for (int at = Math.max(start, end - han.mixed().longest()); at < end; at++) {
        int word = han.mixed().end(text, length, at);
        if (word > end) {
          if (at > start) {
            cut(han, start, at);
          }
          return mixed(at, word);
        }
      }
    }
    cut(han, start, end);
    return end;
  }

  /** Cuts a run of letters, or the word of both scripts that begins with it; returns the end. */
  private int latin(int start, int end) {
    int word = meets(end, Runs.Script.HAN) ? han.mixed().end(text, length, start) : start;
    if (word > end) {
      return mixed(start, word);
    }
    letters(start, end);
    return end;
  }

  /** Whether words of both scripts are known, and a script begins here. */
  private boolean meets(int at, Runs.Script script) {
    return han.mixed().size() > 0
        && at < length
        && Runs.Script.of(Character.codePointAt(text, at, length)) == script;
  }

  private int mixed(int start, int end) {
    cut.clear();
    han.cutMixed(new String(text, start, end - start), cut);
    addCut(han, start);
    return end;
  }

  private void cut(HanCutter cutter, int start, int end) {
    cut.clear();
    cutter.cut(new String(text, start, end - start), cut);
    addCut(cutter, start);
  }

  private void addCut(HanCutter cutter, int start) {
    int last = 0;
    for (int i = 0; i < cut.size(); i += 2) {
      boolean within = cutter.stacks() && cut.getInt(i) < last;
      add(start + cut.getInt(i), start + cut.getInt(i + 1), within ? 0 : 1);
      last = cut.getInt(i + 1);
    }
  }

  private void letters(int start, int end) {
    int dash = Runs.dash(text, start, end);
    if (dash == end) {
      add(start, end, 1);
      return;
    }
    boolean whole = end - start <= limits.token();
    if (whole) {
      add(start, end, 1);
    }
    if (parts || !whole) {
      int from = start;
      int increment = whole ? 0 : 1;
      while (from < end) {
        add(from, dash, increment);
        increment = 1;
        from = Math.min(dash + 1, end);
        dash = Runs.dash(text, from, end);
      }
    }
  }

  private void add(int start, int end, int increment) {
    terms.add(start);
    terms.add(end);
    terms.add(increment);
  }

  @Override
  public boolean incrementToken() {
    if (next >= terms.size()) {
      return false;
    }
    clearAttributes();
    int start = terms.getInt(next);
    int end = terms.getInt(next + 1);
    step.setPositionIncrement(terms.getInt(next + 2));
    next += 3;
    write(start, end);
    int from = correctOffset(start);
    int to = correctOffset(end);
    // A character that was written as several (㍿ as 株式会社) belongs to each term in it.
    for (int i = end; to <= from && i < length; i++) {
      to = correctOffset(i + 1);
    }
    offset.setOffset(from, to);
    return true;
  }

  /** Writes a term without the dashes and apostrophes in it. */
  private void write(int start, int end) {
    char[] buffer = term.resizeBuffer(end - start);
    int written = 0;
    for (int i = start; i < end && written < limits.token(); i++) {
      if (!Runs.leftOut(text[i])) {
        buffer[written++] = text[i];
      }
    }
    boolean half = written < end - start && Character.isHighSurrogate(buffer[written - 1]);
    term.setLength(half ? written - 1 : written);
  }

  @Override
  public void end() throws IOException {
    super.end();
    int last = correctOffset(length);
    offset.setOffset(last, last);
  }
}
