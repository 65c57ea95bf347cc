package io.zhiyin.admin;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductChange;
import io.zhiyin.catalog.ProductStore;
import io.zhiyin.index.Documents;
import io.zhiyin.index.Question;
import io.zhiyin.index.Retrieval;
import io.zhiyin.index.Retrieval.Part;
import java.util.List;

/**
 * What a new generation must show before it answers: every product of the store is there, and a
 * sample of products is found by its own title.
 */
final class QualityGate {
  /** Products asked for by their titles, evenly spread over the change feed. */
  private static final int SAMPLE = 20;

  /** How far down its own title may find a product: many may share one. */
  private static final int WITHIN = 50;

  /** How many of the sample must be found. */
  private static final double SHARE = 0.8;

  private final ProductStore store;

  QualityGate(ProductStore store) {
    this.store = store;
  }

  /** The new generation was not good enough. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  void check(Documents next) {
    if (next.count() != store.count()) {
      throw new Refused(
          "the new generation must hold every product: it holds "
              + next.count()
              + ", the store "
              + store.count());
    }
    int asked = 0;
    int found = 0;
    long last = store.lastSequence();
    for (int i = 0; i < SAMPLE; i++) {
      for (ProductChange change : store.changesAfter(last / SAMPLE * i, 1)) {
        if (change.product().isPresent()) {
          asked++;
          found += finds(next, change.product().get()) ? 1 : 0;
        }
      }
    }
    if (found < asked * SHARE) {
      throw new Refused(
          "the new generation must find products by their titles: it found "
              + found
              + " of "
              + asked);
    }
  }

  private static boolean finds(Documents next, Product product) {
    List<Part> words = List.of(Part.find("text", new Retrieval.Words(product.title()), 1));
    return next.find(Question.top(WITHIN, words)).candidates().stream()
        .anyMatch(c -> c.id().equals(product.id()));
  }
}
