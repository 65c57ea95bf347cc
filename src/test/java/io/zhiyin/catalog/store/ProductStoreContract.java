package io.zhiyin.catalog.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.catalog.store.ProductStore.Deletion;
import io.zhiyin.catalog.store.WriteResult.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link ProductStore} promises. */
@Timeout(120)
abstract class ProductStoreContract {
  private ProductStore store;

  /** The test's store; what was put through an earlier one is there. */
  abstract ProductStore open();

  @BeforeEach
  void openFresh() {
    store = open();
  }

  private static Product product(String id, String title) {
    return ProductReader.read("{\"id\":\"" + id + "\",\"title\":\"" + title + "\"}");
  }

  private static Product product(String id, long version) {
    return ProductReader.read(
        "{\"id\":\"" + id + "\",\"title\":\"v" + version + "\",\"version\":" + version + "}");
  }

  private List<Outcome> put(Product... products) {
    return store.put(List.of(products)).stream().map(WriteResult::outcome).toList();
  }

  private List<Outcome> delete(String id, long version) {
    return store.delete(List.of(new Deletion(id, OptionalLong.of(version)))).stream()
        .map(WriteResult::outcome)
        .toList();
  }

  private List<Outcome> delete(String... ids) {
    return store.delete(Stream.of(ids).map(Deletion::of).toList()).stream()
        .map(WriteResult::outcome)
        .toList();
  }

  private List<String> all() {
    List<String> ids = new ArrayList<>();
    store.forEach(product -> ids.add(product.id()));
    return ids;
  }

  @Test
  void anEmptyStoreHasNothing() {
    assertEquals(0, store.count());
    assertEquals(0, store.lastSequence());
    assertEquals(Optional.empty(), store.get("a"));
    assertEquals(List.of(), store.changesAfter(0, 10));
    assertEquals(List.of(), all());
    assertEquals(List.of(), put());
    assertEquals(List.of(Outcome.NOT_FOUND), delete("a"));
  }

  @Test
  void aProductComesBackAsItWent() {
    Product tea =
        ProductReader.read(
            "{\"id\":\"茶"
                + " 1\",\"title\":\"龙井\",\"price\":9.5,\"mine\":{\"x\":[1.50,null]},\"n\":\"𠮷\"}");
    assertEquals(List.of(Outcome.CREATED), put(tea));
    assertEquals(Optional.of(tea), store.get("茶 1"));
    store = open();
    assertEquals(Optional.of(tea), store.get("茶 1"));
    assertEquals(1, store.count());
  }

  @Test
  void resultsComeInOrderAndTheLastOfAnIdWins() {
    List<WriteResult> results =
        store.put(List.of(product("a", "1"), product("b", "1"), product("a", "2")));
    assertEquals(
        List.of(Outcome.CREATED, Outcome.CREATED, Outcome.UPDATED),
        results.stream().map(WriteResult::outcome).toList());
    assertEquals(List.of("a", "b", "a"), results.stream().map(WriteResult::id).toList());
    assertEquals("2", store.get("a").orElseThrow().title());
    assertEquals(2, store.count());
    assertEquals(results.getLast().sequence(), store.lastSequence());
    assertEquals(
        List.of("b", "a"), store.changesAfter(0, 9).stream().map(ProductChange::id).toList());
  }

  @Test
  void deletionsAppearInTheFeed() {
    put(product("a", "1"), product("b", "1"));
    long before = store.lastSequence();
    assertEquals(
        List.of(Outcome.DELETED, Outcome.NOT_FOUND, Outcome.NOT_FOUND), delete("a", "a", "x"));
    assertEquals(1, store.count());
    assertEquals(List.of("b"), all());
    assertEquals(Optional.empty(), store.get("a"));
    List<ProductChange> changes = store.changesAfter(before, 9);
    assertEquals(List.of(new ProductChange(store.lastSequence(), "a", Optional.empty())), changes);
    assertEquals(List.of(Outcome.CREATED), put(product("a", "2")));
    assertEquals(2, store.count());
    assertEquals(2, store.changesAfter(0, 9).size());
  }

  @Test
  void olderVersionsAreStale() {
    assertEquals(List.of(Outcome.CREATED), put(product("a", 5)));
    long sequence = store.lastSequence();
    assertEquals(
        List.of(new WriteResult("a", Outcome.STALE, 0)), store.put(List.of(product("a", 4))));
    assertEquals("v5", store.get("a").orElseThrow().title());
    assertEquals(sequence, store.lastSequence());
    assertEquals(List.of(Outcome.UPDATED), put(product("a", 5)));
    assertEquals(List.of(Outcome.UPDATED, Outcome.STALE), put(product("a", 7), product("a", 6)));
    assertEquals(Outcome.STALE, store.update("a", product -> product("a", 3)).outcome());
    assertEquals(List.of(Outcome.UPDATED), put(product("a", "none")));
    assertEquals(List.of(Outcome.STALE, Outcome.UPDATED), put(product("a", 6), product("a", 7)));
    delete("a");
    assertEquals(List.of(Outcome.CREATED), put(product("a", 0)));
  }

