package io.zhiyin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import io.zhiyin.signals.ItemSignals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a shopper would expect to see first, by example: a small shop, a query, an order. */
public abstract class RelevanceContract extends ProductIndexContract {
  protected RelevanceContract(Adapter adapter) {
    super(adapter);
  }

  private ProductIndex shop(String... titles) {
    ProductIndex index = open();
    for (int i = 0; i < titles.length; i++) {
      show(index, put(Item.of(String.valueOf(i), titles[i])));
    }
    return index;
  }

  /** The numbers of the first titles found. */
  private static List<String> first(int count, ProductIndex index, String query) {
    return find(index, words(query)).stream().limit(count).map(Candidate::id).toList();
  }

  @Test
  void aPhoneBeforeWhatIsMadeForIt() {
    ProductIndex index = shop("手机壳 硅胶 防摔", "华为 手机 全网通 8+256G", "手机支架 桌面", "手机膜 钢化", "儿童手表");
    // 手机壳 is no 手机: the modifier of a compound does not stand for it.
    assertEquals(List.of("1"), first(1, index, "手机"));
    assertEquals(List.of("0"), first(1, index, "手机壳"));
  }

  @Test
  void aKindIsFoundByWhatItIs() {
    ProductIndex index = shop("蓝牙耳机 运动 无线", "耳机套 硅胶", "蓝牙音箱", "台灯");
    // 蓝牙耳机 is a 耳机, a sleeve for them is none.
    assertEquals(List.of("0"), first(1, index, "耳机"));
  }

  @Test
  void theHeadCountsMoreThanWhatQualifiesIt() {
    ProductIndex index = shop("男孩 手表 防水", "学生 闹钟 静音", "女孩 发夹");
    assertEquals(List.of("1", "0"), first(2, index, "男孩 闹钟"));
  }

  @Test
  void modelsHoweverTheyAreWritten() {
    ProductIndex index =
        shop("Apple iPhone 15 128GB 黑色", "Apple iPhone14 128G", "Apple iPhone 13", "三星 Galaxy S23");
    for (String query : List.of("iphone15", "iPhone 15", "IPHONE15", "iphone 15 128g")) {
      assertEquals(List.of("0"), first(1, index, query), query);
    }
    assertEquals(List.of("1"), first(1, index, "iPhone 14"));
    assertEquals(List.of("0"), first(1, index, "苹果 iphone15 手机"), "among Chinese words");
  }

  @Test
  void skusWithAnotherEndingOrDashes() {
    ProductIndex index =
        shop(
            "Panasonic NN-SD377S Microwave Oven",
            "Panasonic NN-SD667S Microwave Oven",
            "Logitech Cordless Desktop Wave 920-000264");
    // NNSD377SS is the same oven in stainless steel.
    assertEquals(List.of("0"), first(1, index, "Panasonic Microwave NNSD377SS"));
    assertEquals(List.of("2"), first(1, index, "Logitech Desktop - 920000264"));
  }

  @Test
  void unitsHoweverTheyAreWritten() {
    ProductIndex index = shop("精华液 30ml", "精华液 50 毫升", "精华液 100ML");
    assertEquals(List.of("1"), first(1, index, "精华液50ml"));
    assertEquals(List.of("2"), first(1, index, "精华液 100毫升"));
  }

  @Test
  void anotherNameFindsTheProductAfterTheOneAskedFor() {
    ProductIndex index = shop("西红柿 新鲜 5斤", "番茄 新鲜 5斤", "黄瓜 新鲜 5斤");
    assertEquals(List.of("1", "0"), first(2, index, "番茄"));
  }

  @Test
  void whatIsJoinedInOneTextAndApartInTheOther() {
    ProductIndex index = shop("printmaster platinum 17", "print cartridge", "master chef knife");
    assertEquals(List.of("0"), first(1, index, "print master platinum"));
  }

