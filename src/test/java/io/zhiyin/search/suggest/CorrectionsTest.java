package io.zhiyin.search.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.index.Shipped;
import io.zhiyin.search.suggest.Entry.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CorrectionsTest {
  private static final Corrections SHOP =
      new Corrections(
          new Completions(
              List.of(
                  Entry.of("手机壳", Kind.CATEGORY, 40),
                  Entry.of("手机", Kind.CATEGORY, 90),
                  Entry.of("华为", Kind.BRAND, 25),
                  Entry.of("苹果", Kind.BRAND, 20),
                  Entry.of("蓝牙耳机", Kind.PRODUCT, 30),
                  Entry.of("charger", Kind.PRODUCT, 8),
                  Entry.of("air", Kind.PRODUCT, 8),
                  Entry.of("fryer", Kind.PRODUCT, 8),
                  Entry.of("airf", Kind.PRODUCT, 1),
                  Entry.of("ryer", Kind.PRODUCT, 1),
                  Entry.of("Samsung", Kind.BRAND, 8)),
              Shipped.ANALYSIS::level),
          Shipped.ANALYSIS::level);

  private static String correct(String query) {
    return SHOP.correct(query).orElse("");
  }

  @Test
  void pinyinBecomesTheWordsItStandsFor() {
    assertEquals("手机壳", correct("shoujike"));
    assertEquals("手机壳", correct("shou ji ke"));
    assertEquals("华为手机壳", correct("huaweishoujike"));
    assertEquals("华为 手机壳", correct("华为 shoujike"));
  }

  @Test
  void initialsBecomeTheHeaviestWordTheyStandFor() {
    assertEquals("手机壳", correct("sjk"));
    assertEquals("华为 蓝牙耳机", correct("华为 lyej"));
    assertEquals("", correct("sj"), "two letters stand for too much");
  }

  @Test
  void wordsWithoutTheSpaceBetweenThemArePartedBeforeSlipsAreSought() {
    assertEquals("air fryer", correct("airfryer"));
    assertEquals("samsung charger", correct("samsungcharger"));
    assertEquals("", correct("airxq"));
  }

  @Test
  void wordsOfTheSameSoundBecomeTheKnownOnes() {
    assertEquals("手机壳", correct("手机可"));
    assertEquals("华为手机壳", correct("华为手机克"));
    assertEquals("蓝牙耳机", correct("蓝芽耳机"));
  }

  @Test
  void slipsInLatinWordsAreMended() {
    assertEquals("charger", correct("chargr"));
    assertEquals("samsung charger", correct("samsnug cahrger"));
    assertEquals("苹果 charger", correct("苹果 chrager"));
  }

  @Test
  void whatIsKnownOrLikeNothingStays() {
    for (String query :
        List.of("手机壳", "華為 手机", "Samsung", "", "🙂", "qzxwv", "abc", "小熊维尼", "A15", "!")) {
      assertEquals("", correct(query), query);
    }
  }

  @Test
  void distancesAreThoseOfTheFullMatrix() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      String a = word(random);
      String b = word(random);
      int right = naive(a, b);
      for (int most = 0; most < 4; most++) {
        assertEquals(Math.min(right, most + 1), Slips.distance(a, b, most), a + " " + b);
      }
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }

  private static int naive(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.length() + b.length();
    }
    int m = a.length();
    int n = b.length();
    boolean same = a.charAt(m - 1) == b.charAt(n - 1);
    String a1 = a.substring(0, m - 1);
    String b1 = b.substring(0, n - 1);
    int best = Math.min(naive(a1, b1) + (same ? 0 : 1), 1 + Math.min(naive(a1, b), naive(a, b1)));
    if (m > 1
        && n > 1
        && a.charAt(m - 1) == b.charAt(n - 2)
        && a.charAt(m - 2) == b.charAt(n - 1)) {
      best = Math.min(best, 1 + naive(a.substring(0, m - 2), b.substring(0, n - 2)));
    }
    return best;
  }
}
