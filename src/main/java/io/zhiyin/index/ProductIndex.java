package io.zhiyin.index;

import java.util.List;
import java.util.function.Consumer;

/**
 * The port to a search engine: a view of the catalogue and of the signals that can be deleted and
 * built again.
 *
 * <p>Useful for: finding products by words, content, behaviour and filters in one pass. Not for:
 * keeping anything that the store does not hold.
 */
public interface ProductIndex extends Documents, AutoCloseable {
  /**
   * Starts a new generation with the configuration given; one at a time.
   *
   * @param model number of the trained model that its documents will carry; 0: none
   */
  Rebuild startRebuild(int model);

  /** The generation that answers. */
  Generation live();

  /** All kept generations, newest first. */
  List<Generation> generations();

  /**
   * Makes a kept generation the live one. Its documents may lag: the caller brings them up to date
   * by {@code catchUp} before the swap.
   *
   * @throws IllegalArgumentException when it does not exist or was built with other analysis than
   *     is in force
   */
  void activate(int number, Consumer<Documents> catchUp);

  /** Deletes every kept generation but the one that answers. */
  void forget();

  @Override
  void close();
}
