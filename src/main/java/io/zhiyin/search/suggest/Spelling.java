package io.zhiyin.search.suggest;

import io.zhiyin.language.Pinyin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A text as its pieces: each Chinese character, and each run of other letters and digits, with how
 * it is written (levelled) and how it is typed in pinyin. What stands between pieces does not
 * count.
 */
record Spelling(String text, List<Piece> pieces) {
  /**
   * One piece.
   *
   * @param start where it begins in the text
   * @param end where it ends
   */
  record Piece(String plain, String sound, int start, int end, boolean chinese) {
    String initial() {
      return chinese ? sound.substring(0, 1) : sound;
    }
  }

  static Spelling of(String text, UnaryOperator<String> level) {
    List<Piece> silent = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (Character.isIdeographic(c)) {
        add(silent, text, i, next, true, level);
      } else if (Character.isLetterOrDigit(c)) {
        while (next < text.length() && latin(text.codePointAt(next))) {
          next += Character.charCount(text.codePointAt(next));
        }
        add(silent, text, i, next, false, level);
      }
      i = next;
    }
    return new Spelling(text, sounded(text, silent));
  }

  private static boolean latin(int c) {
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
  }

  private static void add(
      List<Piece> pieces,
      String text,
      int start,
      int end,
      boolean chinese,
      UnaryOperator<String> level) {
    String plain = level.apply(text.substring(start, end));
    if (!plain.isEmpty()) {
      pieces.add(new Piece(plain, plain, start, end, chinese));
    }
  }

  /** With pinyin, unless a character has no known reading. */
  private static List<Piece> sounded(String text, List<Piece> pieces) {
    if (pieces.stream().noneMatch(Piece::chinese)) {
      return pieces;
    }
    List<String> syllables = Pinyin.syllables(text);
    if (syllables.size() != pieces.size()) {
      return pieces;
    }
    List<Piece> sounded = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Piece p = pieces.get(i);
      sounded.add(
          p.chinese() ? new Piece(p.plain(), syllables.get(i), p.start(), p.end(), true) : p);
    }
    return sounded;
  }

  boolean hasChinese() {
    return pieces.stream().anyMatch(Piece::chinese);
  }

  boolean hasLatin() {
    return pieces.stream().anyMatch(p -> !p.chinese());
  }

  String plain() {
    StringBuilder plain = new StringBuilder();
    pieces.forEach(p -> plain.append(p.plain()));
    return plain.toString();
  }

  String initials() {
    StringBuilder initials = new StringBuilder();
    pieces.forEach(p -> initials.append(p.initial()));
    return initials.toString();
  }

  String sound() {
    return sound(0, pieces.size());
  }

  String sound(int from, int to) {
    StringBuilder sound = new StringBuilder();
    pieces.subList(from, to).forEach(p -> sound.append(p.sound()));
    return sound.toString();
  }
}
