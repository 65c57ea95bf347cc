package io.zhiyin.eval.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventItem;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Events;
import io.zhiyin.signals.Shopper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The floors against their definitions, spelled out over sets. */
final class TogetherFloorsTest {
  private static final int SHOPPERS = 40;
  private static final int PRODUCTS = 25;

  private final TogetherFloors floors = new TogetherFloors();
  private final List<Set<String>> shoppersOf = new ArrayList<>();

  private static Event event(EventType type, Shopper shopper, String item) {
    return Events.of("e", type, Instant.EPOCH, shopper, "", List.of(EventItem.of(item)));
  }

  private void shop(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int product = 0; product < PRODUCTS; product++) {
      shoppersOf.add(new HashSet<>());
    }
    for (int i = 0; i < 400; i++) {
      int shopper = random.nextInt(SHOPPERS);
      int product = random.nextInt(1 + random.nextInt(PRODUCTS));
      Shopper who =
          shopper % 2 == 0 ? new Shopper("s" + shopper, "") : new Shopper("", "s" + shopper);
      floors.accept(event(EventType.PURCHASE, who, "p" + product));
      shoppersOf.get(product).add("s" + shopper);
      floors.accept(event(EventType.REFUND, who, "p" + random.nextInt(PRODUCTS)));
      floors.accept(event(EventType.VIEW_ITEM, new Shopper("", ""), "p0"));
    }
  }

  private static List<String> best(int asked, ToDoubleFunction<Integer> value) {
    record Valued(String id, double value) {}
    List<Valued> all = new ArrayList<>();
    for (int product = 0; product < PRODUCTS; product++) {
      double its = value.applyAsDouble(product);
      if (product != asked && its > 0) {
        all.add(new Valued("p" + product, its));
      }
    }
    all.sort(Comparator.comparingDouble(Valued::value).reversed().thenComparing(Valued::id));
    return all.stream().limit(10).map(Valued::id).toList();
  }

  private int together(int a, int b) {
    Set<String> both = new HashSet<>(shoppersOf.get(a));
    both.retainAll(shoppersOf.get(b));
    return both.size();
  }

  @Test
  void likeTheirDefinitions() {
    shop(7);
    for (int asked = 0; asked < PRODUCTS; asked++) {
      int seed = asked;
      String id = "p" + asked;
      assertEquals(best(seed, p -> shoppersOf.get(p).size()), floors.popular(id, 10));
      assertEquals(best(seed, p -> together(seed, p)), floors.counts(id, 10));
      assertEquals(
          best(seed, p -> together(seed, p) / Math.sqrt(shoppersOf.get(p).size())),
          floors.cosine(id, 10));
    }
    assertEquals(List.of(), floors.counts("unknown", 10));
  }
}
