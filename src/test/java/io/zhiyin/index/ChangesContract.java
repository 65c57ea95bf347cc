package io.zhiyin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.signals.ItemSignals;
import io.zhiyin.signals.PairKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is taken over, when it is seen, and that folding touches nothing but signals. */
public abstract class ChangesContract extends ProductIndexContract {
  private static final ItemSignals POPULAR = new ItemSignals(Map.of(), 7);

  protected ChangesContract(Adapter adapter) {
    super(adapter);
  }

  private static Optional<String> title(Documents documents, String id) {
    return documents.product(id).map(source -> ProductReader.trusted(source).title());
  }

  private static double popularity(Documents documents, String id) {
    return find(documents, Retrieval.Part.find("p", new Retrieval.Popular(1), 1)).stream()
        .filter(c -> c.id().equals(id))
        .mapToDouble(Candidate::score)
        .sum();
  }

  @Test
  void changesAreSeenAfterARefreshAndNotBefore() {
    ProductIndex index = open();
    index.apply(List.of(put(Item.of("a", "蓝牙耳机"))), 1);
    assertEquals(1, index.applied());
    assertEquals(0, index.count());
    assertEquals(Optional.empty(), index.product("a"));
    index.refresh();
    assertEquals(1, index.count());
    assertEquals(Optional.of("蓝牙耳机"), title(index, "a"));

    index.apply(List.of(new Change.Delete("a")), 2);
    assertEquals(1, index.count());
    index.refresh();
    assertEquals(0, index.count());
    assertEquals(List.of(), find(index, words("耳机")));
    assertEquals(2, index.applied());
  }

  @Test
  void aPutReplacesAllOfTheProduct() {
    ProductIndex index = open();
    show(index, put(Item.of("a", "蓝牙耳机").with("brand", "声派").with("price", 10), POPULAR));
    show(index, put(Item.of("a", "羽绒服")));
    assertEquals(1, index.count());
    assertEquals(List.of(), find(index, words("蓝牙耳机")));
    assertEquals(1, find(index, words("羽绒服")).size());
    assertEquals(0, popularity(index, "a"));
  }

  @Test
  void theLaterChangeOfOneIdWins() {
    ProductIndex index = open();
    show(index, put(Item.of("a", "旧")), put(Item.of("b", "旧")), put(Item.of("c", "旧")));
    show(
        index,
        put(Item.of("a", "一")),
        put(Item.of("a", "二")),
        put(Item.of("b", "一")),
        new Change.Delete("b"),
        new Change.Delete("c"),
        put(Item.of("c", "新")));
    assertEquals(Optional.of("二"), title(index, "a"));
    assertEquals(Optional.empty(), title(index, "b"));
    assertEquals(Optional.of("新"), title(index, "c"));
  }

  @Test
  void appliedNeverFalls() {
    ProductIndex index = open();
    index.apply(List.of(), 9);
    index.apply(List.of(), 3);
    assertEquals(9, index.applied());
  }

  @Test
  void aFoldChangesTheSignalsAndKeepsTextAndVector() {
    ProductIndex index = open();
    Item item = Item.of("a", "加厚羽绒服").with("description", "轻盈保暖").attribute("颜色", "红");
    show(index, put(item), put(Item.of("b", "薄荷牙膏")));
    List<Candidate> before = find(index, words("保暖羽绒服"));
    ContentVector vector = index.vector("a").orElseThrow();

    show(index, new Change.Fold("a", signals(PairKind.CO_VIEW, Map.of("b", 0.5), 3)));
    List<Candidate> after = find(index, words("保暖羽绒服"));
    assertEquals(before, after);
    assertEquals(vector, index.vector("a").orElseThrow());
    assertEquals(2, index.count());
    assertEquals(0.75, popularity(index, "a"), 0.01);
    assertEquals(Set.of("a"), passing(index, new Filter.AnyOf("attributes.颜色", Set.of("红"))));

    show(index, new Change.Fold("a", ItemSignals.NONE));
    assertEquals(0, popularity(index, "a"));
  }

  @Test
  void aFoldOfAProductThatIsNotIndexedDoesNothing() {
    ProductIndex index = open();
    show(index, new Change.Fold("a", POPULAR));
    assertEquals(0, index.count());
    show(index, put(Item.of("a", "灯")));
    show(index, new Change.Delete("a"), new Change.Fold("a", POPULAR));
    assertEquals(0, index.count());
  }

