package io.zhiyin.rank;

import io.zhiyin.index.Documents;
import io.zhiyin.index.question.ContentVector;
import io.zhiyin.signals.Visit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a shopper's history says: the products looked at last, and their content as one vector.
 *
 * @param seeds product id → weight, Σ = 1, in the order of the history; halved every {@code
 *     historyHalfLife} products
 * @param trained the same products as a trained model is asked with them, Σ = 1
 * @param content the seeds' vectors, weighted and summed, its {@value #TERMS} heaviest terms scaled
 *     to length 1
 */
public record Taste(Map<String, Double> seeds, Map<String, Double> trained, ContentVector content) {
  /** Terms kept: enough for two or three interests at once, few enough for one cheap pass. */
  private static final int TERMS = 24;

  /** A trained model is not asked with what counts less. */
  private static final double FORGOTTEN = 1e-4;

  /** Latest products whose content is read. */
  private static final int READ = 10;

  public static final Taste NONE = of(new ContentVector(Map.of()));

  public boolean isEmpty() {
    return seeds.isEmpty();
  }

  /** From a history, what tells most first. */
  public static Taste of(List<Visit> history, Weights weights, Documents index) {
    Map<String, Double> seeds = new LinkedHashMap<>();
    Map<String, Double> trained = new LinkedHashMap<>();
    for (int i = 0; i < history.size(); i++) {
      seeds.put(history.get(i).itemId(), Math.pow(0.5, i / weights.historyHalfLife()));
      trained.put(history.get(i).itemId(), Math.pow(weights.learnedDecay(), i));
    }
    trained.values().removeIf(weight -> weight < FORGOTTEN);
    return of(shares(seeds), shares(trained), index);
  }

  /** Of no products but a content that is given. */
  public static Taste of(ContentVector content) {
    return new Taste(Map.of(), Map.of(), content);
  }

  /** From products with weights > 0 of any sum. */
  public static Taste of(Map<String, Double> weights, Documents index) {
    Map<String, Double> seeds = shares(weights);
    return of(seeds, seeds, index);
  }

  private static Map<String, Double> shares(Map<String, Double> weights) {
    double total = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> shares = new LinkedHashMap<>();
    weights.forEach((id, weight) -> shares.put(id, weight / total));
    return shares;
  }

  private static Taste of(Map<String, Double> seeds, Map<String, Double> trained, Documents index) {
    Map<String, Double> terms = new HashMap<>();
    seeds.entrySet().stream()
        .limit(READ)
        .forEach(seed ->
            index.vector(seed.getKey()).ifPresent(vector -> add(terms, vector, seed.getValue())));
    return new Taste(seeds, trained, unit(terms));
  }

  private static void add(Map<String, Double> terms, ContentVector vector, double weight) {
    vector.weights().forEach((term, its) -> terms.merge(term, its * weight, Double::sum));
  }

  private static ContentVector unit(Map<String, Double> terms) {
    List<Map.Entry<String, Double>> heaviest =
        terms.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(TERMS)
            .toList();
    double length =
        Math.sqrt(heaviest.stream().mapToDouble(t -> t.getValue() * t.getValue()).sum());
    Map<String, Double> unit = new LinkedHashMap<>();
    heaviest.forEach(term -> unit.put(term.getKey(), term.getValue() / length));
    return new ContentVector(unit);
  }
}
