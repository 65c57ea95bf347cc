package io.zhiyin.catalog.store;

import io.zhiyin.catalog.Product;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The truth about what is sold: durable, transactional, with a change feed that an index can
 * follow.
 *
 * <p>A write returns when it is on disk. Any number of threads may call it.
 */
public interface ProductStore {
  /**
   * Stores products, replacing those of the same id; the last of one id in the list wins. A product
   * whose source holds a {@code version} lower than the stored one's is refused as {@code STALE};
   * one without a version is taken, and the highest version so far goes on refusing lower ones.
   *
   * @return one result for each product, in order
   */
  List<WriteResult> put(List<Product> products);

  /**
   * What to delete.
   *
   * @param version refuses the deletion as {@code STALE} where a higher one is stored, and goes on
   *     refusing lower ones when the product is gone
   */
  record Deletion(String id, OptionalLong version) {
    public static Deletion of(String id) {
      return new Deletion(id, OptionalLong.empty());
    }
  }

  /** Deletes by id; a result for each, in order. */
  List<WriteResult> delete(List<Deletion> deletions);

  /**
   * Replaces one product by what {@code change} makes of its newest state, within the writer's
   * turn: no other write comes between. An exception of {@code change} is passed on and nothing is
   * written.
   */
  WriteResult update(String id, UnaryOperator<Product> change);

  Optional<Product> get(String id);

  /**
   * Changes with a sequence number above {@code sequence}, lowest first, at most {@code limit};
   * deletions included.
   */
  List<ProductChange> changesAfter(long sequence, int limit);

  /** Every product by ascending id, streamed from one consistent view. */
  void forEach(Consumer<Product> visitor);

  /** Products held now. */
  long count();

  /** The highest sequence number of any committed product change; 0 when there was none. */
  long lastSequence();

  /**
   * Calls back after each commit that changed products, on the writer's thread: be quick, never
   * write from it.
   */
  void onChange(Runnable listener);
}
