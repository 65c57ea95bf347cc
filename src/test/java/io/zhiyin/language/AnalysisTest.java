package io.zhiyin.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.config.IndexConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples of what shoppers type and shops write, with the shipped settings; long as lists are. */
final class AnalysisTest {
  private static final IndexConfig SHIPPED = ConfigDirectory.read(Path.of("index-config"));
  private static final Analysis ANALYSIS = new Analysis(SHIPPED);

  @TempDir private Path directory;

  /** Two ways to write the same must meet, whichever the shopper and the shop choose. */
  @ParameterizedTest
  @CsvSource({
    "華為手機殼, 华为手机壳",
    "ＩＰＨＯＮＥ１５, iphone15",
    "餅乾 禮盒, 饼干 礼盒",
    "昇降桌 檯燈, 升降桌 台灯",
    "羽絨衣 長款, 羽绒衣 长款",
    "５０ＭＬ, 50ml",
    "㎡, m2",
    "①号, 1号",
    "華\u200B為, 华为",
    "e\u0301clair, éclair",
    "ｶﾒﾗ, カメラ",
    "STRASSE, straße"
  })
  void waysToWriteTheSame(String one, String other) {
    for (String chain : List.of("words", "lexicon", "bigrams", "characters", "content")) {
      assertEquals(ANALYSIS.terms(chain, one), ANALYSIS.terms(chain, other), chain);
    }
    assertEquals(ANALYSIS.level(one), ANALYSIS.level(other));
  }

  @ParameterizedTest
  @CsvSource({
    "1.5L 大容量, 1.5l 大 容量",
    "50ML, 50ml",
    "802.11ac, 802.11ac",
    "iPhone15 Pro, iphone15 pro",
    // A dashed model is found as one word, in parts, and by its parts written apart.
    "DSC-W120, dscw120 dsc w120",
    "usb-c, usbc usb c",
    "md_acr1011, mdacr1011 md acr1011",
    "jbk3-200va, jbk3200va jbk3 200va",
    // Ranges and lists of sizes are no models.
    "2-3岁, 2 3 岁",
    "200-500ml, 200 500ml",
    "'38,39,40', 38 39 40",
    "s/m/l, s m l",
    "C++ c# c+d, c++ c# c d",
    "S21+, s21",
    "帽子+围裙, 帽子 围裙",
    "Levi's, levis",
    "L’Oréal, loreal",
    "Nike™ Dior®, nike dior",
    "women's watches and glasses, woman watch glass",
    "batteries for the camera, battery camera",
    "华为的手机, 华为 手机",
    // Cut as smartcn cuts them; the chain of pairs makes up for it.
    "手机壳, 手 机壳",
    "空气炸锅, 空气 炸 锅",
    "名著 俱乐部 摔跤 乾隆, 名著 俱乐部 摔跤 乾隆",
    "한국어, 한국 국어",
    "ラーメン, ラー ーメ メン",
    "Дом 2, дом 2"
  })
  void words(String text, String terms) {
    assertEquals(terms, String.join(" ", ANALYSIS.terms("words", text)));
  }

  @ParameterizedTest
  @CsvSource({
    "手机壳, 手机 机壳",
    "壳, 壳",
    "蓝牙耳机iPhone15专用, 蓝牙 牙耳 耳机 iphone15 专用",
    "xps-13, xps13 xps 13",
    "the watches 的, the watches 的"
  })
  void bigrams(String text, String terms) {
    assertEquals(terms, String.join(" ", ANALYSIS.terms("bigrams", text)));
  }

  /** A product's words with what they are a kind of, its models in pieces, its units in one. */
  @ParameterizedTest
  @CsvSource({
    "无线蓝牙耳机, 无线 蓝牙耳机 耳机",
    "手机壳, 手机壳 机壳",
    "空气炸锅, 空气炸锅 炸锅",
    "落地窗, 落地窗",
    "纯棉Ｔ恤男, 纯棉 t恤 男",
    "POLO衫, polo衫 polo",
    "3C数码配件, 3c数码 3c 数码 配件",
    "家用卡拉OK音响, 家用 卡拉ok ok 音响",
    "ST恤, st 恤",
    "卡拉OK2, 卡拉 ok2",
    "iPhone15 Pro, iphone15 iphone 15 pro",
    "iPhone 15, iphone iphone15 15",
    "NN-SD377SS, nnsd377ss nnsd377 nnsd 377 ss nn sd377ss sd377 sd 377 ss",
    "256GB 内存, 256g 内存",
    "256 G, 256g",
    "50 毫升, 50ml",
    "1.5升装, 1.5l 装",
    "2.4GHz, 2.4ghz",
    "64 Gold, 64 gold",
    "S21+, s21 s 21",
    "iPhone8, iphone8 iphone 8",
    "iPhone8Plus, iphone8plus iphone8 iphone 8 plus",
    "mp3 p9, mp3 p9"
  })
  void lexicon(String text, String terms) {
    assertEquals(terms, String.join(" ", ANALYSIS.terms("lexicon", text)));
  }

