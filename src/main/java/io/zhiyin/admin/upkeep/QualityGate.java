package io.zhiyin.admin.upkeep;

import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.store.ProductChange;
import io.zhiyin.catalog.store.ProductStore;
import io.zhiyin.index.Documents;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a new generation must show before it answers: every product of the store is there, and of a
 * sample of products that the live generation finds by their titles it finds nearly all, too. A
 * product without a word in its title, or with a title that very many share, is found by neither
 * and says nothing.
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

  void check(Documents next, Documents live) {
    checkCount(next);
    List<Product> sample = sample();
    long lost =
        foundBy(live, sample.parallelStream().filter(product -> !finds(next, product)).toList());
    if (lost == 0) {
      return; // However many of the sample the live one finds.
    }
    long asked = foundBy(live, sample);
    long found = asked - lost;
    if (found < asked * SHARE) {
      throw new Refused(
          "the new generation must find products by their titles as the live one does: it found "
              + found
              + " of "
              + asked);
    }
  }

  /** Writes go on meanwhile: each that is not taken over yet may make a difference of one. */
  private void checkCount(Documents next) {
    long held = next.count();
    long stored = store.count();
    long pending = Math.max(0, store.lastSequence() - next.applied());
    if (Math.abs(held - stored) > pending) {
      throw new Refused(
          "the new generation must hold every product: it holds "
              + held
              + ", the store "
              + stored
              + ", with at most "
              + pending
              + " changes on their way");
    }
  }

  private List<Product> sample() {
    long last = store.lastSequence();
    Map<String, Product> sample = new LinkedHashMap<>();
    for (int i = 0; i < SAMPLE; i++) {
      for (ProductChange change : store.changesAfter(last * i / SAMPLE, 1)) {
        change.product().ifPresent(product -> sample.put(product.id(), product));
      }
    }
    return List.copyOf(sample.values());
  }

  private static long foundBy(Documents documents, List<Product> products) {
    return products.parallelStream().filter(product -> finds(documents, product)).count();
  }

  private static boolean finds(Documents next, Product product) {
    List<Part> words = List.of(Part.find("text", new Retrieval.Words(product.title()), 1));
    return next.find(Question.top(WITHIN, words)).candidates().stream()
        .anyMatch(c -> c.id().equals(product.id()));
  }
}
