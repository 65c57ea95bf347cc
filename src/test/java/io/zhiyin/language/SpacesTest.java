package io.zhiyin.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.index.Shipped;
import io.zhiyin.language.Misspellings.Replaced;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpacesTest {
  private static final Analysis ANALYSIS = Shipped.ANALYSIS;

  @ParameterizedTest
  @CsvSource({
    "手 机 壳, 手机壳",
    "手機　殼, 手机壳",
    "蓝 牙耳机, 蓝牙耳机",
    "牛 仔裤 男, 牛仔裤 男",
    "iPhone15 手 机 壳 透明, iphone15 手机壳 透明",
    "羽 绒服 和 手机 壳, 羽绒服 和 手机壳"
  })
  void spacesWithinAWordGo(String typed, String read) {
    assertEquals(read, ANALYSIS.spelled(typed).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"小米 手机壳", "小 米粉", "儿童 手表", "新 手机", "男 T恤", "手 a 机", " ", "手机壳 ", "air fryer"})
  void otherSpacesStay(String typed) {
    assertEquals(typed, ANALYSIS.spelled(typed).text());
    assertEquals(List.of(), ANALYSIS.spelled(typed).replaced());
  }

  @Test
  void whatWasJoinedIsToldBeforeWhatWasMisspelled() {
    assertEquals(
        List.of(new Replaced("手 机 壳", "手机壳"), new Replaced("手机克", "手机壳")),
        ANALYSIS.spelled("手机克 手 机 壳").replaced());
  }
}
