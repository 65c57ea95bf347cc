package io.zhiyin.recommend;

import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.Documents;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question;
import io.zhiyin.rank.Diversity;
import io.zhiyin.rank.Ranked;
import io.zhiyin.recommend.strategy.Strategies;
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

  /** Listed products that are looked up first for each that is wanted; most may be shown. */
  private static final int FEW = 4;

  /** New products that are drawn from. */
  private static final int NEW = 100;

  private final Documents index;
  private final Shelves shelves;
  private final ShelfOptions options;
  private final double diversity;
  private final Set<String> taken;
  private final Set<String> steps = new LinkedHashSet<>();
  private final List<Ranked> items = new ArrayList<>();
  private Fatigue fatigue = Fatigue.NONE;
  private int free;

  /**
   * @param diversity in [0,1]
   * @param taken product ids that must not come
   */
  Filling(
      Documents index, Shelves shelves, ShelfOptions options, double diversity, Set<String> taken) {
    this.index = index;
    this.shelves = shelves;
    this.options = options;
    this.diversity = diversity;
    this.taken = new HashSet<>(taken);
    this.taken.addAll(options.exclude());
  }

  /**
   * Lets products that were shown in vain sink.
   *
   * @param shown product id → how often
   * @param each what each time takes of a score, in [0,1)
   */
  void tiredOf(Map<String, Integer> shown, double each) {
    fatigue = new Fatigue(shown, each);
  }

  /** Leaves places at the end to be filled later. */
  void keepFree(int places) {
    free = places;
  }

  /**
   * Fills the shelf with some of the newest products that a step finds: which ones, and nothing
   * else, is drawn by shopper and day, so that all new products are shown to somebody.
   */
  void explore(Strategies.Step newest, String shopper) {
    int missing = options.limit() - items.size();
    if (missing > 0) {
      List<Candidate> young = find(newest, NEW);
      take("explore", shelves.newness().draw(young, missing, shopper), Map.of());
    }
  }

  /** What a lower step may score at most: never above what is there. */
  double below() {
    double lowest = items.stream().mapToDouble(Ranked::score).min().orElse(FILL);
    return Math.clamp(lowest, Float.MIN_NORMAL, FILL);
  }

  boolean full() {
    return items.size() >= options.limit() - free;
  }

  /** The most popular products that may still stand on it: of a shop's or category's, its own. */
  List<String> popular(Strategies.Step popular) {
    return full() ? List.of() : find(popular, MOST_CANDIDATES).stream().map(Candidate::id).toList();
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
    int missing = options.limit() - free - items.size();
    if (missing <= 0 || step.parts().isEmpty()) {
      return;
    }
    take(step.label(), choose(find(step, missing), missing), seeds);
  }

  private void take(String label, List<Candidate> found, Map<String, String> seeds) {
    if (!found.isEmpty()) {
      steps.add(label);
      found.forEach(candidate -> taken.add(candidate.id()));
      items.addAll(shelves.ranked(found, titles(found, seeds), options));
    }
  }

  private List<Candidate> find(Strategies.Step step, int missing) {
    int choice =
        diversity > 0 ? Math.min(missing * CHOICE, Math.max(missing, MOST_CANDIDATES)) : missing;
    int wanted = choice + fatigue.products();
    Strategies.Step few = step.highest(FEW * wanted);
    List<Candidate> found = asked(few, wanted);
    if (found.size() < wanted && !few.equals(step)) {
      found = asked(step, wanted);
    }
    boolean newest = step.order() == Question.Order.NEWEST;
    List<Candidate> valued =
        newest ? shelves.newness().valued(found, step.parts().getFirst().weight()) : found;
    return fatigue.on(valued).stream().limit(choice).toList();
  }

  private List<Candidate> asked(Strategies.Step step, int wanted) {
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
