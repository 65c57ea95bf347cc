package io.zhiyin.language;

import com.ibm.icu.text.Transliterator;

/**
 * Traditional → simplified characters, one for one, by a table made once from ICU's transliterator.
 *
 * <p>Characters that ICU writes as anything but one character, and those beyond the basic plane,
 * stay as they are. Being one for one it keeps every offset. Known slip: 乾 is always 干, also in 乾隆.
 */
final class Simplified {
  private static final char[] TABLE = table();

  private Simplified() {}

  private static char[] table() {
    Transliterator icu = Transliterator.getInstance("Traditional-Simplified");
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < table.length; c++) {
      table[c] = (char) c;
      if (Character.isIdeographic(c)) {
        String simplified = icu.transliterate(String.valueOf((char) c));
        if (simplified.length() == 1) {
          table[c] = simplified.charAt(0);
        }
      }
    }
    return table;
  }

  static char of(char c) {
    return TABLE[c];
  }

  static String of(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = TABLE[chars[i]];
    }
    return new String(chars);
  }
}