  @Test
  void aNumberIsFoundInWhateverCaseAndByAVariant() {
    ProductIndex index = open();
    Product cup =
        ProductReader.read(
            "{\"id\":\"SKU-7\",\"title\":\"马克杯\",\"variants\":[{\"id\":\"CUP-7-Red\",\"title\":\"红\"}]}");
    Product decoy = ProductReader.read("{\"id\":\"x\",\"title\":\"sku 7 cup red\"}");
    index.apply(
        List.of(new Change.Put(cup, ItemSignals.NONE), new Change.Put(decoy, ItemSignals.NONE)), 1);
    index.refresh();
    for (String query : List.of("sku-7", "ＳＫＵ－７", "cup-7-red")) {
      assertEquals(List.of("SKU-7"), first(1, index, query), query);
    }
  }

  @Test
  void anIdIsFoundBeforeWordsThatLookLikeIt() {
    ProductIndex index = open();
    show(index, List.of(Item.of("A-100", "台灯"), Item.of("B", "A-100 A-100 螺丝")));
    assertEquals(List.of("A-100", "B"), first(2, index, "A-100"));
  }

  @Test
  void aWordOfMostTitlesIsNoClueWhereItStandsInFewDescriptions() {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String described = i < 4 ? "silent" : "light";
      items.add(Item.of("w" + i, "wireless charger").with("description", described));
    }
    items.add(Item.of("common", "desk lamp").with("description", "wireless"));
    items.add(Item.of("rare", "desk lamp").with("description", "silent"));
    ProductIndex index = open();
    show(index, items);
    List<String> found = ids(page(index, "wireless silent", Question.Order.RELEVANCE, 40));
    assertTrue(found.contains("common"));
    assertTrue(found.indexOf("rare") < found.indexOf("common"), found::toString);
  }

  @Test
  void someOfTheWordsWhenNotAllCanBeHad() {
    ProductIndex index = shop("红色 连衣裙", "蓝色 牛仔裤", "花瓶");
    assertEquals(List.of("0"), first(1, index, "红色 丝绒 修身 拖地 鱼尾 连衣裙"));
    assertEquals(List.of(), first(1, index, "吉他"));
  }

  /** So many lamps that are red and of silk, red only, and neither. */
  private ProductIndex lamps(int both, int one, int none) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < both + one + none; i++) {
      String title =
          i < both ? "desk lamp red silk" : i < both + one ? "desk lamp red" : "desk lamp";
      items.add(Item.of(String.valueOf(i), title).with("price", 1_000 - i));
    }
    ProductIndex index = open();
    show(index, items);
    return index;
  }

  private static Page page(ProductIndex index, String query, Question.Order order) {
    return page(index, query, order, 10);
  }

  private static Page page(ProductIndex index, String query, Question.Order order, int size) {
    return index.find(
        new Question(
            List.of(words(query)),
            Filter.all(),
            Set.of(),
            order,
            0,
            size,
            Question.COUNT_TO,
            false));
  }

  @Test
  void whereEnoughHoldAllWordsOnlyTheyAreFound() {
    ProductIndex index = lamps(130, 40, 50);
    for (Question.Order order : List.of(Question.Order.RELEVANCE, Question.Order.PRICE)) {
      assertEquals(130, page(index, "desk lamp red silk", order).total());
    }
    assertEquals(170, page(index, "desk lamp red", Question.Order.RELEVANCE).total());
  }

  @Test
  void whereFewHoldAllWordsThoseThatLackTheFewestComeToThem() {
    ProductIndex index = lamps(3, 140, 50);
    Page page = page(index, "desk lamp red silk", Question.Order.RELEVANCE);
    assertEquals(143, page.total(), "lacking one of four, not two");
    assertEquals(Set.of("0", "1", "2"), Set.copyOf(ids(page).subList(0, 3)));
    assertFalse(page.found().relaxed());
    Page nothing = page(index, "desk chair glass tiny oak", Question.Order.RELEVANCE);
    assertEquals(193, nothing.total());
    assertTrue(nothing.found().relaxed(), "no product holds half of the words");
  }
}
