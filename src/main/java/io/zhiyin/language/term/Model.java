package io.zhiyin.language.term;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of letters and digits read as a model: its pieces between letters and digits, and its stem
 * up to the last digit, without the letters of a colour or a country behind it.
 *
 * <p>{@code nnsd377ss}: pieces nnsd, 377, ss; stem nnsd377. {@code iphone15}: pieces iphone, 15.
 */
record Model(String run) {
  private static final int SHORTEST = 3;
  private static final int SHORTEST_STEM = 4;

  /**
   * Letters that make a name of their own before one digit: iphone8, xbox1, but not mp3 or ddr4.
   */
  private static final int NAME = 4;

  /**
   * Whether it begins with a letter, holds two digits or one after a name, and is long enough to be
   * taken apart.
   */
  boolean isOne() {
    return run.length() >= SHORTEST
        && isLetter(run.charAt(0))
        && run.chars().allMatch(c -> isLetter((char) c) || isDigit((char) c))
        && run.chars().filter(c -> isDigit((char) c)).count() >= (named() ? 1 : 2);
  }

  private boolean named() {
    return run.chars().takeWhile(c -> isLetter((char) c)).count() >= NAME;
  }

  /** Two or more. */
  List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= run.length(); i++) {
      if (i == run.length() || isDigit(run.charAt(i)) != isDigit(run.charAt(i - 1))) {
        pieces.add(run.substring(start, i));
        start = i;
      }
    }
    return pieces;
  }

  /** The run itself where nothing follows the last digit or too little would be left. */
  String stem() {
    int end = run.length();
    while (end > 0 && isLetter(run.charAt(end - 1))) {
      end--;
    }
    return end < SHORTEST_STEM ? run : run.substring(0, end);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
