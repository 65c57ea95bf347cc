package io.zhiyin.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.index.question.Filter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class PriceBandTest {
  @Test
  void reachesAFifthBelowTheCheapestAndAboveTheDearest() {
    assertEquals(
        Optional.of(new PriceBand(80, 240, "")),
        PriceBand.of(List.of("{\"price\":100}", "{\"price\":200.0}", "{\"title\":\"a\"}")));
  }

  @Test
  void isInTheCurrencyOfMost() {
    assertEquals(
        Optional.of(new PriceBand(8, 12, "USD")),
        PriceBand.of(
            List.of(
                "{\"price\":70,\"currency\":\"CNY\"}",
                "{\"price\":10,\"currency\":\"USD\"}",
                "{\"price\":10,\"currency\":\"USD\"}")));
  }

  @Test
  void onePriceIsNone() {
    assertEquals(
        Optional.empty(),
        PriceBand.of(List.of("{\"price\":70,\"currency\":\"CNY\"}", "{\"price\":10}")));
  }

  @Test
  void otherCurrenciesDoNotPass() {
    assertEquals(
        new Filter.Between("price", OptionalDouble.of(8), OptionalDouble.of(12))
            .and(new Filter.PricedIn("USD")),
        new PriceBand(8, 12, "USD").filter());
  }
}
