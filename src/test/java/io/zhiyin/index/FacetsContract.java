package io.zhiyin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.Problem;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Facet;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.FilterSyntax;
import io.zhiyin.index.question.Page;
import io.zhiyin.index.question.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What facets count, against counting one product after the other. */
public abstract class FacetsContract extends ProductIndexContract {
  protected FacetsContract(Adapter adapter) {
    super(adapter);
  }

  /** A product as the oracle sees it. */
  private record Row(
      String id, String brand, List<String> category, int price, long stock, Set<String> colours) {
    List<String> paths() {
      List<String> paths = new ArrayList<>();
      for (int i = 1; i <= category.size(); i++) {
        paths.add(String.join("/", category.subList(0, i)));
      }
      return paths;
    }

    Item item() {
      Item item =
          Item.of(id, "灯")
              .with("category", category)
              .with("price", price)
              .with("stock", stock)
              .with("tags", colours);
      if (!brand.isEmpty()) {
        item.with("brand", brand).with("shop_id", "Shop-" + brand);
        item.with("currency", brand.equals("Apple") ? "usd" : "CNY");
      }
      return item.attribute("颜色", colours).variant(Item.of("v", "款").with("stock", stock));
    }
  }

  private record Clause(String field, String text, Predicate<Row> passes) {}

