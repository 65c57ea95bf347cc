package io.zhiyin.recommend;

import io.zhiyin.catalog.CategoryPath;
import io.zhiyin.recommend.strategy.Strategy;
import io.zhiyin.signals.Shopper;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One shelf that a page asks for.
 *
 * @param items the products on the page or in the cart, at most 100
 * @param diversity in [0,1]: 0 orders by score alone, 1 by difference alone; absent: as configured
 *     for shelves that mix, else 0
 */
public record ShelfQuestion(
    Scenario scenario,
    List<String> items,
    Who who,
    Place place,
    OptionalDouble diversity,
    ShelfOptions options) {
  public ShelfQuestion {
    items = List.copyOf(items);
  }

  /**
   * For whom.
   *
   * @param personalize whether behaviour of the shopper may shape the shelf
   */
  public record Who(Shopper shopper, String sessionId, boolean personalize) {
    public static final Who NOBODY = new Who(Shopper.NOBODY, "", false);
  }

  /** Within what: an empty shop, category or region is any. */
  public record Place(String shopId, CategoryPath category, String region) {
    public static final Place ANY = new Place("", CategoryPath.NONE, "");
  }

  /** Whether a part of the shelf is for new products. */
  boolean explores() {
    return scenario == Scenario.HOME && options.strategy() == Strategy.AUTO;
  }

  /** A shopper's own home shelf. */
  public static ShelfQuestion home(Who who, ShelfOptions options) {
    return new ShelfQuestion(
        Scenario.HOME, List.of(), who, Place.ANY, OptionalDouble.empty(), options);
  }
}
