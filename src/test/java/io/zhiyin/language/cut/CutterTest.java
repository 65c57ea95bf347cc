package io.zhiyin.language.cut;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;
import org.apache.lucene.analysis.cn.smart.hhmm.SegToken;
import org.junit.jupiter.api.Test;

final class CutterTest {
  private static List<String> cut(HanCutter cutter, String run) {
    IntArrayList spans = new IntArrayList();
    cutter.cut(run, spans);
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < spans.size(); i += 2) {
      terms.add(run.substring(spans.getInt(i), spans.getInt(i + 1)));
    }
    return terms;
  }

  @Test
  void pairs() {
    assertEquals(List.of("知"), cut(HanCutter.PAIRS, "知"));
    assertEquals(List.of("知音"), cut(HanCutter.PAIRS, "知音"));
    assertEquals(List.of("𠮷野", "野家"), cut(HanCutter.PAIRS, "𠮷野家"));
  }

  @Test
  void wordsAreSmartcns() {
    String run = "加厚中长款羽绒服女冬季新款连帽宽松显瘦白鸭绒外套";
    List<String> smartcn =
        new HHMMSegmenter()
            .process(run).stream()
                .filter(word -> word.endOffset <= run.length() && word.startOffset >= 0)
                .map(CutterTest::text)
                .filter(run::contains)
                .toList();
    WordCutter cutter = new WordCutter();
    assertEquals(smartcn, cut(cutter, run));
    assertEquals(smartcn, cut(cutter, run), "the second time it is remembered");
    assertEquals(run, String.join("", cut(cutter, run)));
  }

  private static String text(SegToken word) {
    return new String(word.charArray);
  }

  @Test
  void longRunsAndRareCharactersLoseNothing() {
    String run = "手机壳".repeat(900) + "𠮷𠮷" + "野家".repeat(600);
    assertEquals(run, String.join("", cut(new WordCutter(), run)));
  }

  @Test
  void contentLeavesLoneCharactersOut() {
    assertEquals(List.of("羽绒服"), cut(new ContentCutter(), "女羽绒服"));
    assertEquals(List.of("机壳"), cut(new ContentCutter(), "手机壳"));
    assertEquals(List.of("空气", "炸锅"), cut(new ContentCutter(), "空气炸锅"));
    assertEquals(List.of(), cut(new ContentCutter(), "茶"));
  }

  @Test
  void recentCutsForgetWhatSharesASlot() {
    RecentCuts recent = new RecentCuts();
    // "Aa" and "BB" have one hash.
    recent.put("Aa", new int[] {2});
    assertNull(recent.get("BB"));
    recent.put("BB", new int[] {1, 2});
    assertArrayEquals(new int[] {1, 2}, recent.get("BB"));
    assertNull(recent.get("Aa"));
    recent.put("长".repeat(33), new int[] {33});
    assertNull(recent.get("长".repeat(33)), "long runs hardly return");
  }
}
