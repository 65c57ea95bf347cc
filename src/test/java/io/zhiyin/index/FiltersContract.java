package io.zhiyin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zhiyin.catalog.CategoryPath;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each filter lets through, asked in the contract's written form where there is one. */
public abstract class FiltersContract extends ProductIndexContract {
  protected FiltersContract(Adapter adapter) {
    super(adapter);
  }

  @Test
  void everythingPassesNoFilter() {
    ProductIndex index = open();
    show(index, List.of(Item.of("a", "灯"), Item.of("b", "桌")));
    assertEquals(Set.of("a", "b"), passing(index));
    assertEquals(Set.of(), passing(index, new Filter.Not(Filter.all())));
  }

  /** U+FDFA is written as eighteen characters when it is levelled. */
  @Test
  void whatBecomesTooLongForATermStopsNothing() {
    ProductIndex index = open();
    String grows = "\uFDFA".repeat(100);
    show(
        index,
        List.of(
            Item.of("long", "灯")
                .with("brand", grows)
                .with("category", Collections.nCopies(10, grows))
                .attribute(grows, "\uFDFA".repeat(500)),
            Item.of("short", "灯").with("brand", "灯塔")));
    assertEquals(Set.of("long", "short"), passing(index));
    assertEquals(Set.of("short"), passing(index, "brand:灯塔"));
  }

