package io.zhiyin.search.understand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.ScratchEngine;
import io.zhiyin.catalog.Product;
import io.zhiyin.index.Item;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question.Order;
import io.zhiyin.rank.Language;
import io.zhiyin.search.SearchAnswer;
import io.zhiyin.search.SearchQuestion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a shopper means, by example, asked of a whole engine. */
class UnderstandingTest {
  private static ScratchEngine shop;

  @BeforeAll
  static void open() throws IOException {
    shop =
        ScratchEngine.open(
            Path.of("no-folder-of-its-own"),
            List.of(
                phone("phone", "Nuvix诺维思X80 Pro 12GB+1TB 拍照手机双卡双待防水", 4099),
                phone("cheap", "小米 红米手机 8GB+128GB 全网通 双卡双待 大电池", 899),
                made("case", "适用Nuvix诺维思X80 Pro手机壳透明", "手机壳", 72),
                made("mi", "小米手机壳 磨砂", "手机壳", 39),
                made("hw", "华为手机壳 磨砂", "手机壳", 19.9),
                made("stand", "澄界 手机支架 桌面懒人折叠 可升降 直播追剧通用", "手机支架", 25),
                Item.of("dashcam", "路行者家 DV-89 行车记录仪 免走线前后双录 手机互联")
                    .with("category", List.of("汽车用品", "行车记录仪"))
                    .product(),
                dress("red", "连衣裙 夏季 收腰", "红色", 158),
                dress("blue", "连衣裙 夏季", "蓝色", 458),
                priced("cny", 300, "CNY"),
                priced("jpy", 300, "JPY"),
                priced("usd", 40, "USD"),
                priced("untold", 45, ""),
                Item.of("soon", "量子炉")
                    .with("brand", "星河")
                    .with("available_from", "2999-01-01T00:00:00Z")
                    .product(),
                Item.of("book", "100以内加减法 口算题卡").with("price", 240).product(),
                Item.of("mug", "Travel Mug steel").with("price", 30).product(),
                Item.of("mug2", "Travel Mug").with("price", 70).product()));
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static Product phone(String id, String title, double price) {
    return Item.of(id, title)
        .with("brand", title.startsWith("小米") ? "小米" : "Nuvix诺维思")
        .with("category", List.of("手机数码", "智能手机"))
        .with("price", price)
        .product();
  }

  private static Product made(String id, String title, String kind, double price) {
    return Item.of(id, title)
        .with("brand", title.substring(0, 2))
        .with("category", List.of("手机数码", "手机配件", kind))
        .with("price", price)
        .product();
  }

  private static Product priced(String id, double price, String currency) {
    Item item = Item.of(id, "望远镜 telescope").with("price", price);
    return (currency.isEmpty() ? item : item.with("currency", currency)).product();
  }

  private static Product dress(String id, String title, String color, double price) {
    return Item.of(id, title)
        .attribute("颜色", color)
        .with("category", List.of("服饰", "连衣裙"))
        .with("price", price)
        .product();
  }

  private static SearchAnswer ask(String text, boolean understand) {
    return ask(text, understand, false);
  }

  private static SearchAnswer ask(String text, boolean understand, boolean explain) {
    return shop.engine()
        .answering()
        .search()
        .answer(
            new SearchQuestion(
                new SearchQuestion.Words(text, false, understand),
                Filter.all(),
                Order.RELEVANCE,
                new SearchQuestion.Window(0, 20, Cursor.START, Optional.empty()),
                SearchQuestion.Who.NOBODY,
                new SearchQuestion.Wanted(List.of(), 1, false, explain, Language.ZH),
                Duration.ZERO))
        .answer();
  }

  private static List<String> ids(String text) {
    return ask(text, true).hits().stream().map(hit -> hit.ranked().id()).toList();
  }

  private static List<String> steps(String text) {
    return steps(ask(text, true));
  }

  private static List<String> steps(SearchAnswer answer) {
    return answer.understood().steps().stream()
        .map(s -> String.join(" ", s.step(), s.text(), s.meaning(), s.use()))
        .toList();
  }

  @Test
  void aPhoneIsAPhone() {
    assertEquals(List.of("cheap", "phone"), ids("手机").subList(0, 2));
    assertEquals(List.of("category 手机 category:手机数码/智能手机 lift"), steps("手机"));
    // 手机壳 is one word and says nothing of phones; before 支架, 手机 only says of what kind.
    assertEquals(List.of("category 手机壳 category:手机数码/手机配件/手机壳 lift"), steps("手机壳"));
    assertEquals("stand", ids("手机 支架").getFirst());
  }

  @Test
  void aModelBeforeWhatFitsIt() {
    assertEquals(List.of("phone", "case"), ids("X80 Pro").subList(0, 2));
    assertEquals(List.of("phone", "case"), ids("诺维思 x80pro").subList(0, 2));
    assertEquals("case", ids("X80 Pro 手机壳").getFirst());
    assertTrue(steps("诺维思 X80 Pro").contains("brand 诺维思 brand:nuvix诺维思 lift"));
  }

  @Test
  void aBrandAWordAndAPrice() {
    assertEquals("mi", ids("500元以下 小米 手机壳").getFirst());
    assertTrue(!ids("500元以下 小米 手机壳").contains("phone"), "dearer than asked");
    assertEquals(
        List.of(
            "price 500元以下 price:[,500] filter",
            "currency 元 CNY filter",
            "brand 小米 brand:小米 lift",
            "category 手机壳 category:手机数码/手机配件/手机壳 lift"),
        steps("500元以下 小米 手机壳"));
    assertEquals(List.of("mug"), ids("travel mug under $50"));
  }

  @Test
  void anAttributeLifts() {
    assertEquals(List.of("red", "blue"), ids("红色 连衣裙").subList(0, 2));
    assertTrue(steps("红色 连衣裙").contains("attribute 红色 attributes.颜色:红色 lift"));
  }

  @Test
  void aPriceThatLeavesNothingAndOneThatMayBeNone() {
    // The cheapest mug costs 30: better dearer ones than none.
    assertEquals(2, ids("travel mug under $20").size());
    assertTrue(steps("travel mug under $20").contains("price under $20 price:[,20] lift"));
    assertEquals("book", ids("100以内 加减法").getFirst());
  }

  @Test
  void aPriceInOneCurrencyIsNotComparedWithAnother() {
    assertEquals(Set.of("cny", "untold"), Set.copyOf(ids("望远镜 500元以下")));
    assertEquals(Set.of("usd", "untold"), Set.copyOf(ids("telescope under $50")));
    assertEquals(Set.of("usd", "untold"), Set.copyOf(ids("telescope under 50 usd")));
    assertEquals(Set.of("jpy", "untold"), Set.copyOf(ids("望远镜 500日元以内")));
    assertEquals(Set.of("untold"), Set.copyOf(ids("telescope under €50")));
    assertEquals(
        List.of("price under $50 price:[,50] filter", "currency $ USD filter"),
        steps("telescope under $50").subList(0, 2));
    // Without a word of money only numbers are compared, and nothing is kept out.
    assertTrue(ids("望远镜 50以下").containsAll(List.of("cny", "jpy", "usd", "untold")));
  }

  @Test
  void whatIsNotSoldYetIsNotKnown() {
    assertEquals(List.of(), steps("星河 炉"));
  }

  @Test
  void aConstraintAloneBrowses() {
    assertEquals(List.of("hw"), ids("20元以内"));
  }

  @Test
  void aMisspelledWordIsReplacedBeforeTheQueryIsRead() {
    assertEquals(ids("小米 手机壳"), ids("小米 手机克"));
    assertEquals(
        List.of("spelling 手机克 手机壳 replaced", "brand 小米 brand:小米 lift"),
        steps("小米 手机克").subList(0, 2));
  }

  @Test
  void explanationsSayWhatBecameOfTheWords() {
    assertEquals(
        List.of(
            "script 小米 手機殼 50 毫升 小米 手机壳 50 毫升 folded",
            "unit 50 毫升 50ml folded",
            "head 手机壳 1.3 weighted",
            "brand 小米 brand:小米 lift",
            "category 手機殼 category:手机数码/手机配件/手机壳 lift",
            "match 小米 手機殼 50 毫升 missing:[,0.99] filter"),
        steps(ask("小米 手機殼 50 毫升", true, true)).stream()
            .filter(step -> !step.startsWith("synonym"))
            .toList());
    assertEquals(
        List.of("synonym 西红柿 番茄 alternative", "match 西红柿 missing:[,0.75] filter"),
        steps(ask("西红柿", true, true)));
    assertEquals(
        List.of(
            "form Mugs mug folded",
            "joined iphone iphone8 alternative",
            "joined 8 iphone8 alternative"),
        steps(ask("iphone 8 Mugs", false, true)).stream()
            .filter(step -> !step.startsWith("match"))
            .toList());
    assertEquals(List.of(), steps(ask("西红柿", true)), "only where it is asked for");
  }

  @Test
  void offTakesWordsAlone() {
    SearchAnswer answer = ask("travel mug under $50", false);
    assertEquals(List.of(), answer.understood().steps());
    assertEquals(2, answer.hits().size());
  }
}
