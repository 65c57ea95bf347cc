package io.zhiyin.search;

import io.zhiyin.catalog.json.JsonText;
import io.zhiyin.index.question.Facet;
import io.zhiyin.index.question.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a shopper looks at costs: from a fifth below the cheapest to a fifth above the dearest of
 * some products, in the currency that most of them have (ties: the first by name).
 *
 * @param low >= 0
 * @param high >= low
 * @param currency ISO 4217; empty when they tell none
 */
record PriceBand(double low, double high, String currency) {
  private static final double WIDER = 0.2;

  /** One price alone says little of what somebody is ready to pay. */
  private static final int ENOUGH = 2;

  private static final String CURRENCY = "currency";
  private static final Set<String> READ = Set.of(Facet.PRICE, CURRENCY);

  /**
   * Of products as they were indexed.
   *
   * @return empty when fewer than {@value #ENOUGH} of them have a price in one currency
   */
  static Optional<PriceBand> of(Collection<String> products) {
    Map<String, List<Double>> prices = new TreeMap<>();
    for (String product : products) {
      Told told = new Told();
      JsonText.scalars(product, READ, told::take);
      told.price.ifPresent(
          price -> prices.computeIfAbsent(told.currency, c -> new ArrayList<>()).add(price));
    }
    Optional<PriceBand> band = Optional.empty();
    int most = ENOUGH - 1;
    for (Map.Entry<String, List<Double>> its : prices.entrySet()) {
      if (its.getValue().size() > most) {
        most = its.getValue().size();
        double low = its.getValue().stream().mapToDouble(p -> p).min().orElseThrow();
        double high = its.getValue().stream().mapToDouble(p -> p).max().orElseThrow();
        band = Optional.of(new PriceBand(low * (1 - WIDER), high * (1 + WIDER), its.getKey()));
      }
    }
    return band;
  }

  /** What costs as much. */
  Filter filter() {
    Filter within =
        new Filter.Between(Facet.PRICE, OptionalDouble.of(low), OptionalDouble.of(high));
    return currency.isEmpty() ? within : within.and(new Filter.PricedIn(currency));
  }

  /** What a product tells of its price. */
  private static final class Told {
    private OptionalDouble price = OptionalDouble.empty();
    private String currency = "";

    private void take(String field, String written) {
      if (field.equals(CURRENCY)) {
        currency = written;
      } else {
        price = OptionalDouble.of(Double.parseDouble(written));
      }
    }
  }
}
