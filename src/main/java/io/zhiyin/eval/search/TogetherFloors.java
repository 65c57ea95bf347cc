package io.zhiyin.eval.search;

import io.zhiyin.signals.Event;
import io.zhiyin.signals.EventType;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;

/**
 * What anybody would try first on behaviour: products by their shoppers, by shoppers shared with
 * the product asked about, and by the cosine of both products' shoppers.
 *
 * <p>A shopper counts once a product, whatever was done and when; impressions, removals, refunds
 * and dismissals count for nothing, nor do events without a shopper. A shopper's first {@value
 * #PRODUCTS} products count. Rankings end with the product id. Cost of a question: the products of
 * all shoppers of the product asked about. One thread.
 */
public final class TogetherFloors implements Consumer<Event> {
  private static final int PRODUCTS = 500;
  private static final Set<EventType> COUNTED =
      EnumSet.of(
          EventType.SELECT_ITEM,
          EventType.VIEW_ITEM,
          EventType.ADD_TO_CART,
          EventType.ADD_TO_WISHLIST,
          EventType.BEGIN_CHECKOUT,
          EventType.PURCHASE,
          EventType.RATE);

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Set<String>> products = new ArrayList<>();
  private final Map<String, IntArrayList> shoppers = new HashMap<>();

  @Override
  public void accept(Event event) {
    if (!COUNTED.contains(event.type()) || !event.shopper().known()) {
      return;
    }
    int number = numbers.computeIfAbsent(event.shopper().key(), _ -> products.size());
    if (number == products.size()) {
      products.add(new LinkedHashSet<>());
    }
    Set<String> theirs = products.get(number);
    event
        .items()
        .forEach(item -> {
          if (theirs.size() < PRODUCTS && theirs.add(item.itemId())) {
            shoppers.computeIfAbsent(item.itemId(), _ -> new IntArrayList()).add(number);
          }
        });
  }

  /** Products with most shoppers. */
  public List<String> popular(String asked, int limit) {
    Object2IntOpenHashMap<String> counts = new Object2IntOpenHashMap<>();
    shoppers.forEach((id, its) -> counts.put(id, its.size()));
    return best(counts, asked, limit, (_, count) -> count);
  }

  /** Products with most shoppers in common. */
  public List<String> counts(String asked, int limit) {
    return best(together(asked), asked, limit, (_, count) -> count);
  }

  /** Products with the largest c/√(n·m). */
  public List<String> cosine(String asked, int limit) {
    return best(
        together(asked), asked, limit, (id, count) -> count / Math.sqrt(shoppers(id).size()));
  }

  private IntArrayList shoppers(String id) {
    return shoppers.getOrDefault(id, IntArrayList.of());
  }

  private Object2IntOpenHashMap<String> together(String asked) {
    Object2IntOpenHashMap<String> counts = new Object2IntOpenHashMap<>();
    shoppers(asked)
        .forEach((int shopper) -> products.get(shopper).forEach(id -> counts.addTo(id, 1)));
    return counts;
  }

  private static List<String> best(
      Object2IntOpenHashMap<String> counts,
      String asked,
      int limit,
      ToDoubleBiFunction<String, Integer> value) {
    record Valued(String id, double value) {}
    return counts.object2IntEntrySet().stream()
        .filter(entry -> !entry.getKey().equals(asked))
        .map(entry ->
            new Valued(entry.getKey(), value.applyAsDouble(entry.getKey(), entry.getIntValue())))
        .sorted(Comparator.comparingDouble(Valued::value).reversed().thenComparing(Valued::id))
        .limit(limit)
        .map(Valued::id)
        .toList();
  }
}
