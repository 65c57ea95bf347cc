package io.zhiyin.index;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.Problem;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Facet;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.FilterSyntax;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Question.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Near-duplicates that come once, held against groups made by hand. */
public abstract class CollapseContract extends ProductIndexContract {
  protected CollapseContract(Adapter adapter) {
    super(adapter);
  }

  /** A product; those of one group are the same offer. */
  private record Row(String id, int group, String shop, int price, boolean stock) {
    private static final List<String> TITLES = List.of("台灯 X%d 护眼", "护眼台灯，X%d", "【护眼】護眼台灯 x%d");

    static Row draw(Random random, int number) {
      return new Row(
          "p" + number,
          random.nextInt(60),
          "s" + random.nextInt(4),
          1 + random.nextInt(4_000),
          random.nextInt(3) > 0);
    }

    Item item() {
      String title = TITLES.get(Integer.parseInt(id.substring(1)) % TITLES.size());
      return Item.of(id, title.formatted(group / 2))
          .with("brand", group % 2 == 0 ? "山风" : "雪峰")
          .with("shop_id", shop)
          .with("price", price)
          .with("stock", stock ? 3 : 0);
    }
  }

  private ProductIndex filled(Random random, Map<String, Row> rows) {
    ProductIndex index = open();
    for (int batch = 0; batch < 3; batch++) {
      List<Row> its = new ArrayList<>();
      for (int i = 0; i < 130; i++) {
        its.add(Row.draw(random, random.nextInt(360)));
      }
      its.forEach(row -> rows.put(row.id(), row));
      show(index, its.stream().map(Row::item).toList());
    }
    return index;
  }

  private static Question question(boolean collapse, Order order, int size, Cursor after) {
    return new Question(
        List.of(words("护眼台灯")),
        Filter.all(),
        Set.of(),
        order,
        0,
        size,
        10_000,
        false,
        new Question.Extras(
            List.of("brand", "shop_id", "price", "stock"),
            99,
            collapse,
            false,
            false,
            after,
            Duration.ZERO));
  }

  private static Filter filter(String... clauses) {
    List<Problem> problems = new ArrayList<>();
    Filter filter = FilterSyntax.parse(Arrays.asList(clauses), problems);
    assertEquals(List.of(), problems);
    return filter;
  }

  @ParameterizedTest
  @EnumSource
  void theFirstInTheOrderStandsForItsGroupPageByPage(Order order) {
    Map<String, Row> rows = new HashMap<>();
    ProductIndex index = filled(new Random(3), rows);
    Filter some = filter("shop_id:(s0,s1)");
    List<String> all = ids(index.find(question(false, order, 1_000, Cursor.START).where(some)));
    assertTrue(all.size() > 100, "" + all.size());
    Set<Integer> groups = new TreeSet<>();
    List<String> expected = new ArrayList<>();
    for (String id : all) {
      if (groups.add(requireNonNull(rows.get(id)).group())) {
        expected.add(id);
      }
    }
    assertTrue(expected.size() < all.size());
    Page whole = index.find(question(true, order, 1_000, Cursor.START).where(some));
    assertEquals(expected, ids(whole));
    assertEquals(expected.size(), whole.total());
    assertTrue(whole.exact());
    List<String> paged = new ArrayList<>();
    Optional<Cursor> next = Optional.of(Cursor.START);
    while (next.isPresent()) {
      Page page = index.find(question(true, order, 7, next.get()).where(some));
      assertEquals(expected.size(), page.total());
      paged.addAll(ids(page));
      next = page.next();
    }
    assertEquals(expected, paged);
  }

  /** As many groups as come when the value is filtered by. */
  @Test
  void aFacetsValueCountsGroupsWithAProductThatHasIt() {
    Map<String, Row> rows = new HashMap<>();
    ProductIndex index = filled(new Random(5), rows);
    Question question = question(true, Order.PRICE, 5, Cursor.START);
    Map<String, Facet> facets = new LinkedHashMap<>();
    index
        .find(question.where(filter("price:[200,3500]", "stock:true")))
        .facets()
        .forEach(facet -> facets.put(facet.field(), facet));
    Predicate<Row> price = row -> row.price() >= 200 && row.price() <= 3_500;
    for (String shop : List.of("s0", "s1", "s2", "s3")) {
      assertEquals(
          groups(rows, price.and(Row::stock).and(row -> row.shop().equals(shop))),
          value(facets, "shop_id", shop));
    }
    assertEquals(
        groups(rows, price.and(Row::stock).and(row -> row.group() % 2 == 0)),
        value(facets, "brand", "山风"));
    assertEquals(groups(rows, price.and(Row::stock)), value(facets, "stock", "true"));
    assertEquals(groups(rows, price.and(row -> !row.stock())), value(facets, "stock", "false"));
    List<Facet.Value> ranges = requireNonNull(facets.get("price")).values();
    assertTrue(ranges.size() > 3, ranges::toString);
    for (Facet.Value range : ranges) {
      assertEquals(
          index.find(question.where(filter("price:" + range.value(), "stock:true"))).total(),
          range.count(),
          range.value());
    }
  }

  private static long groups(Map<String, Row> rows, Predicate<Row> holds) {
    return rows.values().stream().filter(holds).map(Row::group).collect(Collectors.toSet()).size();
  }

  private static long value(Map<String, Facet> facets, String field, String value) {
    return requireNonNull(facets.get(field)).values().stream()
        .filter(its -> its.value().equals(value))
        .mapToLong(Facet.Value::count)
        .findFirst()
        .orElse(0);
  }

  @Test
  void anotherSizeModelOrBrandIsAnotherProduct() {
    ProductIndex index = open();
    List<Item> items = new ArrayList<>();
    for (String title : List.of("净眠 1.5L", "净眠 5.1L", "净眠 S26", "净眠 S27", "净眠 红", "净眠")) {
      items.add(Item.of("p" + items.size(), title).with("brand", "喜林门"));
    }
    items.add(Item.of("other", "净眠").with("brand", "山风"));
    items.add(Item.of("same", "净眠...!").with("brand", "喜林門"));
    show(index, items);
    Page page =
        index.find(
            Question.top(20, List.of(everything()))
                .with(
                    new Question.Extras(
                        List.of(), 1, true, false, false, Cursor.START, Duration.ZERO)));
    assertEquals(List.of("other", "p0", "p1", "p2", "p3", "p4", "p5"), ids(page));
    assertEquals(7, page.total());
  }
}
