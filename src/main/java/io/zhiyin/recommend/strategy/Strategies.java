package io.zhiyin.recommend.strategy;

import io.zhiyin.catalog.CategoryPath;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.Documents;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question;
import io.zhiyin.index.question.Question.Order;
import io.zhiyin.index.question.Retrieval;
import io.zhiyin.index.question.Retrieval.Part;
import io.zhiyin.index.question.Retrieval.Role;
import io.zhiyin.rank.Blend;
import io.zhiyin.rank.Taste;
import io.zhiyin.rank.Together;
import io.zhiyin.rank.Weights;
import io.zhiyin.signals.Momentum;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Signals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says for each strategy which parts find products and which products they may bring.
 *
 * <p>Scores are in [0,1]: the weights of a step sum to at most 1. Complements and substitutes as in
 * McAuley, Pandey, Leskovec, "Inferring networks of substitutable and complementary products", KDD
 * 2015, from the same sources (bought together; viewed together), the category standing in for
 * their learned topics: a complement comes from another leaf than any seed, except where that leaf
 * holds most of the catalogue and so tells no kinds apart. Thread-safe.
 */
public final class Strategies {
  /** Products looked at for those that rise. */
  private static final int ACTIVE = 2_000;

  /** By how many standard deviations a product must have risen for half of the score. */
  private static final double RISE = 3;

  private final Documents index;
  private final Signals signals;

  public Strategies(Documents index, Signals signals) {
    this.index = index;
    this.signals = signals;
  }

  /** A question to be asked: its parts, what they may bring, and in which order. */
  public record Step(String label, List<Part> parts, Filter filter, Order order) {
    public Step {
      parts = List.copyOf(parts);
    }

    public Step(String label, List<Part> parts, Filter filter) {
      this(label, parts, filter, Order.RELEVANCE);
    }

    public Step called(String other) {
      return new Step(other, parts, filter, order);
    }

    /**
     * The same where all it has is a list of products with values: those of the highest ones and of
     * as high ones as the last of these, which is enough to find so many, unless the filter leaves
     * too few; itself where there are no more or it looks for anything else.
     */
    public Step highest(int most) {
      if (parts.size() != 1
          || !(parts.getFirst().what() instanceof Retrieval.Given(Map<String, Double> values))
          || values.size() <= most) {
        return this;
      }
      double[] sorted =
          values.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
      float least = (float) sorted[sorted.length - most];
      Map<String, Double> high = new HashMap<>(values);
      high.values().removeIf(value -> value.floatValue() < least);
      Part part = parts.getFirst();
      Part its = new Part(part.name(), new Retrieval.Given(high), part.weight(), part.role());
      return new Step(label, List.of(its), filter, order);
    }

    /** The same with weights that sum to at most {@code most}. */
    public Step atMost(double most) {
      double sum = parts.stream().mapToDouble(Part::weight).sum();
      double scale = Math.min(1, most / Math.max(sum, Double.MIN_NORMAL));
      List<Part> scaled =
          parts.stream()
              .map(part -> new Part(part.name(), part.what(), part.weight() * scale, part.role()))
              .toList();
      return new Step(label, scaled, filter, order);
    }
  }

  /**
   * What a strategy looks for.
   *
   * @param weight the most that a product may score, in (0,1], of strategies that need no seeds
   */
  public Step step(Strategy strategy, Taste taste, Weights weights, double weight) {
    String label = strategy.label();
    return switch (strategy) {
      case AUTO -> {
        Blend.Mix mix = Blend.of(weights, signals, taste.seeds());
        List<Part> parts = new ArrayList<>(content(taste, mix.content()));
        parts.addAll(together(mix.together(), taste));
        if (mix.learned() > 0) {
          Retrieval model = new Retrieval.Learned(taste.trained());
          parts.add(Part.find("collaborative.learned", model, mix.learned()));
        }
        yield new Step(label, parts, Filter.all());
      }
      case CONTENT -> new Step(label, content(taste, 1), Filter.all());
      case CO_VIEW -> new Step(label, together(PairKind.CO_VIEW, taste), Filter.all());
      case CO_CART -> new Step(label, together(PairKind.CO_CART, taste), Filter.all());
      case CO_BUY -> new Step(label, together(PairKind.CO_BUY, taste), Filter.all());
      case VIEW_BUY -> new Step(label, together(PairKind.VIEW_BUY, taste), Filter.all());
      case COMPLEMENT -> complement(taste, weights);
      case SUBSTITUTE -> substitute(taste);
      case TRENDING -> rising("", departments(taste), weight);
      case RECENT -> recent(departments(taste), weight);
    };
  }