  @Test
  void keywordsAreComparedWhateverTheirWidthCaseAndScript() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("a", "手机").with("brand", "華為").with("tags", List.of("新品", "ＨＯＴ")),
            Item.of("b", "手机").with("brand", "华为").with("currency", "cny"),
            Item.of("c", "手机").with("brand", "Apple"),
            Item.of("d", "手机")));
    assertEquals(Set.of("a", "b"), passing(index, "brand:华为"));
    assertEquals(Set.of("a", "b"), passing(index, "brand:華為"));
    assertEquals(Set.of("c"), passing(index, "brand:ＡＰＰＬＥ"));
    assertEquals(Set.of("a", "b", "c"), passing(index, "brand:(apple,华为)"));
    assertEquals(Set.of("a"), passing(index, "tags:hot"));
    assertEquals(Set.of("b"), passing(index, "currency:CNY"));
    assertEquals(Set.of("c", "d"), passing(index, "-brand:华为"));
    assertEquals(Set.of(), passing(index, "brand:华"));
  }

  @Test
  void idsAndShopsAreComparedAsTheyAreWritten() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("A", "灯").with("shop_id", "S1"),
            Item.of("a", "灯").with("shop_id", "s1"),
            Item.of("b", "灯")));
    assertEquals(Set.of("a"), passing(index, "id:a"));
    assertEquals(Set.of("A", "b"), passing(index, "id:(A,b,nobody)"));
    assertEquals(Set.of("A"), passing(index, "shop_id:S1"));
    assertEquals(Set.of("b"), passing(index, "-shop_id:(S1,s1)"));
  }

  @Test
  void aCategoryHoldsAllBelowIt() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("a", "裙").with("category", List.of("服飾", "女装", "连衣裙")),
            Item.of("b", "裤").with("category", List.of("服饰", "男装")),
            Item.of("c", "灯").with("category", List.of("服饰配件")),
            Item.of("d", "女装").with("category", List.of("女装"))));
    assertEquals(Set.of("a", "b"), passing(index, "category:服饰"));
    assertEquals(Set.of("a"), passing(index, "category:服饰/女装"));
    assertEquals(Set.of("a"), passing(index, "category: 服飾 / 女裝 /連衣裙/"));
    assertEquals(Set.of("d"), passing(index, "category:女装"));
    assertEquals(Set.of("b", "d"), passing(index, "category:(服饰/男装,女装)"));
    assertEquals(Set.of("c", "d"), passing(index, "-category:服饰"));
    assertEquals(Set.of(), passing(index, new Filter.Under(CategoryPath.NONE)));
  }

  @Test
  void attributesAreComparedByNameAndValue() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("a", "衣").attribute("颜色", List.of("红", "Blue")).attribute("尺寸", "XL"),
            Item.of("b", "衣").attribute("顏色", "红").attribute("材质", "棉"),
            Item.of("c", "衣").attribute("材质", "红"),
            Item.of("d", "衣").variant(Item.of("v", "大").attribute("颜色", "红")),
            Item.of("e", "衣").attribute("a=b", "c"),
            Item.of("f", "衣").attribute("a", "b=c")));
    assertEquals(Set.of("a", "b", "d"), passing(index, "attributes.颜色:红"));
    assertEquals(Set.of("a", "b", "d"), passing(index, "attributes.顏色:紅"));
    assertEquals(Set.of("a"), passing(index, "attributes.颜色:blue", "attributes.尺寸:xl"));
    assertEquals(Set.of("c", "e", "f"), passing(index, "-attributes.颜色:(红,Blue)"));
    assertEquals(Set.of("e"), passing(index, "attributes.a=b:c"));
    assertEquals(Set.of("f"), passing(index, "attributes.a:b=c"));
  }

  @Test
  void numbersOfAttributesHaveRanges() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("a", "屏").attribute("英寸", 6.1),
            Item.of("b", "屏").attribute("英寸", "27"),
            Item.of("c", "屏").attribute("英寸", List.of("5", "32")),
            Item.of("d", "屏").attribute("英寸", "很大"),
            Item.of("e", "屏").attribute("型号", "6d").attribute("Aa", 6),
            Item.of("f", "屏").attribute("BB", 6)));
    assertEquals(Set.of("a", "b", "c"), passing(index, "attributes.英寸:[,]"));
    assertEquals(Set.of("a", "c"), passing(index, "attributes.英寸:[5,10]"));
    assertEquals(Set.of("b"), passing(index, "attributes.英寸:[10,30]"));
    assertEquals(Set.of(), passing(index, "attributes.型号:[,]"), "6d is no number");
    assertEquals(
        Set.of("e"), passing(index, "attributes.Aa:[6,6]"), "Aa and BB share a Java hash code");
    assertEquals(Set.of("c"), passing(index, "attributes.英寸:5"));
  }

  @Test
  void filtersNest() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("a", "灯").with("brand", "x").with("price", 5),
            Item.of("b", "灯").with("brand", "x").with("price", 50),
            Item.of("c", "灯").with("brand", "y").with("price", 5)));
    Filter x = new Filter.AnyOf("brand", Set.of("x"));
    Filter cheap = new Filter.Between("price", OptionalDouble.empty(), OptionalDouble.of(10));
    assertEquals(Set.of("a"), passing(index, x.and(cheap)));
    assertEquals(Set.of("b", "c"), passing(index, new Filter.Not(x.and(cheap))));
    Filter either = new Filter.Not(new Filter.Not(x).and(new Filter.Not(cheap)));
    assertEquals(Set.of("a", "b", "c"), passing(index, either));
    assertEquals(Set.of("c"), passing(index, new Filter.Not(new Filter.Not(new Filter.Not(x)))));
  }

  @Test
  void aFilterNeverChangesAScore() {
    ProductIndex index = open();
    show(
        index,
        List.of(Item.of("a", "加厚 羽绒服").with("brand", "x"), Item.of("b", "羽绒服").with("brand", "y")));
    Question free = Question.top(5, List.of(words("羽绒服")));
    List<Candidate> all = index.find(free).candidates();
    List<Candidate> some =
        index.find(free.where(new Filter.AnyOf("brand", Set.of("y")))).candidates();
    assertEquals(all.stream().filter(c -> c.id().equals("b")).toList(), some);
  }

  @Test
  void aRangeOverAFieldWithoutNumbersIsRefused() {
    ProductIndex index = open();
    Filter range = new Filter.Between("title", OptionalDouble.empty(), OptionalDouble.empty());
    assertThrows(IllegalArgumentException.class, () -> passing(index, range));
  }
}
