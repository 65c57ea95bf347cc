package io.zhiyin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Candidate.PartValue;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.PairKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each kind of retrieval finds and how it values it. */
public abstract class ValuesContract extends ProductIndexContract {
  /** Half of what 9 significant bits leave open, and what floats do. */
  private static final double FEATURE = 1 / 256.0;

  private static final double FLOAT = 1e-6;

  protected ValuesContract(Adapter adapter) {
    super(adapter);
  }

  private static Map<String, Double> scores(Documents documents, Part... parts) {
    return find(documents, parts).stream()
        .collect(Collectors.toMap(Candidate::id, Candidate::score));
  }

  private static double score(Documents documents, String id, Part... parts) {
    return scores(documents, parts).getOrDefault(id, Double.NaN);
  }

  private static Part together(Map<String, Double> seeds, Map<String, Double> fresh) {
    return Part.find("co", new Retrieval.Together(PairKind.CO_VIEW, seeds, fresh), 1);
  }

  private static ItemSignals viewed(Map<String, Double> strengths) {
    return signals(PairKind.CO_VIEW, strengths, 0);
  }

  @Test
  void wordsAreWorthMoreTheMoreOfThemAndTheBetterTheField() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("all", "加厚 羽绒服").with("brand", "雪峰"),
            Item.of("some", "加厚 毛衣").with("brand", "雪峰"),
            Item.of("none", "薄荷 牙膏"),
            Item.of("description", "外套").with("description", "加厚 羽绒服 雪峰")));
    Map<String, Double> scores = scores(index, words("雪峰 加厚羽绒服"));
    scores.values().forEach(score -> assertTrue(score > 0 && score < 1, scores.toString()));
    assertFalse(scores.containsKey("none"));
    assertTrue(score(index, "all", words("雪峰 加厚羽绒服")) > scores.getOrDefault("description", 0.0));
    assertTrue(score(index, "some", words("加厚")) > scores.getOrDefault("some", 0.0));
  }

  @Test
  void wordsNeverPassOneHoweverOftenTheyStand() {
    ProductIndex index = open();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      items.add(Item.of("p" + i, "杯子 " + i));
    }
    items.add(
        Item.of("spam", "保温杯 ".repeat(100).strip())
            .with("brand", "保温杯")
            .with("category", List.of("保温杯"))
            .with("tags", List.of("保温杯"))
            .attribute("名称", "保温杯")
            .with("description", "保温杯 ".repeat(5_000).strip()));
    show(index, items);
    double score = score(index, "spam", words("保温杯"));
    assertTrue(score > 0.8 && score <= 1, "score " + score);
  }

  @Test
  void timeThatIsOverEndsTheAnswerAndSaysSo() {
    ProductIndex index = open();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      items.add(Item.of("p" + i, "杯子 " + i));
    }
    show(index, items);
    Question all = Question.top(10, List.of(words("杯子")));
    Page whole = index.find(all);
    assertFalse(whole.found().partial());
    assertEquals(10, whole.candidates().size());
    Page cut =
        index.find(
            all.with(
                new Question.Extras(
                    List.of(), 0, false, false, false, Cursor.START, Duration.ofNanos(1))));
    assertTrue(cut.found().partial());
    assertTrue(cut.candidates().size() <= 10);
  }

  @Test
  void wordsThatAreQuerySyntaxElsewhereAreWordsHere() {
    ProductIndex index = open();
    show(index, List.of(Item.of("a", "C++ 编程 (第2版)"), Item.of("b", "台灯")));
    for (String text :
        List.of("c++", "(编程 OR", "title:编程", "\"编程", "编程~2 AND -台灯", "* ? [1 TO", "编程\\")) {
      List<Candidate> found = find(index, words(text));
      assertTrue(found.stream().noneMatch(c -> c.score() > 1), text);
    }
    assertEquals("a", find(index, words("(编程 OR")).getFirst().id());
    assertEquals(List.of(), find(index, words("")));
    assertEquals(List.of(), find(index, words(" ,。!😀 ")));
  }

  @Test
  void contentIsTheCosine() {
    ProductIndex index = open();
    List<Item> items =
        List.of(
            Item.of("a", "加厚 羽绒服 保暖 外套"),
            Item.of("b", "加厚 毛衣 保暖"),
            Item.of("c", "薄荷 牙膏"),
            Item.of("d", "羽绒服"));
    show(index, items);
    for (Item seed : items) {
      ContentVector asked = index.vector(product(seed));
      Map<String, Double> scores = scores(index, Part.find("c", new Retrieval.Content(asked), 1));
      for (String id : List.of("a", "b", "c", "d")) {
        double cosine = asked.cosine(index.vector(id).orElseThrow());
        double score = scores.getOrDefault(id, 0.0);
        assertTrue(score <= cosine + FLOAT && score >= cosine * (1 - FEATURE) - FLOAT, id);
      }
    }
  }

  @Test
  void contentSaysWhichTermsAreSharedTheHeaviestFirst() {
    ProductIndex index = open();
    show(index, List.of(Item.of("a", "加厚 羽绒服"), Item.of("b", "加厚 毛衣")));
    ContentVector asked = new ContentVector(Map.of("羽绒服", 0.6, "加厚", 0.8));
    Candidate best = find(index, Part.find("c", new Retrieval.Content(asked), 1)).getFirst();
    assertEquals("a", best.id());
    assertEquals(List.of("加厚", "羽绒服"), best.parts().getFirst().matched());
  }

  @Test
  void togetherIsTheWeightedSumOfStrengths() {
    ProductIndex index = open();
    show(
        index,
        put(Item.of("a", "灯"), viewed(Map.of("s1", 0.8, "s2", 0.4))),
        put(Item.of("b", "灯"), viewed(Map.of("s2", 1.0))),
        put(Item.of("c", "灯"), signals(PairKind.CO_BUY, Map.of("s1", 1.0), 0)));
    Map<String, Double> scores = scores(index, together(Map.of("s1", 0.75, "s2", 0.25), Map.of()));
    assertEquals(2, scores.size());
    assertEquals(0.7, scores.getOrDefault("a", 0.0), FEATURE);
    assertEquals(0.25, scores.getOrDefault("b", 0.0), FEATURE);
  }

  @Test
  void freshValuesReplaceIndexedOnes() {
    ProductIndex index = open();
    show(
        index,
        put(Item.of("a", "灯"), viewed(Map.of("s", 0.8))),
        put(Item.of("b", "灯"), viewed(Map.of("s", 0.6))),
        put(Item.of("c", "灯"), viewed(Map.of("s", 0.4))),
        put(Item.of("d", "灯")));
    Map<String, Double> fresh = Map.of("a", 0.1, "b", 0.0, "d", 0.9, "nobody", 1.0);
    Map<String, Double> scores = scores(index, together(Map.of("s", 1.0), fresh));
    assertEquals(Set.of("a", "c", "d"), scores.keySet());
    assertEquals(0.1, scores.getOrDefault("a", 0.0), FLOAT);
    assertEquals(0.4, scores.getOrDefault("c", 0.0), FEATURE);
    assertEquals(0.9, scores.getOrDefault("d", 0.0), FLOAT);
  }

  @Test
  void freshValuesOfAPartLeaveOtherPartsAlone() {
    ProductIndex index = open();
    show(index, put(Item.of("a", "灯"), viewed(Map.of("s", 0.8))));
    Part co = together(Map.of("s", 1.0), Map.of("a", 0.0));
    Part given = Part.find("given", new Retrieval.Given(Map.of("a", 0.5)), 1);
    assertEquals(Map.of("a", 0.5), scores(index, co, given));
  }

  @Test
  void thousandsOfValuesMayBeGiven() {
    ProductIndex index = open();
    List<Item> items = new ArrayList<>();
    Map<String, Double> values = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      items.add(Item.of("p" + i, "灯"));
      values.put("p" + i, (i + 1) / 4_000.0);
    }
    show(index, items);
    Part given = Part.find("given", new Retrieval.Given(values), 1);
    Part fresh = together(Map.of("s", 1.0), values);
    for (Part part : List.of(given, fresh)) {
      Page page = index.find(Question.top(2, List.of(part)));
      assertEquals(List.of("p2999", "p2998"), ids(page));
      assertEquals(0.75, page.candidates().getFirst().score(), FLOAT);
    }
  }

  @Test
  void popularityIsHalfAtThePivot() {
    ProductIndex index = open();
    show(
        index,
        put(Item.of("a", "灯"), new ItemSignals(Map.of(), 20)),
        put(Item.of("b", "灯"), new ItemSignals(Map.of(), 1e9)),
        put(Item.of("c", "灯"), new ItemSignals(Map.of(), 0.1)),
        put(Item.of("d", "灯")));
    Map<String, Double> scores = scores(index, Part.find("p", new Retrieval.Popular(20), 1));
    assertEquals(Set.of("a", "b", "c"), scores.keySet());
    assertEquals(0.5, scores.getOrDefault("a", 0.0), FEATURE);
    assertEquals(1, scores.getOrDefault("b", 0.0), FEATURE);
    assertEquals(0.1 / 20.1, scores.getOrDefault("c", 0.0), FEATURE);
  }

  @Test
  void everythingIsWorthNothing() {
    ProductIndex index = open();
    show(index, List.of(Item.of("b", "灯"), Item.of("a", "桌")));
    List<Candidate> all = find(index, everything());
    assertEquals(List.of("a", "b"), all.stream().map(Candidate::id).toList());
    all.forEach(candidate -> assertEquals(0, candidate.score()));
    all.forEach(candidate -> assertEquals(List.of(), candidate.parts()));
  }

  @Test
  void theScoreIsTheSumOfContributionsAndPartsThatGiveNothingAreLeftOut() {
    ProductIndex index = open();
    show(
        index,
        put(Item.of("a", "加厚 羽绒服"), signals(PairKind.CO_VIEW, Map.of("s", 0.5), 20)),
        put(Item.of("b", "加厚 毛衣")));
    Part[] parts = {
      words("加厚"),
      Part.find("content", new Retrieval.Content(new ContentVector(Map.of("羽绒服", 1.0))), 0.3),
      Part.find("co", new Retrieval.Together(PairKind.CO_VIEW, Map.of("s", 1.0), Map.of()), 40),
      Part.lift("popularity", new Retrieval.Popular(20), 0.05)
    };
    List<Candidate> found = find(index, parts);
    assertEquals(List.of("a", "b"), found.stream().map(Candidate::id).toList());
    assertEquals(
        List.of("text", "content", "co", "popularity"),
        found.getFirst().parts().stream().map(PartValue::name).toList());
    assertEquals(List.of("text"), found.getLast().parts().stream().map(PartValue::name).toList());
    for (Candidate candidate : found) {
      double sum = candidate.parts().stream().mapToDouble(PartValue::contribution).sum();
      assertEquals(sum, candidate.score(), 1e-12);
      candidate.parts().forEach(part -> assertTrue(part.value() > 0 && part.value() <= 1));
    }
    assertTrue(found.getFirst().score() > 40 * 0.5 * (1 - FEATURE));
  }

  @Test
  void aLiftBringsNoProduct() {
    ProductIndex index = open();
    show(index, put(Item.of("a", "灯")), put(Item.of("b", "桌"), new ItemSignals(Map.of(), 20)));
    Part popular = Part.lift("popularity", new Retrieval.Popular(20), 1);
    assertEquals(Set.of("a"), scores(index, words("灯"), popular).keySet());
    Map<String, Double> all = scores(index, everything(), popular);
    assertEquals(0, all.getOrDefault("a", -1.0));
    assertEquals(0.5, all.getOrDefault("b", -1.0), FEATURE);
  }

  @Test
  void aPartIsValuedTheSameWhateverOtherPartsBring() {
    ProductIndex index = open();
    List<String> words = List.of("蓝牙", "耳机", "无线", "降噪", "运动");
    List<Item> items = new ArrayList<>();
    Map<String, Double> others = new HashMap<>();
    // Each holds some words of the query, and between them are products without any.
    for (int mask = 0; mask < 64; mask++) {
      StringBuilder title = new StringBuilder("商品");
      for (int word = 0; word < words.size(); word++) {
        title.append((mask >> word & 1) == 1 ? " " + words.get(word) : "");
      }
      items.add(Item.of("p" + mask, mask % 2 == 0 ? "台灯" : title.toString()));
      others.put("p" + mask, 0.5);
    }
    show(index, items);
    Part text = words(String.join(" ", words));
    Map<String, Double> alone = scores(index, text);
    assertEquals(32, alone.size());
    Map<String, Double> values = new HashMap<>();
    for (Candidate c : find(index, text, Part.find("other", new Retrieval.Given(others), 1))) {
      c.parts().stream()
          .filter(part -> part.name().equals("text"))
          .forEach(part -> values.put(c.id(), part.value()));
    }
    assertEquals(alone, values);
  }

  @Test
  void explainedWordsSayWhereTheyStand() {
    ProductIndex index = open();
    show(index, List.of(Item.of("a", "羽绒服"), Item.of("b", "毛衣").with("brand", "雪峰")));
    Question plain = Question.top(5, List.of(words("羽绒服")));
    Question explained =
        new Question(
            plain.parts(), plain.filter(), plain.exclude(), plain.order(), 0, 5, 100, true);
    List<String> why = index.find(explained).candidates().getFirst().parts().getFirst().matched();
    assertTrue(why.contains("title.words:羽绒服"), why.toString());
    assertEquals(List.of(), index.find(plain).candidates().getFirst().parts().getFirst().matched());
  }
}