  /** Each word with the ways to hold it: terms joined by +, and what they are worth. */
  @ParameterizedTest
  @CsvSource({
    "蓝牙耳机, 蓝牙耳机",
    "iphone15pro, iphone15pro|iphone15 0.8|iphone+15+pro 0.9",
    "iphone8, iphone8|iphone+8 0.9",
    "iphone 8, iphone|iphone8 0.9; 8|iphone8 0.9",
    "p 9, p|p9 0.9; 9|p9 0.9",
    "p9, p9",
    "番茄酱, 番茄酱",
    "3d打印机, 3d打印机|3d+打印机 0.9",
    "玻璃 V领, 玻璃; v领|v+领 0.9 *1.3",
    "5寸, 5寸",
    "西红柿, 西红柿|番茄 0.7",
    "cell phone, cell|cellphone 0.7|mobile+phone 0.7; phone|cellphone 0.9|mobile+phone 0.7|telephone 0.7",
    "50 毫升, 50ml",
    "男孩 闹钟, 男孩; 闹钟 *1.3"
  })
  void queryWords(String text, String words) {
    assertEquals(
        words,
        ANALYSIS.query("lexicon", text).stream()
            .map(AnalysisTest::shown)
            .collect(java.util.stream.Collectors.joining("; ")));
  }

  private static String shown(QueryWord word) {
    String ways =
        word.ways().stream()
            .map(w -> String.join("+", w.terms()) + (w.weight() == 1 ? "" : " " + w.weight()))
            .collect(java.util.stream.Collectors.joining("|"));
    return ways + (word.weight() == 1 ? "" : " *" + word.weight());
  }

  @Test
  void characters() {
    assertEquals(
        List.of("空", "气", "炸", "锅", "𠮷", "5.5l"), ANALYSIS.terms("characters", "空氣炸鍋𠮷5.5L"));
  }

  /** What a shopper may read: 同为“羽绒服”“加厚”. */
  @ParameterizedTest
  @CsvSource({
    "女羽绒服 加厚, 羽绒服 加厚",
    "蓝牙耳机, 蓝牙 耳机",
    "长款羽绒服 包邮 官方旗舰店, 长款 羽绒服",
    "xps-13 a 5 watches, xps13 watch",
    "2-3岁, ''"
  })
  void contentTermsAreReadable(String text, String terms) {
    assertEquals(terms, String.join(" ", ANALYSIS.terms("content", text)));
  }

  @Test
  void tokensStandWhereTheOriginalHasThem() {
    assertEquals(
        List.of(new Token("华为", 0, 2, 0), new Token("手", 2, 3, 1), new Token("机壳", 3, 5, 2)),
        ANALYSIS.tokens("words", "華為手機殼"));
    assertEquals(
        List.of(
            new Token("dscw120", 1, 9, 0), new Token("dsc", 1, 4, 0), new Token("w120", 5, 9, 1)),
        ANALYSIS.tokens("words", " DSC-W120"));
    assertEquals(
        List.of(new Token("film", 0, 3, 0), new Token("节", 3, 4, 1)),
        ANALYSIS.tokens("words", "ﬁlm節"),
        "a ligature is one character");
    assertEquals(
        List.of(new Token("令和", 0, 1, 0)),
        ANALYSIS.tokens("bigrams", "㋿"),
        "one character for two");
    assertEquals(
        List.of(new Token("手机", 0, 2, 0), new Token("红", 3, 4, 2)),
        ANALYSIS.tokens("words", "手機的紅"),
        "a stop word leaves a gap");
    assertEquals(
        List.of(new Token("男", 0, 1, 0), new Token("polo衫", 1, 6, 1), new Token("polo", 1, 5, 1)),
        ANALYSIS.tokens("lexicon", "男ＰＯＬＯ衫"),
        "a word of both scripts");
  }

