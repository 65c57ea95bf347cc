package io.zhiyin.eval.served;

import io.zhiyin.catalog.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Lets work ask an engine, as configured and as it serves, over a shop of its own. */
public interface Shop {
  /** As given to {@code --methods}. */
  String name();

  /** The home shelf of a shopper who signed in, by the strategy {@code auto}, not diversified. */
  @FunctionalInterface
  interface Home {
    /** At most {@value #MOST} answers. */
    int MOST = 100;

    /**
     * The best first.
     *
     * @param without product ids that must not come
     * @param limit 1 to {@value #MOST}
     */
    List<String> of(String user, Set<String> without, int limit);
  }

  /**
   * Opens the shop, asks and closes it.
   *
   * @param events a table of what shoppers did
   */
  <T> T with(List<Product> products, Path events, Function<Home, T> work) throws IOException;
}