  private Step complement(Taste taste, Weights weights) {
    Map<PairKind, Double> mix =
        Blend.among(EnumSet.of(PairKind.CO_CART, PairKind.CO_BUY), weights, signals, taste.seeds());
    List<Filter> others = new ArrayList<>();
    for (CategoryPath leaf : categories(taste.seeds().keySet())) {
      Filter within = new Filter.Under(leaf);
      if (tellsKinds(within)) {
        others.add(new Filter.Not(within));
      }
    }
    return new Step(Strategy.COMPLEMENT.label(), together(mix, taste), new Filter.And(others));
  }

  /** Not of a category that holds most of the catalogue: there, complements are within it. */
  private boolean tellsKinds(Filter category) {
    int half = (int) Math.min(Integer.MAX_VALUE - 1, index.count() / 2);
    List<Part> all = List.of(Part.find("all", new Retrieval.Everything(), 1));
    Question question =
        new Question(all, category, Set.of(), Order.RELEVANCE, 0, 0, half + 1, false);
    return index.find(question).total() <= half;
  }

  private Step substitute(Taste taste) {
    return new Step(
        Strategy.SUBSTITUTE.label(), together(PairKind.CO_VIEW, taste), departments(taste));
  }

  /**
   * What is on the rise, as counted now, of the products that most was done with lately.
   *
   * @param region empty: everywhere
   */
  public Step rising(String region, Filter filter, double weight) {
    return rising(region, signals.active(region, ACTIVE), filter, weight);
  }

  /** The products that most was done with lately everywhere, and some that are looked at anyway. */
  public List<Momentum> active(Collection<String> some) {
    List<Momentum> all = new ArrayList<>(signals.active("", ACTIVE));
    all.addAll(signals.momentum(some));
    return all;
  }

  /** What is on the rise everywhere of some products. */
  public static Step rising(List<Momentum> active, Filter filter, double weight) {
    return rising("", active, filter, weight);
  }

  private static Step rising(String region, List<Momentum> active, Filter filter, double weight) {
    Map<String, Double> values = new HashMap<>();
    for (Momentum its : active) {
      if (its.rise() > 0) {
        values.put(its.itemId(), its.rise() / (its.rise() + RISE));
      }
    }
    String part = region.isEmpty() ? "trend.lately" : "trend.region";
    String label = region.isEmpty() ? Strategy.TRENDING.label() : "region";
    return new Step(label, given(part, values, weight), filter);
  }

  private static List<Part> given(String part, Map<String, Double> values, double weight) {
    return values.isEmpty()
        ? List.of()
        : List.of(Part.find(part, new Retrieval.Given(values), weight));
  }

  /** Popular ones of any rank, as the index knows them. */
  public Step popular(Filter filter, Weights weights, double weight) {
    Retrieval popular = new Retrieval.Popular(weights.popularityPivot());
    return new Step("popular", List.of(Part.find("popularity", popular, weight)), filter);
  }

  public Step recent(Filter filter, double weight) {
    Part all = Part.find("recent", new Retrieval.Everything(), weight);
    return new Step(Strategy.RECENT.label(), List.of(all), filter, Order.NEWEST);
  }

  /** Products of a department (the root of the category) of any seed; all where none has one. */
  public Filter departments(Taste taste) {
    List<Filter> none =
        categories(taste.seeds().keySet()).stream()
            .map(path -> new CategoryPath(List.of(path.names().getFirst())))
            .distinct()
            .<Filter>map(path -> new Filter.Not(new Filter.Under(path)))
            .toList();
    return none.isEmpty() ? Filter.all() : new Filter.Not(new Filter.And(none));
  }

  private List<CategoryPath> categories(Collection<String> products) {
    return products.stream()
        .flatMap(id -> index.product(id).stream())
        .map(source -> ProductReader.trusted(source).category())
        .filter(path -> !path.names().isEmpty())
        .distinct()
        .toList();
  }

  private static List<Part> content(Taste taste, double weight) {
    return taste.content().weights().isEmpty() || weight <= 0
        ? List.of()
        : List.of(Part.find("content", new Retrieval.Content(taste.content()), weight));
  }

  private List<Part> together(PairKind kind, Taste taste) {
    return together(Map.of(kind, 1.0), taste);
  }

  private List<Part> together(Map<PairKind, Double> kinds, Taste taste) {
    return taste.isEmpty()
        ? List.of()
        : Together.parts("collaborative", kinds, taste.seeds(), signals, Role.FIND);
  }
}
