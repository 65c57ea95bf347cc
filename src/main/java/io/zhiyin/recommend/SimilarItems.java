package io.zhiyin.recommend;

import io.zhiyin.catalog.Product;
import io.zhiyin.index.Candidate;
import io.zhiyin.index.ContentVector;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.Question;
import io.zhiyin.index.Retrieval;
import io.zhiyin.index.Retrieval.Part;
import io.zhiyin.index.Retrieval.Role;
import io.zhiyin.rank.Blend;
import io.zhiyin.rank.Taste;
import io.zhiyin.rank.Together;
import io.zhiyin.rank.Weights;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Signals;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers "more like this": content and behaviour in one bounded score, found in one pass.
 *
 * <p>score = w·content + Σ_k w_k·together_k, all values in [0,1], weights by {@link Blend} summing
 * to 1; {@code content} and the {@code co_…} strategies use their part alone with weight 1.
 * Thread-safe.
 */
public final class SimilarItems {
  private final ProductIndex index;
  private final Signals signals;
  private final Supplier<Weights> weights;
  private final Shelves shelves;

  /**
   * @param weights those in force at the moment of a question
   */
  public SimilarItems(
      ProductIndex index, Signals signals, Supplier<Weights> weights, Shelves shelves) {
    this.index = index;
    this.signals = signals;
    this.weights = weights;
    this.shelves = shelves;
  }

  /**
   * Products like the seeds taken together, without the seeds. Seeds that are not indexed count by
   * behaviour only.
   *
   * @param seeds 1 to 50 product ids
   */
  public Shelf of(List<String> seeds, ShelfOptions options) {
    Map<String, Double> even = new LinkedHashMap<>();
    seeds.forEach(seed -> even.put(seed, 1.0));
    Taste taste = Taste.of(even, index);
    Set<String> exclude = new HashSet<>(options.exclude());
    exclude.addAll(seeds);
    return answer(taste.seeds(), taste.content(), exclude, options);
  }

  /** Products like one that need not be in the catalogue: by content alone. */
  public Shelf of(Product product, ShelfOptions options) {
    return answer(Map.of(), index.vector(product), options.exclude(), options);
  }

  private Shelf answer(
      Map<String, Double> seeds, ContentVector content, Set<String> exclude, ShelfOptions options) {
    List<Part> parts = parts(seeds, content, options.strategy());
    List<Candidate> found =
        parts.isEmpty()
            ? List.of()
            : index
                .find(
                    Question.top(options.limit(), parts)
                        .where(shelves.filter(options.filter()))
                        .without(exclude))
                .candidates();
    return shelves.shelf(
        false, options.strategy().label(), shelves.ranked(found, Map.of(), options));
  }

  private List<Part> parts(Map<String, Double> seeds, ContentVector content, Strategy strategy) {
    return switch (strategy) {
      case AUTO -> {
        Blend.Mix mix = Blend.of(weights.get(), signals, seeds);
        List<Part> parts = new ArrayList<>(content(content, mix.content()));
        parts.addAll(Together.parts("collaborative", mix.together(), seeds, signals, Role.FIND));
        yield parts;
      }
      case CONTENT -> content(content, 1);
      case CO_VIEW -> together(PairKind.CO_VIEW, seeds);
      case CO_CART -> together(PairKind.CO_CART, seeds);
      case CO_BUY -> together(PairKind.CO_BUY, seeds);
    };
  }

  private static List<Part> content(ContentVector content, double weight) {
    return content.weights().isEmpty() || weight <= 0
        ? List.of()
        : List.of(Part.find("content", new Retrieval.Content(content), weight));
  }

  private List<Part> together(PairKind kind, Map<String, Double> seeds) {
    return seeds.isEmpty()
        ? List.of()
        : Together.parts("collaborative", Map.of(kind, 1.0), seeds, signals, Role.FIND);
  }
}
