package io.zhiyin.language.cut;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds spaces that stand within a Chinese word, as shoppers set them: 手 机 壳, 蓝 牙耳机, 手机 壳.
 *
 * <p>A space goes where the most probable cut without it has a word that reaches over it, that word
 * takes in whole what would be cut next to the space on either side, and one of those two is a
 * single character. So 小 米粉 keeps its noodles, and 儿童 手表 stays two words. Cost: a few cuts of what
 * stands around spaces, and nothing where no space stands between Chinese characters.
 */
public record Spaces(Lexicon lexicon) {
  private static final Pattern PARTED =
      Pattern.compile("(?<!\\p{IsIdeographic})\\p{IsIdeographic}++(?: \\p{IsIdeographic}++)+");

  /** Parted words of one query that are looked at. */
  private static final int LONGEST = 64;

  /**
   * What is to be written without spaces.
   *
   * @param start in the text, as {@code end}, one past the last
   */
  public record Joined(int start, int end, String word) {}

  /** In order; they do not overlap. */
  public List<Joined> in(String levelled) {
    List<Joined> joined = new ArrayList<>();
    Matcher parted = PARTED.matcher(levelled);
    while (parted.find()) {
      if (parted.end() - parted.start() <= LONGEST) {
        join(parted.group(), parted.start(), joined);
      }
    }
    return joined;
  }

  private void join(String parted, int offset, List<Joined> joined) {
    String[] pieces = parted.split(" ");
    int[] words = lexicon.ends(String.join("", pieces));
    int first = 0;
    int from = offset;
    int at = offset;
    int place = 0;
    for (int i = 0; i < pieces.length; i++) {
      at += pieces[i].length();
      place += pieces[i].length();
      if (i + 1 == pieces.length || !within(words, place, pieces[i], pieces[i + 1])) {
        if (i > first) {
          List<String> together = List.of(pieces).subList(first, i + 1);
          joined.add(new Joined(from, at, String.join("", together)));
        }
        first = i + 1;
        from = at + 1;
      }
      at++;
    }
  }

  /** Whether a word of the text without spaces belongs on both sides of a place. */
  private boolean within(int[] words, int place, String left, String right) {
    int[] before = lexicon.ends(left);
    int last = left.length() - (before.length > 1 ? before[before.length - 2] : 0);
    int next = lexicon.ends(right)[0];
    if (last > 1 && next > 1) {
      return false;
    }
    int start = 0;
    for (int end : words) {
      if (start < place && place < end) {
        return start <= place - last && place + next <= end;
      }
      start = end;
    }
    return false;
  }
}
