package io.zhiyin.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Polyphones of product words, and what holds for any text. */
final class PinyinTest {
  @ParameterizedTest
  @CsvSource({
    "长款羽绒服, chang kuan yu rong fu",
    "加长, jia chang",
    "成长奶粉, cheng zhang nai fen",
    "长高, zhang gao",
    "音乐盒, yin yue he",
    "快乐, kuai le",
    "银行卡, yin hang ka",
    "行李箱, xing li xiang",
    "重量, zhong liang",
    "双重, shuang chong",
    "便宜, pian yi",
    "方便面, fang bian mian",
    "空调, kong tiao",
    "弹簧, tan huang",
    "弹弓, dan gong",
    "轻薄本, qing bao ben",
    "薄荷, bo he",
    "手机壳, shou ji ke",
    "外壳, wai ke",
    "牛仔裤, niu zai ku",
    "西洋参, xi yang shen",
    "朝鲜, chao xian",
    "调料, tiao liao",
    "盛汤勺, sheng tang shao",
    "卷发棒, juan fa bang",
    "番茄, fan qie",
    "雪茄, xue jia",
    "女绿, nv lv",
    "華為手機殼, hua wei shou ji ke"
  })
  void productWords(String text, String syllables) {
    assertEquals(syllables, String.join(" ", Pinyin.syllables(text)));
    assertEquals(syllables.replace(" ", ""), Pinyin.full(text));
  }

  @Test
  void otherLettersStandWhole() {
    assertEquals(List.of("iphone15", "shou", "ji", "ke"), Pinyin.syllables("iPhone15【手机壳】\u200B，"));
    assertEquals("iphone15sjk", Pinyin.initials("iPhone15 手机壳"));
    assertEquals("yxk", Pinyin.initials("音响 壳"));
    assertEquals("", Pinyin.full(""));
    assertEquals("", Pinyin.full("𠮷 ☎ —"));
  }

  @Test
  void anyTextGivesPlainSyllables() {
    long seed = Long.getLong("zhiyin.seed", System.nanoTime());
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(
            random.nextBoolean()
                ? (char) (0x4E00 + random.nextInt(0x5200))
                : (char) random.nextInt(Character.MAX_VALUE + 1));
      }
      List<String> syllables = Pinyin.syllables(text.toString());
      assertEquals(String.join("", syllables), Pinyin.full(text.toString()), "seed " + seed);
      assertTrue(syllables.stream().noneMatch(String::isBlank), "seed " + seed);
    }
  }

  @Test
  void initialsAreTheFirstLettersOfSyllables() {
    for (String text : List.of("长款羽绒服", "音乐盒", "银行卡套", "轻薄笔记本电脑", "西洋参含片")) {
      StringBuilder initials = new StringBuilder();
      Pinyin.syllables(text).forEach(syllable -> initials.append(syllable.charAt(0)));
      assertEquals(initials.toString(), Pinyin.initials(text));
    }
  }
}
