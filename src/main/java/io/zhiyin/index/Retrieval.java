package io.zhiyin.index;

import io.zhiyin.signals.PairKind;
import java.util.Map;

/**
 * One way to find and value products. Every value lies in [0,1], so that a weighted sum means
 * something.
 *
 * <p>The kinds say what is wanted, never how an engine does it; each adapter translates them in one
 * place.
 */
public sealed interface Retrieval {
  /**
   * Products whose text holds words of a query. Value: the share of the best attainable BM25 score
   * over the searched fields.
   */
  record Words(String text) implements Retrieval {}

  /** Products with similar content. Value: the cosine to the given vector, over selected terms. */
  record Content(ContentVector vector) implements Retrieval {}

  /**
   * Products that shoppers put together with the seeds. Value: min(1, Σ seed weight · strength).
   *
   * @param seeds product id → weight in (0,1]
   * @param fresh product id → value that replaces what the index holds; 0 takes the product out
   */
  record Together(PairKind kind, Map<String, Double> seeds, Map<String, Double> fresh)
      implements Retrieval {
    public Together {
      seeds = Map.copyOf(seeds);
      fresh = Map.copyOf(fresh);
    }
  }

  /**
   * Products much seen and bought. Value: p/(p + pivot) of the decayed popularity p; nothing for p
   * = 0.
   */
  record Popular(double pivot) implements Retrieval {}

  /** These products. Value: as given, in [0,1]. */
  record Given(Map<String, Double> values) implements Retrieval {
    public Given {
      values = Map.copyOf(values);
    }
  }

  /** Every product. Value: 0. */
  record Everything() implements Retrieval {}

  /** What a part of an answer is for. */
  enum Role {
    /** Brings products into the answer. */
    FIND,
    /** Adds to the score of products that a FIND part brought. */
    LIFT
  }

  /**
   * A retrieval with its say in the score: contribution = weight · value.
   *
   * @param name the contract's name of the part, such as {@code content}; unique within a question
   * @param weight in (0,64]
   */
  record Part(String name, Retrieval what, double weight, Role role) {
    public Part {
      if (!(weight > 0 && weight <= 64)) {
        throw new IllegalArgumentException(
            "weight must be in (0,64], got " + weight + " (part " + name + ")");
      }
    }

    public static Part find(String name, Retrieval what, double weight) {
      return new Part(name, what, weight, Role.FIND);
    }

    public static Part lift(String name, Retrieval what, double weight) {
      return new Part(name, what, weight, Role.LIFT);
    }
  }
}
