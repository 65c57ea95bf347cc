package io.zhiyin.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.Transliterator;
import io.zhiyin.config.ConfigDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for any text. */
final class AnalysisRandomTest {
  private static final Analysis ANALYSIS =
      new Analysis(ConfigDirectory.read(Path.of("index-config")));
  private static final List<String> CHAINS =
      List.of("words", "lexicon", "lexicon.query", "bigrams", "characters", "content");
  private static final String SIGNS = " -_.'’+#,/&%。，（）【】\u200B\u200D\uFEFF\u0301\u202E\t\n";
  private static final String SHOP = "华为手机壳蓝牙耳机羽绒服加厚女款长春秋季新正品包邮空气炸锅奶粉一二三的了和在兴隆饼乐部";

  private final long seed = Long.getLong("zhiyin.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @BeforeEach
  void printSeed() {
    System.out.println("seed: -Dzhiyin.seed=" + seed);
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      switch (random.nextInt(8)) {
        case 0 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        case 1 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
        case 2 -> text.append((char) (0x4E00 + random.nextInt(0x5200)));
        case 3 -> text.append((char) ('0' + random.nextInt(10)));
        case 4 -> text.append((char) ('a' + random.nextInt(26)));
        case 5 -> text.append((char) (0xFF01 + random.nextInt(0xDF)));
        case 6 -> text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        default -> text.append(SHOP.charAt(random.nextInt(SHOP.length())));
      }
    }
    return text.toString();
  }

  private String shopText(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      switch (random.nextInt(6)) {
        case 0 -> text.append((char) ('0' + random.nextInt(10)));
        case 1 -> text.append((char) ('a' + random.nextInt(26)));
        case 2 -> text.append(" -.".charAt(random.nextInt(3)));
        default -> text.append(SHOP.charAt(random.nextInt(SHOP.length())));
      }
    }
    return text.toString();
  }

  @Test
  void anyTextGivesTermsThatStandInIt() {
    for (int round = 0; round < 5_000; round++) {
      String text = text(random.nextInt(60));
      for (String chain : CHAINS) {
        int start = 0;
        int position = -1;
        for (Token token : ANALYSIS.tokens(chain, text)) {
          String where = "seed " + seed + ", " + chain + ", " + token + " of " + escaped(text);
          assertFalse(token.term().isEmpty(), where);
          assertTrue(token.start() >= start, where);
          assertTrue(token.end() > token.start(), where);
          assertTrue(token.end() <= text.length(), where);
          assertTrue(token.position() >= Math.max(position, 0), where);
          start = token.start();
          position = token.position();
        }
      }
      ANALYSIS.level(text);
    }
  }

  @Test
  void scriptAndWidthMakeNoDifference() {
    Transliterator traditional = Transliterator.getInstance("Simplified-Traditional");
    Transliterator wide = Transliterator.getInstance("Halfwidth-Fullwidth");
    for (int round = 0; round < 1_000; round++) {
      String text = shopText(1 + random.nextInt(40));
      for (String chain : CHAINS) {
        String where = "seed " + seed + ", " + chain + ", " + text;
        List<Token> tokens = ANALYSIS.tokens(chain, text);
        assertEquals(tokens, ANALYSIS.tokens(chain, traditional.transliterate(text)), where);
        assertEquals(tokens, ANALYSIS.tokens(chain, wide.transliterate(text)), where);
      }
    }
  }

  /** A levelled value stays as it is, and a text is cut like its levelled form. */
  @Test
  void levellingTwiceIsLevellingOnce() {
    for (int round = 0; round < 2_000; round++) {
      String text = text(random.nextInt(40));
      String levelled = ANALYSIS.level(text);
      assertEquals(levelled, ANALYSIS.level(levelled), () -> "seed " + seed + " " + escaped(text));
    }
  }

  /** Token streams are reused and cuts remembered: neither may show. */
  @Test
  void threadsAndOrderMakeNoDifference() throws Exception {
    List<String> texts = new ArrayList<>();
    List<List<List<Token>>> alone = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      texts.add(i % 2 == 0 ? shopText(random.nextInt(60)) : text(random.nextInt(60)));
    }
    Analysis fresh = new Analysis(ConfigDirectory.read(Path.of("index-config")));
    texts.forEach(text -> alone.add(all(fresh, text)));
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> work = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        Random order = new Random(seed + thread);
        work.add(
            threads.submit(() -> {
              for (int n = 0; n < 2_000; n++) {
                int i = order.nextInt(texts.size());
                assertEquals(alone.get(i), all(ANALYSIS, texts.get(i)), "seed " + seed);
              }
            }));
      }
      for (Future<?> thread : work) {
        thread.get();
      }
    }
  }

  private static List<List<Token>> all(Analysis analysis, String text) {
    return CHAINS.stream().map(chain -> analysis.tokens(chain, text)).toList();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
    return escaped.toString();
  }
}