  @Test
  void aDeletionMayHaveAVersion() {
    put(product("a", 5));
    assertEquals(List.of(Outcome.STALE), delete("a", 4));
    assertEquals("v5", store.get("a").orElseThrow().title());
    assertEquals(List.of(Outcome.DELETED), delete("a", 7));
    assertEquals(List.of(Outcome.STALE), put(product("a", 6)));
    assertEquals(Optional.empty(), store.get("a"));
    assertEquals(List.of(Outcome.CREATED), put(product("a", 7)));
    assertEquals(1, store.count());
  }

  @Test
  void anUpdateSeesTheNewestState() throws Exception {
    store.put(List.of(ProductReader.read("{\"id\":\"a\",\"title\":\"t\",\"stock\":0}")));
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        done.add(pool.submit(() -> store.update("a", ProductStoreContract::oneMore)));
      }
      for (Future<?> each : done) {
        each.get();
      }
    }
    assertEquals(OptionalLong.of(100), store.get("a").orElseThrow().offer().stock());
  }

  private static Product oneMore(Product product) {
    long stock = product.offer().stock().orElseThrow() + 1;
    return ProductReader.merge(
        product, ("{\"stock\":" + stock + "}").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFailedUpdateChangesNothing() {
    put(product("a", "1"));
    long sequence = store.lastSequence();
    InvalidInput failure = new InvalidInput(new Problem("price", "must be right", "no"));
    assertSame(
        failure,
        assertThrows(
            InvalidInput.class,
            () ->
                store.update(
                    "a",
                    product -> {
                      throw failure;
                    })));
    assertThrows(
        IllegalArgumentException.class, () -> store.update("a", product -> product("b", "2")));
    assertEquals(new WriteResult("x", Outcome.NOT_FOUND, 0), store.update("x", product -> product));
    assertEquals(sequence, store.lastSequence());
    assertEquals("1", store.get("a").orElseThrow().title());
  }

  @Test
  void listenersAreCalledWhenSomethingChanged() {
    AtomicInteger calls = new AtomicInteger();
    store.onChange(calls::incrementAndGet);
    put(product("a", 1));
    delete("a", "b");
    assertEquals(2, calls.get());
    delete("a");
    put(product("b", 2));
    put(product("b", 1));
    assertEquals(3, calls.get());
  }

  @Test
  void productsAreVisitedFromOneStateInOrderOfTheirIds() {
    put(product("b", "1"), product("a", "1"), product("ab", "1"), product("中", "1"));
    List<String> visited = new ArrayList<>();
    store.forEach(product -> {
      visited.add(product.id());
      put(product("z" + product.id(), "late"));
      assertTrue(store.get(product.id()).isPresent());
    });
    assertEquals(List.of("a", "ab", "b", "中"), visited);
    assertEquals(8, all().size());
  }

  /** Follows the feed of a random history in small steps and must end with the same products. */
  @Test
  void theFeedReachesTheSameState() {
    long seed = Long.getLong("zhiyin.seed", System.nanoTime());
    System.out.println("seed: -Dzhiyin.seed=" + seed);
    Random random = new Random(seed);
    Map<String, Product> expected = new TreeMap<>();
    Map<String, Product> followed = new TreeMap<>();
    long applied = 0;
    for (int step = 0; step < 200; step++) {
      String id = "p" + random.nextInt(30);
      if (random.nextInt(3) == 0) {
        assertEquals(
            expected.remove(id) == null ? List.of(Outcome.NOT_FOUND) : List.of(Outcome.DELETED),
            delete(id));
      } else {
        Product product = product(id, "t" + step);
        assertEquals(
            expected.put(id, product) == null ? List.of(Outcome.CREATED) : List.of(Outcome.UPDATED),
            put(product));
      }
      if (random.nextInt(10) == 0) {
        applied = follow(applied, 1 + random.nextInt(5), followed);
      }
    }
    follow(applied, 7, followed);
    assertEquals(expected, followed);
    assertEquals(List.copyOf(expected.keySet()), all());
    assertEquals(expected.size(), store.count());
  }

  private long follow(long applied, int limit, Map<String, Product> products) {
    long last = applied;
    while (true) {
      List<ProductChange> changes = store.changesAfter(last, limit);
      for (ProductChange change : changes) {
        assertTrue(change.sequence() > last, "the feed must rise");
        last = change.sequence();
        if (change.product().isPresent()) {
          products.put(change.id(), change.product().get());
        } else {
          products.remove(change.id());
        }
      }
      if (changes.size() < limit) {
        assertEquals(store.lastSequence(), last);
        return last;
      }
    }
  }
}
