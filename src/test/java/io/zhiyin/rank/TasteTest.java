package io.zhiyin.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.index.Documents;
import io.zhiyin.signals.EventType;
import io.zhiyin.signals.Visit;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a history fades. */
final class TasteTest {
  private static final Weights WEIGHTS =
      new Weights(
          1,
          1,
          Map.of(),
          0.5,
          0.25,
          0,
          0,
          1,
          0,
          Weights.OutOfStock.SHOW,
          20,
          1,
          false,
          new Weights.Mixing(0, 0, 0),
          new Weights.Intent(Weights.Prices.OFF, new Weights.Money("CNY", "USD"), 0, 0, 0, 0),
          new Weights.Contest(0, Map.of()));

  /** Knows no product. */
  private static final Documents NOTHING =
      (Documents)
          Proxy.newProxyInstance(
              TasteTest.class.getClassLoader(),
              new Class<?>[] {Documents.class},
              (proxy, method, args) -> Optional.empty());

  private static Visit visit(String item) {
    return new Visit(item, EventType.VIEW_ITEM, Instant.EPOCH, "");
  }

  @Test
  void aTrainedModelIsAskedWithAHistoryThatFadesAsItWasLearned() {
    List<Visit> history = List.of(visit("new"), visit("old"), visit("oldest"));
    Taste taste = Taste.of(history, WEIGHTS, NOTHING);
    assertEquals(4 / 7.0, taste.seeds().getOrDefault("new", 0.0), 1e-12);
    assertEquals(1 / 7.0, taste.seeds().getOrDefault("oldest", 0.0), 1e-12);
    assertEquals(16 / 21.0, taste.trained().getOrDefault("new", 0.0), 1e-12);
    assertEquals(1 / 21.0, taste.trained().getOrDefault("oldest", 0.0), 1e-12);
    assertEquals(Map.of("new", 1.0), Taste.of(history, WEIGHTS.fading(0), NOTHING).trained());
    Taste page = Taste.of(Map.of("a", 1.0, "b", 1.0), NOTHING);
    assertEquals(page.seeds(), page.trained());
  }
}
