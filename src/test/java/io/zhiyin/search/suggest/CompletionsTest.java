package io.zhiyin.search.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.index.Shipped;
import io.zhiyin.search.suggest.Entry.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompletionsTest {
  private static final Completions SHOP =
      new Completions(
          List.of(
              Entry.of("手机壳", Kind.CATEGORY, 40),
              Entry.of("华为", Kind.BRAND, 25),
              Entry.of("蓝牙耳机", Kind.QUERY, 30),
              Entry.of("iPhone 15", Kind.PRODUCT, 8),
              Entry.of("耳机 <新>", Kind.QUERY, 3),
              Entry.of("音乐盒", Kind.PRODUCT, 2)),
          Shipped.ANALYSIS::level);

  private static List<String> complete(String typed) {
    return SHOP.complete(typed, 10).stream().map(Suggestion::highlight).toList();
  }

  @Test
  void whatIsTypedIsCompletedInManyWays() {
    assertEquals(List.of("<em>手机</em>壳"), complete("手机"));
    assertEquals(List.of("<em>手机</em>壳"), complete("手機"));
    assertEquals(List.of("<em>手机</em>壳"), complete("shouji"));
    assertEquals(List.of("<em>手机</em>壳"), complete("shouj"));
    assertEquals(List.of("<em>手机壳</em>"), complete("sjk"));
    assertEquals(List.of("<em>手机壳</em>"), complete("手机ke"));
    assertEquals(List.of("<em>音乐</em>盒"), complete("yinyue"));
    assertEquals(List.of("<em>iPhone 1</em>5"), complete("IPHONE1"));
    assertEquals(List.of("<em>耳机</em> &lt;新&gt;", "蓝牙<em>耳机</em>"), complete("耳机"));
    assertEquals(List.of("<em>华为</em>"), complete("hw"));
    assertEquals(List.of(), complete(""));
    assertEquals(List.of(), complete(" ,!🙂"));
    assertEquals(List.of(), complete("没有"));
  }

  /** Each prefix of each form from each piece, looked for in all entries one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingIsMissedAndNothingElseComes(long seed) {
    Random random = new Random(seed);
    String letters = "手机壳音乐盒ab1";
    Set<String> texts = new TreeSet<>();
    while (texts.size() < 300) {
      StringBuilder text = new StringBuilder();
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      texts.add(text.toString());
    }
    List<Entry> entries = texts.stream().map(t -> Entry.of(t, Kind.PRODUCT, 1)).toList();
    Completions completions = new Completions(entries, Shipped.ANALYSIS::level);
    for (String typed : List.of("手", "机壳", "a", "s", "sj", "shou", "ab", "b1", "yy", "壳a", "手s")) {
      Set<String> expected = new HashSet<>();
      for (Entry entry : entries) {
        if (matches(entry.text(), typed)) {
          expected.add(entry.text());
        }
      }
      List<Suggestion> all = completions.complete(typed, 300);
      assertEquals(expected, all.stream().map(Suggestion::text).collect(Collectors.toSet()), typed);
      List<Suggestion> few = completions.complete(typed, 5);
      assertEquals(all.subList(0, Math.min(5, all.size())), few, typed);
    }
  }

  private static boolean matches(String text, String typed) {
    Spelling its = Spelling.of(text, Shipped.ANALYSIS::level);
    Spelling asked = Spelling.of(typed, Shipped.ANALYSIS::level);
    for (int i = 0; i < its.pieces().size(); i++) {
      List<String> plain = new ArrayList<>();
      List<String> initials = new ArrayList<>();
      its.pieces()
          .subList(i, its.pieces().size())
          .forEach(p -> {
            plain.add(p.plain());
            initials.add(p.initial());
          });
      boolean sounds = its.hasChinese() && asked.hasLatin();
      if (String.join("", plain).startsWith(asked.plain())
          || (sounds && its.sound(i, its.pieces().size()).startsWith(asked.sound()))
          || (sounds
              && !asked.hasChinese()
              && String.join("", initials).startsWith(asked.plain()))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void fiftyThousandEntriesAreCompleted() {
    List<Entry> many = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      many.add(Entry.of("商品" + i, Kind.PRODUCT, 1 + i));
    }
    Completions completions = new Completions(many, Shipped.ANALYSIS::level);
    assertEquals("商品49999", completions.complete("s", 3).getFirst().text());
    assertTrue(completions.complete("商品4", 50).size() == 50);
  }
}
