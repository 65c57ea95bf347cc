package io.zhiyin.index.question;

import io.zhiyin.signals.PairKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

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
   * Products that shoppers put together with the seeds. Value: Σ seed weight · strength.
   *
   * @param seeds product id → weight in (0,1], Σ weights <= 1
   * @param fresh product id → value in [0,1] that replaces what the index holds; 0 takes the
   *     product out
   */
  record Together(PairKind kind, Map<String, Double> seeds, Map<String, Double> fresh)
      implements Retrieval {
    public Together {
      seeds = weighed(seeds);
      fresh = Map.copyOf(fresh);
    }
  }

  /** What sums of doubles may pass 1 by. */
  double ROUNDING = 1e-9;

  private static Map<String, Double> weighed(Map<String, Double> seeds) {
    double sum = 0;
    for (Map.Entry<String, Double> seed : seeds.entrySet()) {
      if (!(seed.getValue() > 0)) {
        throw new IllegalArgumentException(
            "a seed's weight must be in (0,1], got "
                + seed.getValue()
                + " ("
                + seed.getKey()
                + ")");
      }
      sum += seed.getValue();
    }
    if (!(sum <= 1 + ROUNDING)) {
      throw new IllegalArgumentException("seed weights must sum to at most 1, got " + sum);
    }
    return Map.copyOf(seeds);
  }

  /**
   * Products that the generation's trained model offers to who had the seeds. Value: Σ seed weight
   * · strength; nothing where the generation carries no model.
   *
   * @param seeds product id → weight in (0,1], Σ weights <= 1
   */
  record Learned(Map<String, Double> seeds) implements Retrieval {
    public Learned {
      seeds = weighed(seeds);
    }
  }

  /**
   * Products much seen and bought. Value: p/(p + pivot) of the decayed popularity p; nothing for p
   * = 0.
   *
   * @param pivot > 0
   */
  record Popular(double pivot) implements Retrieval {
    public Popular {
      if (!(pivot > 0)) {
        throw new IllegalArgumentException("pivot must be > 0, got " + pivot);
      }
    }
  }

  /**
   * New products. Value: 2^(−age/{@link #HALF_LIFE}), 1 for those of the future; nothing for those
   * that do not say when they were created.
   *
   * @param now from which ages are counted, to the second
   */
  record Fresh(Instant now) implements Retrieval {
    public static final Duration HALF_LIFE = Duration.ofDays(30);

    /** The value of what was created then. */
    public double value(long createdAtSecond) {
      long age = Math.max(0, now.getEpochSecond() - createdAtSecond);
      return Math.pow(0.5, (double) age / HALF_LIFE.toSeconds());
    }
  }

  /** These products. Value: as given, in [0,1]; 0 does not find the product. */
  record Given(Map<String, Double> values) implements Retrieval {
    public Given {
      values = Map.copyOf(values);
      values.forEach((id, value) -> {
        if (!(value >= 0 && value <= 1)) {
          throw new IllegalArgumentException(
              "a given value must be in [0,1], got " + value + " (" + id + ")");
        }
      });
    }
  }

  /** Products that pass a filter. Value: 1. */
  record Passing(Filter filter) implements Retrieval {}

  /**
   * Products that may be what these words name: all but those whose title names one of them as what
   * it is made for ({@link io.zhiyin.language.Fits}), as a case names the phone. Value: 1.
   *
   * @param words levelled
   */
  record Own(Set<String> words) implements Retrieval {
    public Own {
      words = Set.copyOf(words);
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
