package io.zhiyin.recommend;

import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.Candidate;
import io.zhiyin.index.Filter;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.Question;
import io.zhiyin.rank.Diversity;
import io.zhiyin.rank.Ranked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A shelf being filled, step by step, with each product once. */
final class Filling {
  /** The most that a product of a lower step may score. */
  private static final double FILL = 0.05;

  /** Candidates for a place where difference counts beside the score. */
  private static final int CHOICE = 5;

  private static final int MOST_CANDIDATES = 200;

  private final ProductIndex index;
  private final Shelves shelves;
  private final ShelfOptions options;
  private final double diversity;
  private final Set<String> taken;
  private final Set<String> steps = new LinkedHashSet<>();
  private final List<Ranked> items = new ArrayList<>();

  /**
   * @param diversity in [0,1]
   * @param taken product ids that must not come
   */
  Filling(
      ProductIndex index,
      Shelves shelves,
      ShelfOptions options,
      double diversity,
      Set<String> taken) {
    this.index = index;
    this.shelves = shelves;
    this.options = options;
    this.diversity = diversity;
    this.taken = new HashSet<>(taken);
    this.taken.addAll(options.exclude());
  }

  /** What a lower step may score at most: never above what is there. */
  double below() {
    double lowest = items.stream().mapToDouble(Ranked::score).min().orElse(FILL);
    return Math.clamp(lowest, Float.MIN_NORMAL, FILL);
  }

  boolean full() {
    return items.size() >= options.limit();
  }

  /** Whether a step brought something. */
  boolean has(String label) {
    return steps.contains(label);
  }

  List<Ranked> items() {
    return items;
  }

  /** The labels of the steps that brought something, joined by {@code +}. */
  String steps() {
    return String.join("+", steps);
  }

  /**
   * Asks for what is missing and takes it.
   *
   * @param seeds product id → the seed that pulls it, which its reason names; absent: the product
   *     on the page
   */
  void add(Strategies.Step step, Map<String, String> seeds) {
    int missing = options.limit() - items.size();
    if (missing <= 0 || step.parts().isEmpty()) {
      return;
    }
    List<Candidate> found = choose(find(step, missing), missing);
    if (!found.isEmpty()) {
      steps.add(step.label());
      found.forEach(candidate -> taken.add(candidate.id()));
      items.addAll(shelves.ranked(found, titles(found, seeds), options));
    }
  }

  private List<Candidate> find(Strategies.Step step, int missing) {
    int wanted =
        diversity > 0 ? Math.min(missing * CHOICE, Math.max(missing, MOST_CANDIDATES)) : missing;
    Filter filter = shelves.filter(options.filter().and(step.filter()));
    return index
        .find(
            new Question(
                step.parts(), filter, taken, step.order(), 0, wanted, wanted, options.explain()))
        .candidates();
  }

  private List<Candidate> choose(List<Candidate> found, int missing) {
    return diversity > 0 ? Diversity.choose(diversity, found, missing, index) : found;
  }

  private Map<String, String> titles(List<Candidate> found, Map<String, String> seeds) {
    Map<String, String> titles = new HashMap<>();
    for (Candidate candidate : found) {
      String seed = seeds.get(candidate.id());
      if (seed != null) {
        index
            .product(seed)
            .ifPresent(source -> titles.put(candidate.id(), ProductReader.trusted(source).title()));
      }
    }
    return titles;
  }
}
