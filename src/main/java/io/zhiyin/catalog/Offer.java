package io.zhiyin.catalog;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The volatile side of a product: what it costs, how many there are, how many were sold.
 *
 * @param price in {@code currency}, >= 0
 * @param listPrice the price before reductions, >= 0
 * @param currency ISO 4217, such as CNY; empty when absent
 * @param stock pieces, >= 0; absent means in stock
 * @param sales pieces sold as the shop counts them, >= 0
 */
public record Offer(
    OptionalDouble price,
    OptionalDouble listPrice,
    String currency,
    OptionalLong stock,
    OptionalLong sales) {
  public static final Offer NONE =
      new Offer(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          "",
          OptionalLong.empty(),
          OptionalLong.empty());

  public boolean inStock() {
    return stock.isEmpty() || stock.getAsLong() > 0;
  }
}
