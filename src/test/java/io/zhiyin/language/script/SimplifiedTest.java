package io.zhiyin.language.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimplifiedTest {
  @ParameterizedTest
  @CsvSource({
    "華為手機殼, 华为手机壳",
    "牛肉乾 乾燥機, 牛肉干 干燥机",
    "乾隆 乾坤, 乾隆 乾坤",
    "乾, 干",
    "瞭望鏡 瞭解, 瞭望镜 了解",
    "昇降桌 託運 枱燈 櫈 鞦韆, 升降桌 托运 台灯 凳 秋千",
    "蘋果 麵包 頭髮 裡面 裏面, 苹果 面包 头发 里面 里面",
    "俱乐部 哪吒 苎麻 摔跤 名著 大阪, 俱乐部 哪吒 苎麻 摔跤 名著 大阪",
    "カメラ abc 123, カメラ abc 123"
  })
  void simplified(String text, String expected) {
    assertEquals(expected, Simplified.of(text));
  }

  /** All characters of the simplified standard set that change: each was looked at. */
  @Test
  void simplifiedTextsStayAsTheyAre() {
    CharsetEncoder standard = Charset.forName("GB2312").newEncoder();
    Map<Character, Character> changed = new TreeMap<>();
    for (char c = 0x4E00; c < 0xA000; c++) {
      char simplified = Simplified.of(String.valueOf(c)).charAt(0);
      if (standard.canEncode(c) && simplified != c) {
        changed.put(c, simplified);
      }
    }
    assertEquals(
        Map.of(
            '乾', '干', '夥', '伙', '後', '后', '徵', '征', '摺', '折', '於', '于', '箝', '钳', '菸', '烟', '麽',
            '么'),
        changed);
  }

  @Test
  void twiceIsOnce() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String once = Simplified.of(String.valueOf((char) c));
      assertEquals(once, Simplified.of(once), () -> "after " + once);
    }
  }
}
