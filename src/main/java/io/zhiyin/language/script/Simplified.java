package io.zhiyin.language.script;

import com.ibm.icu.text.Transliterator;
import java.util.List;

/**
 * Traditional → simplified characters, one for one and so without moving any offset.
 *
 * <p>A table made once from ICU's transliterator {@code Traditional-Simplified}, with corrections.
 * ICU takes a few characters for traditional that simplified texts use as they are (俱乐部, 哪吒, 苎麻,
 * 摔跤, 名著): those stay. It does not know some forms that are usual in Hong Kong and Taiwan (昇降桌, 託運,
 * 枱燈): those are added. 乾 becomes 干 (餅乾) except in names (乾隆), 瞭 becomes 了 except in 瞭望. Characters
 * that ICU writes as more than one, and those beyond the basic plane, stay. Words that differ
 * between regions (滑鼠 for 鼠标) are not this table's matter.
 */
public final class Simplified {
  /** Simplified as they are, whatever ICU says. */
  private static final String STAY = "俱吒姊苎藉跤阪麴著";

  /** Pairs that ICU does not know. */
  private static final String MORE = "枱台麪面衞卫糉粽峯峰証证韮韭妳你託托昇升註注鞦秋韆千舘馆櫈凳閙闹輭软鬪斗閤合";

  /** Words in which a character stays that changes elsewhere. */
  private static final List<String> WORDS = List.of("乾隆", "乾坤", "乾清", "乾陵", "乾元", "瞭望");

  private static final char[] TABLE = table();

  private Simplified() {}

  private static char[] table() {
    char[] table = new char[Character.MAX_VALUE + 1];
    StringBuilder lines = new StringBuilder();
    for (int c = 0; c < table.length; c++) {
      table[c] = (char) c;
      if (Character.isIdeographic(c)) {
        lines.append((char) c).append('\n');
      }
    }
    Transliterator icu = Transliterator.getInstance("Traditional-Simplified");
    List<String> simplified = icu.transliterate(lines.toString()).lines().toList();
    for (int i = 0; i < simplified.size(); i++) {
      if (simplified.get(i).length() == 1) {
        table[lines.charAt(2 * i)] = simplified.get(i).charAt(0);
      }
    }
    STAY.chars().forEach(c -> table[c] = (char) c);
    for (int i = 0; i < MORE.length(); i += 2) {
      table[MORE.charAt(i)] = MORE.charAt(i + 1);
    }
    for (int c = 0; c < table.length; c++) {
      table[c] = table[table[c]]; // 薴 → 苧 → 苎
    }
    return table;
  }

  /** Writes the first {@code length} characters simplified, in place. */
  static void write(char[] text, int length) {
    for (int i = 0; i < length; i++) {
      char simplified = TABLE[text[i]];
      if (simplified != text[i] && !stays(text, length, i)) {
        text[i] = simplified;
      }
    }
  }

  public static String of(String text) {
    char[] chars = text.toCharArray();
    write(chars, chars.length);
    return new String(chars);
  }

  /** Whether one of the {@link #WORDS}, all of two characters, begins at {@code i}. */
  private static boolean stays(char[] text, int length, int i) {
    for (String word : WORDS) {
      if (text[i] == word.charAt(0) && i + 1 < length && text[i + 1] == word.charAt(1)) {
        return true;
      }
    }
    return false;
  }
}
