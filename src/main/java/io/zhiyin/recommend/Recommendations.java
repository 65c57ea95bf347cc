package io.zhiyin.recommend;

import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.Candidate;
import io.zhiyin.index.ProductIndex;
import io.zhiyin.index.Question;
import io.zhiyin.index.Question.Order;
import io.zhiyin.index.Retrieval;
import io.zhiyin.index.Retrieval.Part;
import io.zhiyin.index.Retrieval.Role;
import io.zhiyin.rank.Blend;
import io.zhiyin.rank.Ranked;
import io.zhiyin.rank.Taste;
import io.zhiyin.rank.Together;
import io.zhiyin.rank.Weights;
import io.zhiyin.signals.Neighbour;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Shopper;
import io.zhiyin.signals.Signals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A shopper's own shelf, filled down a ladder until it is full: from the history, then what is
 * popular, then what is new. A lower step never scores above a higher one. Thread-safe.
 */
public final class Recommendations {
  /** The most that a product of a lower step may score. */
  private static final double FILL = 0.05;

  private final ProductIndex index;
  private final Signals signals;
  private final Supplier<Weights> weights;
  private final Shelves shelves;

  public Recommendations(
      ProductIndex index, Signals signals, Supplier<Weights> weights, Shelves shelves) {
    this.index = index;
    this.signals = signals;
    this.weights = weights;
    this.shelves = shelves;
  }

  /** For a shopper, the session's steps included; products of the history are left out. */
  public Shelf of(Shopper shopper, String sessionId, ShelfOptions options) {
    Weights now = weights.get();
    Taste taste = Taste.of(signals.history(shopper, sessionId, now.history()), now, index);
    Filling filling = new Filling(options, taste.seeds().keySet());
    if (!taste.isEmpty()) {
      filling.add("history", own(taste, now, options.strategy()), bestSeeds(taste));
    }
    double below = filling.lowestScore();
    filling.add(
        "popular",
        List.of(Part.find("popularity", new Retrieval.Popular(now.popularityPivot()), below)),
        Map.of());
    filling.addNewest(filling.lowestScore());
    return shelves.shelf(
        filling.steps.contains("history"), String.join("+", filling.steps), filling.items);
  }

  private List<Part> own(Taste taste, Weights now, Strategy strategy) {
    Blend.Mix mix =
        switch (strategy) {
          case AUTO -> Blend.of(now, signals, taste.seeds());
          case CONTENT -> new Blend.Mix(1, Map.of());
          case CO_VIEW -> new Blend.Mix(0, Map.of(PairKind.CO_VIEW, 1.0));
          case CO_CART -> new Blend.Mix(0, Map.of(PairKind.CO_CART, 1.0));
          case CO_BUY -> new Blend.Mix(0, Map.of(PairKind.CO_BUY, 1.0));
        };
    List<Part> parts =
        new ArrayList<>(
            Together.parts("collaborative", mix.together(), taste.seeds(), signals, Role.FIND));
    if (mix.content() > 0 && !taste.content().weights().isEmpty()) {
      parts.add(Part.find("content", new Retrieval.Content(taste.content()), mix.content()));
    }
    return parts;
  }

  /** For every neighbour of a seed, the seed that pulls it strongest: what its reason names. */
  private Map<String, String> bestSeeds(Taste taste) {
    Map<String, String> best = new HashMap<>();
    Map<String, Double> pulls = new HashMap<>();
    taste
        .seeds()
        .forEach((seed, weight) -> {
          for (PairKind kind : PairKind.values()) {
            for (Neighbour neighbour : signals.neighbours(kind, seed)) {
              double pull = weight * neighbour.strength();
              if (pull > pulls.getOrDefault(neighbour.itemId(), 0.0)) {
                pulls.put(neighbour.itemId(), pull);
                best.put(neighbour.itemId(), seed);
              }
            }
          }
        });
    return best;
  }

  /** A shelf being filled. */
  private final class Filling {
    private final ShelfOptions options;
    private final Set<String> taken;
    private final List<String> steps = new ArrayList<>();
    private final List<Ranked> items = new ArrayList<>();

    Filling(ShelfOptions options, Set<String> history) {
      this.options = options;
      this.taken = new HashSet<>(options.exclude());
      taken.addAll(history);
    }

    double lowestScore() {
      return items.isEmpty() ? FILL : Math.clamp(items.getLast().score(), Float.MIN_NORMAL, FILL);
    }

    void add(String step, List<Part> parts, Map<String, String> seeds) {
      if (!parts.isEmpty()) {
        add(step, parts, Order.RELEVANCE, seeds);
      }
    }

    void addNewest(double below) {
      Part all = Part.find("recent", new Retrieval.Everything(), below);
      add("recent", List.of(all), Order.NEWEST, Map.of());
    }

    private void add(String step, List<Part> parts, Order order, Map<String, String> seeds) {
      int missing = options.limit() - items.size();
      if (missing <= 0) {
        return;
      }
      List<Candidate> found =
          index
              .find(
                  new Question(
                      parts,
                      shelves.filter(options.filter()),
                      taken,
                      order,
                      0,
                      missing,
                      missing,
                      options.explain()))
              .candidates();
      if (!found.isEmpty()) {
        steps.add(step);
        found.forEach(candidate -> taken.add(candidate.id()));
        items.addAll(shelves.ranked(found, titles(found, seeds), options));
      }
    }

    private Map<String, String> titles(List<Candidate> found, Map<String, String> seeds) {
      Map<String, String> titles = new HashMap<>();
      for (Candidate candidate : found) {
        String seed = seeds.get(candidate.id());
        if (seed != null) {
          index
              .product(seed)
              .ifPresent(
                  source -> titles.put(candidate.id(), ProductReader.trusted(source).title()));
        }
      }
      return titles;
    }
  }
}
