package io.zhiyin.language.cut;

/**
 * How far a run of letters and digits reaches: which signs bind its parts and which separate them.
 *
 * <ul>
 *   <li>A dot binds digits: {@code 1.5l}, {@code 802.11ac}; else it separates.
 *   <li>A dash or underscore binds ({@code usb-c}, {@code xps-13}), unless it stands between
 *       numbers as in a range ({@code 2-3}, {@code 200-500ml}).
 *   <li>An apostrophe between letters binds and is left out: {@code levi's} is levis.
 *   <li>{@code +} and {@code #} bind to a single letter before them: {@code c++}, {@code c#}. After
 *       anything else they separate: {@code s21+} is found as s21, {@code 帽子+围裙} is two words.
 *   <li>Comma, slash and all else separate: sizes come as {@code 38,39,40} and {@code s/m/l}.
 * </ul>
 */
final class Runs {
  /** A letter to Unicode, an apostrophe to everybody. */
  private static final int LETTER_APOSTROPHE = 0x02BC;

  private Runs() {}

  /** What kind of run a character belongs to. */
  enum Script {
    /** Chinese characters. */
    HAN,
    /** Kana, hangul and bopomofo. */
    OTHER_CJK,
    /** Letters and digits of all other scripts. */
    LETTERS,
    /** Accents and vowel signs, which continue a run of letters. */
    MARK,
    /** White space, punctuation, signs, emoji, halves of broken surrogate pairs. */
    NONE;

    private static final int PROLONGED_SOUND = 'ー';

    static Script of(int c) {
      if (c < 128) {
        return Character.isLetterOrDigit(c) ? LETTERS : NONE;
      }
      if (Character.isIdeographic(c)) {
        return HAN;
      }
      boolean letter = Character.isLetterOrDigit(c);
      return switch (Character.UnicodeScript.of(c)) {
        case HAN -> letter ? HAN : NONE;
        case HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> letter ? OTHER_CJK : NONE;
        default -> {
          if (c == PROLONGED_SOUND) {
            yield OTHER_CJK;
          }
          yield letter && c != LETTER_APOSTROPHE ? LETTERS : isMark(c) ? MARK : NONE;
        }
      };
    }

    private static boolean isMark(int c) {
      int type = Character.getType(c);
      return type == Character.NON_SPACING_MARK
          || type == Character.COMBINING_SPACING_MARK
          || type == Character.ENCLOSING_MARK;
    }
  }

  /** The end of the run that begins at {@code start}. */
  static int end(char[] text, int length, int start, Script script) {
    return script == Script.LETTERS
        ? lettersEnd(text, length, start)
        : plainEnd(text, length, start, script);
  }

  private static int plainEnd(char[] text, int length, int start, Script script) {
    int end = start;
    while (end < length) {
      int c = Character.codePointAt(text, end, length);
      if (Script.of(c) != script) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  private static int lettersEnd(char[] text, int length, int start) {
    int end = start;
    int part = start;
    while (end < length) {
      int c = Character.codePointAt(text, end, length);
      Script script = Script.of(c);
      if (script == Script.LETTERS || script == Script.MARK) {
        end += Character.charCount(c);
      } else if (binds(text, length, part, end)) {
        end++;
        part = isDash((char) c) ? end : part;
      } else {
        break;
      }
    }
    return end - start == 1 && Character.isLetter(text[start]) ? withPlus(text, length, end) : end;
  }

  /**
   * Whether the sign at {@code at} binds the part before it, which begins at {@code part}, to what
   * follows.
   */
  private static boolean binds(char[] text, int length, int part, int at) {
    if (at == part || at + 1 >= length) {
      return false;
    }
    int after = Character.codePointAt(text, at + 1, length);
    if (Script.of(after) != Script.LETTERS) {
      return false;
    }
    char sign = text[at];
    if (sign == '.') {
      return Character.isDigit(text[at - 1]) && Character.isDigit(after);
    }
    if (isApostrophe(sign)) {
      return Character.isLetter(text[at - 1]) && Character.isLetter(after);
    }
    return isDash(sign) && !(Character.isDigit(after) && isNumber(text, part, at));
  }

  private static boolean isNumber(char[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isDigit(text[i]) && text[i] != '.') {
        return false;
      }
    }
    return true;
  }

  private static int withPlus(char[] text, int length, int at) {
    int end = at;
    while (end < length && (text[end] == '+' || text[end] == '#')) {
      end++;
    }
    boolean last =
        end == length || Script.of(Character.codePointAt(text, end, length)) != Script.LETTERS;
    return last && end - at <= 2 ? end : at;
  }

  /** The first dash in a run, or {@code end}. */
  static int dash(char[] text, int start, int end) {
    int at = start;
    while (at < end && !isDash(text[at])) {
      at++;
    }
    return at;
  }

  /**
   * Whether a character of a run is left out of the term: signs that bind, accents on their own.
   */
  static boolean leftOut(char c) {
    return isDash(c) || isApostrophe(c) || (c >= '\u0300' && c <= '\u036F');
  }

  /** Hyphen-minus, hyphen and underscore; NFKC writes the non-breaking hyphen as the hyphen. */
  private static boolean isDash(char c) {
    return c == '-' || c == '_' || c == '\u2010';
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019' || c == LETTER_APOSTROPHE;
  }
}
