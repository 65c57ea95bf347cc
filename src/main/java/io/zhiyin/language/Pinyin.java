package io.zhiyin.language;

import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import io.zhiyin.language.script.Simplified;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How Chinese is typed in Latin letters: the syllables of a text without tones, ü as v, polyphones
 * read as the word asks for: 长款 chang kuan, 音乐 yin yue, 银行卡 yin hang ka.
 *
 * <p>Readings are those of HanLP's table of words (longest match), with {@link #CORRECTIONS} where
 * shoppers say a product's word otherwise. Runs of other letters and digits stand as they are, in
 * small letters; all else separates and is left out, as are characters without a known reading.
 * Thread-safe; a text costs about 0.3 µs a character, the first one loads the table (0.1 s).
 *
 * <p>Useful for: completing and correcting what was typed as pinyin or initials. Not for: tones, or
 * names of people and places.
 */
public final class Pinyin {
  /** Words, of two characters or more, that the table reads otherwise than shops do. */
  private static final Map<String, String> CORRECTIONS =
      """
      轻薄 qing bao
      厚薄 hou bao
      外壳 wai ke
      硬壳 ying ke
      软壳 ruan ke
      机壳 ji ke
      壳膜 ke mo
      红参 hong shen
      西洋参 xi yang shen
      花旗参 hua qi shen
      党参 dang shen
      高丽参 gao li shen
      系带 xi dai
      补血 bu xue
      血压 xue ya
      血糖 xue tang
      剥壳 bo ke
      剥线 bo xian
      露背 lu bei
      露肩 lu jian
      露脐 lu qi
      削笔 xiao bi
      和面 he mian
      称重 cheng zhong
      大黄 da huang
      长高 zhang gao
      """
          .lines()
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));

  private static final int LONGEST =
      CORRECTIONS.keySet().stream().mapToInt(String::length).max().orElse(0);

  /** What HanLP calls a character without a reading. */
  private static final String UNREAD = "none";

  private Pinyin() {}

  /** One syllable a Chinese character, and each run of other letters and digits whole. */
  public static List<String> syllables(String text) {
    String simple = Simplified.of(text);
    String[] readings = readings(simple);
    List<String> syllables = new ArrayList<>();
    int i = 0;
    while (i < simple.length()) {
      int next = simple.offsetByCodePoints(i, 1);
      if (!readings[i].isEmpty()) {
        syllables.add(readings[i]);
      } else if (isLatin(simple.codePointAt(i))) {
        while (next < simple.length() && isLatin(simple.codePointAt(next))) {
          next = simple.offsetByCodePoints(next, 1);
        }
        syllables.add(simple.substring(i, next).toLowerCase(Locale.ROOT));
      }
      i = next;
    }
    return syllables;
  }

  /** All syllables in one: 手机壳 is shoujike. */
  public static String full(String text) {
    return String.join("", syllables(text));
  }

  /** The first letter of each Chinese character; other runs stand whole: iPhone手机壳 is iphonesjk. */
  public static String initials(String text) {
    String simple = Simplified.of(text);
    String[] readings = readings(simple);
    StringBuilder initials = new StringBuilder();
    for (int i = 0; i < simple.length(); i = simple.offsetByCodePoints(i, 1)) {
      int c = simple.codePointAt(i);
      if (!readings[i].isEmpty()) {
        initials.append(readings[i].charAt(0));
      } else if (isLatin(c)) {
        initials.appendCodePoint(Character.toLowerCase(c));
      }
    }
    return initials.toString();
  }

  private static boolean isLatin(int c) {
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
  }

  /** The reading at each UTF-16 unit; empty where there is none. */
  private static String[] readings(String text) {
    String[] readings = new String[text.length()];
    List<com.hankcs.hanlp.dictionary.py.Pinyin> table = PinyinDictionary.convertToPinyin(text);
    for (int i = 0; i < readings.length; i++) {
      String reading = table.get(i).getPinyinWithoutTone();
      readings[i] = reading.equals(UNREAD) ? "" : reading;
    }
    for (int i = 0; i + 1 < readings.length; i++) {
      correct(text, i, readings);
    }
    return readings;
  }

  private static void correct(String text, int at, String[] readings) {
    for (int end = Math.min(text.length(), at + LONGEST); end - at > 1; end--) {
      String corrected = CORRECTIONS.get(text.substring(at, end));
      if (corrected != null) {
        System.arraycopy(corrected.split(" ", -1), 0, readings, at, end - at);
        return;
      }
    }
  }
}