  private static Row row(Random random, int number) {
    List<String> brands = List.of("", "小米", "华为", "Apple", "山風", "雪峰");
    List<String> colours = List.of("红", "蓝", "黑", "White", "米白");
    List<String> category = new ArrayList<>();
    for (int depth = random.nextInt(4); depth > 0; depth--) {
      category.add("类" + (char) ('a' + random.nextInt(3)));
    }
    Set<String> its = new TreeSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      its.add(colours.get(random.nextInt(colours.size())));
    }
    return new Row(
        "p" + number,
        brands.get(random.nextInt(brands.size())),
        category,
        (int) Math.pow(10, random.nextDouble() * 4),
        random.nextInt(3),
        its);
  }

  private static Clause clause(Random random) {
    int low = random.nextInt(100);
    int high = low + random.nextInt(2_000);
    return switch (random.nextInt(6)) {
      case 0 -> new Clause("brand", "brand:(小米,山风)", r -> Set.of("小米", "山風").contains(r.brand));
      case 1 -> new Clause("brand", "-brand:apple", r -> !r.brand.equals("Apple"));
      case 2 -> new Clause("category", "category:类a", r -> r.paths().contains("类a"));
      case 3 -> new Clause("attributes.颜色", "attributes.顏色:红", r -> r.colours.contains("红"));
      case 4 -> new Clause("stock", "stock:true", r -> r.stock > 0);
      default ->
          new Clause(
              "price", "price:[" + low + "," + high + ")", r -> r.price >= low && r.price < high);
    };
  }

  private static Filter filter(List<String> clauses) {
    List<Problem> problems = new ArrayList<>();
    Filter filter = FilterSyntax.parse(clauses, problems);
    assertEquals(List.of(), problems);
    return filter;
  }

  private static Map<String, Facet> facets(
      Documents index, Filter filter, int size, String... fields) {
    Page page =
        index.find(
            Question.top(0, List.of(everything()))
                .where(filter)
                .with(
                    new Question.Extras(
                        List.of(fields), size, false, false, false, Cursor.START, Duration.ZERO)));
    Map<String, Facet> facets = new LinkedHashMap<>();
    page.facets().forEach(facet -> facets.put(facet.field(), facet));
    assertEquals(List.of(fields), List.copyOf(facets.keySet()));
    return facets;
  }

  private static List<Facet.Value> counted(
      List<Row> rows, Function<Row, ? extends Iterable<String>> values) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Row row : rows) {
      values.apply(row).forEach(value -> counts.merge(value, 1L, Long::sum));
    }
    return counts.entrySet().stream()
        .map(e -> new Facet.Value(e.getKey(), e.getValue()))
        .sorted(
            Comparator.comparingLong(Facet.Value::count)
                .reversed()
                .thenComparing(Facet.Value::value))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countsAreThoseOfALinearScan(long seed) {
    Random random = new Random(seed);
    ProductIndex index = open();
    List<Row> rows = new ArrayList<>();
    for (int batch = 0; batch < 4; batch++) {
      for (int i = 0; i < 80; i++) {
        rows.add(row(random, rows.size()));
      }
      show(index, rows.subList(batch * 80, rows.size()).stream().map(Row::item).toList());
    }
    for (int i = 0; i < 40; i++) {
      Row changed = row(random, random.nextInt(rows.size()));
      rows.set(Integer.parseInt(changed.id.substring(1)), changed);
      show(index, List.of(changed.item()));
    }
    for (int i = 0; i < 60; i++) {
      List<Clause> clauses = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        clauses.add(clause(random));
      }
      check(index, rows, clauses);
    }
  }

  private static void check(ProductIndex index, List<Row> rows, List<Clause> clauses) {
    Function<String, List<Row>> left =
        field ->
            rows.stream()
                .filter(row ->
                    clauses.stream().allMatch(c -> c.field.equals(field) || c.passes.test(row)))
                .toList();
    Filter filter = filter(clauses.stream().map(Clause::text).toList());
    Map<String, Facet> facets =
        facets(
            index,
            filter,
            100,
            "brand",
            "category",
            "price",
            "attributes.颜色",
            "stock",
            "tags",
            "shop_id",
            "currency",
            "attributes.无");
    Function<Row, List<String>> brand = r -> r.brand.isEmpty() ? List.of() : List.of(r.brand);
    Function<Row, List<String>> shop = r -> brand.apply(r).stream().map("Shop-"::concat).toList();
    Function<Row, List<String>> stock = r -> List.of(Boolean.toString(r.stock > 0));
    String why = clauses.toString();
    assertEquals(counted(left.apply("brand"), brand), values(facets, "brand"), why);
    assertEquals(counted(left.apply("category"), Row::paths), values(facets, "category"), why);
    assertEquals(
        counted(left.apply("attributes.颜色"), Row::colours), values(facets, "attributes.颜色"), why);
    assertEquals(counted(left.apply("tags"), Row::colours), values(facets, "tags"), why);
    assertEquals(counted(left.apply("shop_id"), shop), values(facets, "shop_id"), why);
    Function<Row, List<String>> currency =
        r -> brand.apply(r).stream().map(b -> b.equals("Apple") ? "USD" : "CNY").toList();
    assertEquals(counted(left.apply("currency"), currency), values(facets, "currency"), why);
    assertEquals(
        Set.copyOf(counted(left.apply("stock"), stock)), Set.copyOf(values(facets, "stock")), why);
    assertEquals(List.of(), values(facets, "attributes.无"), why);
    prices(index, left.apply("price"), clauses, values(facets, "price"));
  }

  private static List<Facet.Value> values(Map<String, Facet> facets, String field) {
    return facets.getOrDefault(field, new Facet("", List.of())).values();
  }

  /** Ranges hold every price once, and as many as a filter on the range finds. */
  private static void prices(
      ProductIndex index, List<Row> rows, List<Clause> clauses, List<Facet.Value> ranges) {
    assertEquals(rows.size(), ranges.stream().mapToLong(Facet.Value::count).sum());
    assertTrue(ranges.size() <= 6, ranges.toString());
    for (Facet.Value range : ranges) {
      List<String> all = new ArrayList<>(List.of("price:" + range.value()));
      clauses.stream().filter(c -> !c.field.equals("price")).forEach(c -> all.add(c.text));
      Question question = Question.top(1, List.of(everything())).where(filter(all));
      assertEquals(range.count(), index.find(question).total(), range.value());
    }
  }

  /** Every value counts what a filter on it finds beside the others. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aValueCountsTheProductsOfWhichOneVariantFulfilsAll(long seed) {
    Random random = new Random(seed);
    ProductIndex index = open();
    for (int batch = 0; batch < 3; batch++) {
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        items.add(varied("p" + random.nextInt(100), random));
      }
      show(index, items);
    }
    List<String> fields = List.of("attributes.颜色", "attributes.尺码", "price", "stock");
    List<String> asked =
        List.of("attributes.颜色:(红,蓝)", "attributes.尺码:[41,42]", "price:[100,300]", "stock:true");
    int counted = 0;
    for (int chosen = 0; chosen < 16; chosen++) {
      List<String> clauses = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        if ((chosen >> i & 1) == 1) {
          clauses.add((random.nextInt(4) == 0 ? "-" : "") + asked.get(i));
        }
      }
      Map<String, Facet> facets =
          facets(index, filter(clauses), 100, fields.toArray(String[]::new));
      for (String field : fields) {
        for (Facet.Value value : values(facets, field)) {
          List<String> all = new ArrayList<>(List.of(field + ":" + value.value()));
          clauses.stream().filter(c -> !c.contains(field)).forEach(all::add);
          Question question = Question.top(1, List.of(everything())).where(filter(all));
          assertEquals(value.count(), index.find(question).total(), all.toString());
          counted++;
        }
      }
    }
    assertTrue(counted > 150, "counted " + counted);
  }

  private static Item varied(String id, Random random) {
    Item item = Item.of(id, "鞋").attribute("尺码", 40 + random.nextInt(3));
    if (random.nextBoolean()) {
      item.with("price", 50 + 50 * random.nextInt(8)).with("stock", random.nextInt(4));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      Item variant =
          Item.of("v" + i, "").attribute("颜色", List.of("红", "紅", "蓝", "黑").get(random.nextInt(4)));
      if (random.nextBoolean()) {
        variant.attribute("尺码", 40 + random.nextInt(4)).with("stock", random.nextInt(2));
      }
      if (random.nextBoolean()) {
        variant.with("price", 50 * random.nextInt(8));
      }
      item.variant(variant);
    }
    return item;
  }

  @Test
  void aValueIsShownAsTheShopMostlyWritesIt() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("a", "灯").with("brand", "APPLE").attribute("颜色", List.of("紅", "红")),
            Item.of("b", "灯").with("brand", "Apple").attribute("顏色", "红"),
            Item.of("c", "灯").with("brand", "Apple"),
            Item.of("d", "灯").with("brand", "华为"),
            Item.of("e", "灯").with("brand", "華為")));
    Map<String, Facet> facets = facets(index, Filter.all(), 9, "brand", "attributes.顏色");
    assertEquals(
        List.of(new Facet.Value("Apple", 3), new Facet.Value("华为", 2)), values(facets, "brand"));
    assertEquals(2, values(facets, "attributes.顏色").getFirst().count());
    assertEquals(1, values(facets, "attributes.顏色").size());
  }

  @Test
  void theMostFrequentOfTenThousandValues() {
    ProductIndex index = open();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      items.add(Item.of("p" + i, "灯").with("brand", "b" + i % 5_003));
    }
    show(index, items);
    List<Facet.Value> values = values(facets(index, Filter.all(), 3, "brand"), "brand");
    assertEquals(
        List.of(new Facet.Value("b0", 2), new Facet.Value("b1", 2), new Facet.Value("b10", 2)),
        values);
  }

  @Test
  void onlyWhatTheWordsFindIsCounted() {
    ProductIndex index = open();
    show(
        index,
        List.of(
            Item.of("a", "羽绒服").with("brand", "雪峰"),
            Item.of("b", "毛衣").with("brand", "雪峰"),
            Item.of("c", "羽绒服 加厚").with("brand", "山风")));
    Question question =
        Question.top(1, List.of(words("羽绒服")))
            .with(
                new Question.Extras(
                    List.of("brand"), 9, false, false, false, Cursor.START, Duration.ZERO));
    assertEquals(
        List.of(new Facet.Value("山风", 1), new Facet.Value("雪峰", 1)),
        index.find(question).facets().getFirst().values());
  }
}