  @Test
  void aFoldAfterAPutThatNobodySawYetKeepsTheNewProduct() {
    ProductIndex index = open();
    show(index, put(Item.of("a", "旧款台灯")));
    index.apply(List.of(put(Item.of("a", "新款吊灯"))), 2);
    index.apply(List.of(new Change.Fold("a", POPULAR)), 2);
    index.refresh();
    assertEquals(Optional.of("新款吊灯"), title(index, "a"));
    assertTrue(popularity(index, "a") > 0);
  }

  @Test
  void aFoldAfterAPutInOneBatchKeepsTheNewProduct() {
    ProductIndex index = open();
    show(index, put(Item.of("a", "旧款台灯")));
    show(index, put(Item.of("a", "新款吊灯")), new Change.Fold("a", POPULAR));
    assertEquals(Optional.of("新款吊灯"), title(index, "a"));
    assertEquals(1, find(index, words("吊灯")).size());
    assertTrue(popularity(index, "a") > 0);
  }

  @Test
  void aFoldAfterADeleteThatNobodySawYetDoesNotBringTheProductBack() {
    ProductIndex index = open();
    show(index, put(Item.of("a", "台灯")));
    index.apply(List.of(new Change.Delete("a")), 2);
    index.apply(List.of(new Change.Fold("a", POPULAR)), 2);
    index.refresh();
    assertEquals(0, index.count());
  }

  @Test
  void strengthsReadBackWhatWasFolded() {
    ProductIndex index = open();
    show(
        index,
        put(
            Item.of("a", "灯"),
            signals(PairKind.CO_VIEW, Map.of("s1", 1.0, "s2", 0.3333, "s3", 0.001), 0)),
        put(Item.of("b", "灯"), signals(PairKind.CO_VIEW, Map.of("s1", 0.7), 0)),
        put(Item.of("c", "灯"), signals(PairKind.CO_BUY, Map.of("s1", 0.9), 0)),
        put(Item.of("d", "灯"), signals(PairKind.CO_VIEW, Map.of("s4", 0.9), 0)));
    show(index, new Change.Delete("d"), new Change.Fold("b", ItemSignals.NONE));
    show(index, new Change.Fold("b", signals(PairKind.CO_VIEW, Map.of("s2", 0.2), 0)));

    Map<String, Double> folded = Map.of("s1 a", 1.0, "s2 a", 0.3333, "s3 a", 0.001, "s2 b", 0.2);
    Map<String, Double> read = new HashMap<>();
    List<String> seeds = new ArrayList<>();
    index.strengths(
        PairKind.CO_VIEW,
        (seed, its) -> {
          seeds.add(seed);
          its.forEach((id, strength) -> read.put(seed + " " + id, (double) strength));
        });
    assertEquals(List.of("s1", "s2", "s3"), seeds.stream().sorted().toList());
    assertEquals(folded.keySet(), read.keySet());
    read.forEach((pair, strength) -> {
      double exact = folded.getOrDefault(pair, 0.0);
      assertEquals(exact, strength, exact / 256, pair);
    });
  }

  @Test
  void theVectorOfAProductIsTheSameBeforeAndInTheIndex() {
    ProductIndex index = open();
    Item item =
        Item.of("a", "华为 Mate 60 Pro 手机壳 防摔 透明 软壳 全包 镜头保护")
            .with("brand", "华为")
            .with("category", List.of("手机配件", "手机壳"))
            .attribute("材质", "硅胶");
    show(index, put(item));
    ContentVector made = index.vector(product(item));
    assertEquals(made, index.vector("a").orElseThrow());
    double squared = made.weights().values().stream().mapToDouble(w -> w * w).sum();
    assertTrue(
        squared <= 1 && squared > 1 - 1.0 / 128, "of length 1, but for rounding: " + squared);
    assertTrue(made.weights().size() <= Shipped.CONFIG.fields().content().terms());
    assertEquals(Optional.empty(), index.vector("nobody"));
  }

  @Test
  void idsMayLookLikeAnything() {
    ProductIndex index = open();
    List<String> ids = List.of("商品 一", "a+b&c=d", "😀", "ID", "id", "(x OR y)", "\"q\"", "-1", "*");
    show(index, ids.stream().map(id -> Item.of(id, "灯 " + id)).toList());
    assertEquals(ids.size(), index.count());
    ids.forEach(id -> assertEquals(Optional.of("灯 " + id), title(index, id)));
    show(index, new Change.Delete("ID"));
    assertEquals(Optional.of("灯 id"), title(index, "id"));
    assertEquals(ids.size() - 1, index.count());
  }
}
