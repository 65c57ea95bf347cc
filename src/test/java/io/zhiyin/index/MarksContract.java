package io.zhiyin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Variant;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.FilterSyntax;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where an answer says that the words stand, and in which variant. */
public abstract class MarksContract extends ProductIndexContract {
  protected MarksContract(Adapter adapter) {
    super(adapter);
  }

  private static Map<String, Candidate.Marks> marks(
      Documents index, String words, String... clauses) {
    List<Problem> problems = new ArrayList<>();
    Filter filter = FilterSyntax.parse(List.of(clauses), problems);
    assertEquals(List.of(), problems);
    Page page =
        index.find(
            Question.top(100, List.of(words.isEmpty() ? everything() : words(words)))
                .where(filter)
                .with(
                    new Question.Extras(
                        List.of(), 1, false, true, true, Cursor.START, Duration.ZERO)));
    return page.candidates().stream().collect(Collectors.toMap(Candidate::id, Candidate::marks));
  }

  private static Candidate.Marks its(String id, Map<String, Candidate.Marks> marks) {
    return Optional.ofNullable(marks.get(id)).orElseThrow();
  }

  private static String title(Documents index, String words, String title) {
    show(index, List.of(Item.of("a", title)));
    return its("a", marks(index, words)).fragments().getOrDefault("title", List.of("")).getFirst();
  }

  @Test
  void theCharactersOfWordsAreMarked() {
    ProductIndex index = open();
    assertEquals("华为<em>手机壳</em> 防摔", title(index, "手机壳", "华为手机壳 防摔"));
    assertEquals("華為<em>手機殼</em> 防摔", title(index, "手机壳", "華為手機殼 防摔"));
    assertEquals("Apple <em>ＩＰｈｏｎｅ</em>", title(index, "iphone", "Apple ＩＰｈｏｎｅ"));
    assertEquals("🙂 <em>Watches</em> for him", title(index, "watch", "🙂 Watches for him"));
  }

  @Test
  void textIsEscaped() {
    ProductIndex index = open();
    assertEquals(
        "&lt;script&gt;alert(&quot;<em>手机</em>&quot;)&lt;/script&gt; &amp; &#39;",
        title(index, "手机", "<script>alert(\"手机\")</script> & '"));
    assertTrue(
        title(index, "script", "<script>alert(1)</script>").startsWith("&lt;<em>script</em>&gt;"));
  }

  @Test
  void nothingIsMarkedWithoutWords() {
    ProductIndex index = open();
    show(index, List.of(Item.of("a", "手机壳")));
    assertEquals(Map.of("a", Candidate.Marks.NONE), marks(index, ""));
  }

  @Test
  void descriptionsGiveTheirBestFragments() {
    ProductIndex index = open();
    String filler = "这是一段与此无关的文字，讲材质与工艺。".repeat(20);
    show(index, List.of(Item.of("a", "外衣").with("description", filler + "防水羽绒服，冬季羽绒服。" + filler)));
    List<String> fragments =
        its("a", marks(index, "羽绒服")).fragments().getOrDefault("description", List.of());
    assertEquals(1, fragments.size());
    String fragment = fragments.getFirst();
    assertEquals(3, fragment.split("<em>羽绒服</em>", -1).length, fragment);
    assertTrue(fragment.startsWith("…") && fragment.endsWith("…") && fragment.length() < 170);
  }

  private static String variant(String id, Map<String, Candidate.Marks> marks) {
    return its(id, marks).variant().map(Variant::id).orElse("");
  }

  @Test
  void theVariantThatMatchedIsNamed() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("shirt", "纯棉衬衫")
                .with("stock", 7)
                .variant(Item.of("s-red", "酒红色 大码").attribute("颜色", "红").with("price", 80))
                .variant(Item.of("s-blue", "天蓝色 小码").attribute("颜色", "蓝").with("price", 120))
                .variant(Item.of("s-black", "黑色").attribute("颜色", "黑").with("stock", 0)),
            Item.of("titles", "风衣").variant(Item.of("t1", "大")).variant(Item.of("t2", "小")),
            Item.of("plain", "纯棉衬衫")));
    assertEquals("s-blue", variant("shirt", marks(index, "天蓝色衬衫")));
    assertEquals("s-black", variant("shirt", marks(index, "衬衫", "attributes.颜色:黑")));
    assertEquals("s-red", variant("shirt", marks(index, "", "price:[,100]", "stock:true")));
    assertEquals(
        "s-blue",
        variant("shirt", marks(index, "酒红色衬衫", "price:[100,]")),
        "what passes the filters comes before what holds the words");
    assertEquals("", variant("shirt", marks(index, "衬衫")));
    assertEquals("", variant("plain", marks(index, "衬衫", "-price:[1,]")));
    assertEquals("t1", variant("titles", marks(index, "", "-price:[1,]")));
    assertEquals("t2", variant("titles", marks(index, "小风衣")));
  }

  @Test
  void ofVariantsThatSuitAlikeTheOneInStockIsMeantWithWhatItsProductSays() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("a", "灯")
                .with("price", 9)
                .variant(Item.of("v1", "").attribute("颜色", "红").with("stock", 0))
                .variant(Item.of("v2", "").attribute("颜色", "红").with("stock", 4))
                .variant(Item.of("v3", "").attribute("颜色", "蓝"))));
    Variant meant = its("a", marks(index, "", "attributes.颜色:红")).variant().orElseThrow();
    assertEquals("v2", meant.id());
    assertEquals(OptionalDouble.of(9), meant.offer().price());
  }
}
