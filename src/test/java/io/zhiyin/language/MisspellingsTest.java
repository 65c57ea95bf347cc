package io.zhiyin.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.config.ConfigDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MisspellingsTest {
  private static final Analysis ANALYSIS =
      new Analysis(
          ConfigDirectory.read(
              Path.of("index-config"),
              Map.of(
                  "misspellings.txt",
                  "手机模 => 手机膜\n模 => 膜\n藍芽 => 蓝牙\n蓝芽耳机 => 蓝牙耳机\niPone, air pot => iphone\n")));

  private static String fixed(String query) {
    return ANALYSIS.spelled(query).text();
  }

  @Test
  void theLongestFromTheLeftInAnyScriptWidthAndCase() {
    assertEquals("大号蓝牙耳机 红", fixed("大号蓝芽耳機 红"));
    assertEquals("蓝牙和蓝牙", fixed("蓝芽和藍芽"));
    assertEquals("iphone 15 iphone", fixed("ＩＰＯＮＥ 15  Air  Pot"));
    assertEquals(
        List.of(
            new Misspellings.Replaced("蓝芽", "蓝牙"), new Misspellings.Replaced("ipone", "iphone")),
        ANALYSIS.spelled("蓝芽 ipone").replaced());
  }

  @Test
  void notWithinOtherWordsAndNothingIsRewrittenWhereNothingIsWrong() {
    assertEquals("手机模型", fixed("手机模型"));
    assertEquals("手机膜", fixed("手机模"));
    assertEquals("ipones", fixed("ipones"));
    assertEquals("Ａir  Max 手機", fixed("Ａir  Max 手機"));
    assertEquals("", fixed(""));
  }
}