  @Test
  void fieldsAreNamedAsInTheIndex() {
    Map<String, List<Token>> fields = ANALYSIS.fields("华为手机壳");
    assertEquals(
        "attributes.characters attributes.lexicon brand.characters brand.lexicon"
            + " category.characters category.lexicon content description.lexicon tags.characters"
            + " tags.lexicon title.bigrams title.characters title.lexicon title.words",
        String.join(" ", fields.keySet()));
    assertEquals(ANALYSIS.tokens("words", "华为手机壳"), fields.get("title.words"));
    assertEquals(ANALYSIS.tokens("lexicon", "华为手机壳"), fields.get("title.lexicon"));
  }

  @Test
  void levelledValues() {
    assertEquals("nike air max", ANALYSIS.level("  ＮＩＫＥ\u3000Air\n Max "));
    assertEquals("l'oreal 欧莱雅", ANALYSIS.level("L'Oréal 歐萊雅"));
    assertEquals("", ANALYSIS.level(" \u200B\t"));
    assertEquals(ANALYSIS.level("台灣製"), ANALYSIS.level(ANALYSIS.level("台灣製")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n\t",
        "。，！",
        "😀😀",
        "👨‍👩‍👧",
        "\uD83D",
        "\uDE00\uD83D",
        "\u0301\u0301",
        "\u200F",
        "----",
        "'",
        "...",
        "++",
        "\u0000",
        "\uFFFF",
        "\u202E"
      })
  void nothingToFind(String text) {
    for (String chain : List.of("words", "lexicon", "bigrams", "characters", "content")) {
      assertEquals(List.of(), ANALYSIS.tokens(chain, text), chain);
    }
  }

  @Test
  void emojiAndRightToLeftDoNotHideWords() {
    assertEquals(List.of("亲子", "子装"), ANALYSIS.terms("bigrams", "👨‍👩‍👧亲子装❤️"));
    assertEquals(List.of("شنطة", "نسائية"), ANALYSIS.terms("words", "شنطة نسائية"));
    assertEquals(
        List.of(new Token("𠮷野", 2, 5, 0)),
        ANALYSIS.tokens("bigrams", "😀𠮷野"),
        "beyond the plane");
  }

  @Test
  void limits() {
    int characters = SHIPPED.analysis().limits().characters();
    List<Token> many = ANALYSIS.tokens("bigrams", "手机壳".repeat(characters));
    assertEquals(characters - 1, many.size());
    assertEquals(
        List.of("a".repeat(64)), ANALYSIS.terms("words", "A".repeat(5000)), "a long run is cut");
    assertEquals(
        64,
        ANALYSIS.terms("words", "x" + "𐐨".repeat(100)).getFirst().length() + 1,
        "never in the middle of a character");
  }

  /** Each costs milliseconds; the bound only tells linear from worse. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "中",
        "的了",
        "a",
        "a-",
        "1.",
        "'",
        "\u0301",
        "a\u0301",
        "👍",
        "㍿",
        "ﷺ",
        "\uD83D",
        "华为 mate-60 "
      })
  @Timeout(30)
  void hostileTextsAreTakenInTheirStride(String unit) {
    String text = unit.repeat(100_000 / unit.length());
    long start = System.nanoTime();
    for (String chain : List.of("words", "lexicon", "bigrams", "characters", "content")) {
      ANALYSIS.tokens(chain, text);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, () -> "took " + took);
  }

  @Test
  void otherSettings() throws IOException {
    Files.writeString(
        directory.resolve("analysis.yaml"),
        "traditional_to_simplified: false\nenglish_stemming: none\nstop_words: own.txt\n");
    Files.writeString(directory.resolve("own.txt"), "手機 # any script, width\nＳＨＯＥ\n");
    Analysis other = new Analysis(ConfigDirectory.read(directory));
    assertEquals(List.of("手機", "機殼"), other.terms("bigrams", "手機殼"));
    assertEquals(List.of("watches"), other.terms("words", "watches shoe"));
    assertEquals("手機", other.level("手機"));
    assertNotEquals(ANALYSIS.fingerprint(), other.fingerprint());
  }

  @Test
  void fingerprintNamesWhatCuts() {
    assertTrue(ANALYSIS.fingerprint().startsWith(SHIPPED.fingerprint()));
    assertTrue(ANALYSIS.fingerprint().contains("lucene 10."), ANALYSIS.fingerprint());
  }

  @Test
  void chains() {
    assertSame(ANALYSIS.chain("words"), ANALYSIS.chain("words"));
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> ANALYSIS.chain("pinyin"));
    assertEquals(
        "chain must be one of bigrams, characters, characters.query, content, lexicon,"
            + " lexicon.query, words, got pinyin",
        unknown.getMessage());
    ANALYSIS.warm();
    assertFalse(ANALYSIS.terms("words", "知音").isEmpty());
  }
}
