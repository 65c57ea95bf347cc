package io.zhiyin.recommend;

import io.zhiyin.catalog.CategoryPath;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.index.Documents;
import io.zhiyin.index.question.Filter;
import io.zhiyin.rank.Taste;
import io.zhiyin.rank.Weights;
import io.zhiyin.recommend.strategy.Blends;
import io.zhiyin.recommend.strategy.Strategies;
import io.zhiyin.recommend.strategy.Strategy;
import io.zhiyin.signals.Momentum;
import io.zhiyin.signals.Neighbour;
import io.zhiyin.signals.PairKind;
import io.zhiyin.signals.Signals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Fills shelves down a ladder until they are full: what goes with the products on the page or with
 * the shopper's history (else the session), then what is on the rise in the region, in the
 * shopper's or the page's departments and everywhere, then what is like the page, then what is
 * popular, then what is new.
 *
 * <p>A product of a lower step never scores above one of a higher. Left out are what the shopper
 * bought or dismissed, what is on the page or in the cart, and, on shelves that mix, what the
 * history holds. Without something to say a strategy falls down the same ladder. Thread-safe.
 */
public final class Recommendations {
  private final Documents index;
  private final Signals signals;
  private final Supplier<Weights> weights;
  private final Shelves shelves;
  private final Strategies strategies;

  public Recommendations(
      Documents index, Signals signals, Supplier<Weights> weights, Shelves shelves) {
    this.index = index;
    this.signals = signals;
    this.weights = weights;
    this.shelves = shelves;
    this.strategies = new Strategies(index, signals);
  }

  /** One shelf. */
  public Shelf of(ShelfQuestion asked) {
    return fill(asked, Set.of());
  }

  /**
   * The shelves of a page in the order asked: none shows a product that an earlier one shows or
   * that any was asked with, unless they are for different users.
   */
  public List<Shelf> page(List<ShelfQuestion> asked) {
    List<Shelf> page = new ArrayList<>();
    for (ShelfQuestion question : asked) {
      Set<String> shown = new HashSet<>();
      for (int i = 0; i < asked.size(); i++) {
        if (samePage(question, asked.get(i))) {
          shown.addAll(asked.get(i).items());
          if (i < page.size()) {
            page.get(i).items().forEach(item -> shown.add(item.id()));
          }
        }
      }
      page.add(fill(question, shown));
    }
    return page;
  }

  private static boolean samePage(ShelfQuestion one, ShelfQuestion other) {
    String its = one.who().shopper().userId();
    String others = other.who().shopper().userId();
    return its.isEmpty() || others.isEmpty() || its.equals(others);
  }

  private Shelf fill(ShelfQuestion asked, Set<String> shown) {
    String scenario = asked.scenario().label();
    Blends.Drawn drawn = shelves.blends().draw(scenario, asked.options().strategy(), weights.get());
    Weights now = drawn.weights();
    Taste onPage = even(asked.items());
    Taste own = own(asked.who(), now);
    Set<String> out = new HashSet<>(shown);
    out.addAll(asked.items());
    if (asked.who().personalize()) {
      out.addAll(signals.done(asked.who().shopper(), asked.who().sessionId()));
    }
    if (asked.scenario().browsing()) {
      out.addAll(own.seeds().keySet());
    }
    Filling filling = new Filling(index, shelves, within(asked), diversity(asked, now), out);
    if (asked.scenario().browsing() && asked.who().personalize()) {
      filling.tiredOf(
          signals.shown(asked.who().shopper(), asked.who().sessionId()), now.mixing().fatigue());
    }
    int kept = asked.explores() ? (int) (asked.options().limit() * now.mixing().explore()) : 0;
    filling.keepFree(kept);
    boolean personal = start(filling, asked, now, onPage, own);
    goDown(filling, asked, now, onPage, own);
    if (kept > 0) {
      filling.keepFree(0);
      filling.explore(
          strategies.recent(shelves.newness().filter(), filling.below()),
          asked.who().shopper().key());
      goDown(filling, asked, now, onPage, own);
    }
    return shelves.shelf(scenario, drawn.blend(), personal, filling, filling.steps());
  }

  /** The first steps; says whether the shopper's behaviour brought something. */
  private boolean start(
      Filling filling, ShelfQuestion asked, Weights now, Taste onPage, Taste own) {
    Strategy strategy = asked.options().strategy();
    boolean fromPage = !onPage.isEmpty() && !asked.scenario().browsing();
    return switch (strategy) {
      case AUTO -> {
        if (fromPage && asked.scenario() == Scenario.CART) {
          filling.add(strategies.step(Strategy.COMPLEMENT, onPage, now, 1), pulls(onPage, onPage));
        }
        String label = fromPage ? strategy.label() : ownLabel(asked.who());
        Taste seeds = fromPage ? onPage : own;
        Strategies.Step step = strategies.step(strategy, seeds, now, 1).called(label);
        filling.add(
            filling.items().isEmpty() ? step : step.atMost(filling.below()), pulls(seeds, onPage));
        yield !fromPage && filling.has(label);
      }
      case CONTENT, CO_VIEW, CO_CART, CO_BUY, VIEW_BUY, COMPLEMENT, SUBSTITUTE -> {
        Taste seeds = onPage.isEmpty() ? own : onPage;
        filling.add(strategies.step(strategy, seeds, now, 1), pulls(seeds, onPage));
        yield onPage.isEmpty() && filling.has(strategy.label());
      }
      case RECENT -> {
        filling.add(strategies.step(strategy, onPage, now, 1), Map.of());
        yield false;
      }
      case TRENDING -> false;
    };
  }

  /** What fills a shelf when no more is known of the shopper or the page. */
  private void goDown(Filling filling, ShelfQuestion asked, Weights now, Taste onPage, Taste own) {
    if (filling.full()) {
      return;
    }
    Strategy strategy = asked.options().strategy();
    if (strategy != Strategy.RECENT) {
      Filter near = strategies.departments(onPage.isEmpty() ? own : onPage);
      String region = region(asked);
      if (!region.isEmpty()) {
        Filter within = onPage.isEmpty() ? Filter.all() : near;
        filling.add(strategies.rising(region, within, most(filling, strategy)), Map.of());
      }
      List<Momentum> active = strategies.active(members(asked.scenario(), filling, now));
      if (!near.equals(Filter.all())) {
        Strategies.Step rising = Strategies.rising(active, near, most(filling, strategy));
        filling.add(onPage.isEmpty() ? rising.called("segment") : rising, Map.of());
      }
      filling.add(Strategies.rising(active, Filter.all(), most(filling, strategy)), Map.of());
    }
    if (!onPage.isEmpty() && !filling.full()) {
      Strategies.Step like = strategies.step(Strategy.CONTENT, onPage, now, 1);
      filling.add(like.atMost(filling.below()), Map.of());
    }
    if (strategy != Strategy.RECENT) {
      filling.add(strategies.popular(Filter.all(), now, most(filling, strategy)), Map.of());
    }
    filling.add(strategies.recent(Filter.all(), filling.below()), Map.of());
  }

  /**
   * A shop's or category's own products, so that what rises there is found however little that is
   * beside what is done elsewhere.
   */
  private List<String> members(Scenario scenario, Filling filling, Weights now) {
    return scenario == Scenario.SHOP || scenario == Scenario.CATEGORY
        ? filling.popular(strategies.popular(Filter.all(), now, 1))
        : List.of();
  }

  /** What a trend may score: it is no stopgap where it was asked for. */
  private static double most(Filling filling, Strategy strategy) {
    return strategy == Strategy.TRENDING && filling.items().isEmpty() ? 1 : filling.below();
  }

  /** The region asked for, else where the shopper was last. */
  private String region(ShelfQuestion asked) {
    ShelfQuestion.Who who = asked.who();
    String region = asked.place().region();
    return region.isEmpty() && who.personalize()
        ? signals.region(who.shopper(), who.sessionId())
        : region;
  }

  private Taste own(ShelfQuestion.Who who, Weights now) {
    return who.personalize()
        ? Taste.of(signals.history(who.shopper(), who.sessionId(), now.history()), now, index)
        : Taste.NONE;
  }

  private String ownLabel(ShelfQuestion.Who who) {
    return signals.history(who.shopper(), "", 1).isEmpty() ? "session" : "history";
  }

  private Taste even(List<String> items) {
    Map<String, Double> even = new LinkedHashMap<>();
    items.forEach(item -> even.put(item, 1.0));
    return even.isEmpty() ? Taste.NONE : Taste.of(even, index);
  }

  private static double diversity(ShelfQuestion asked, Weights now) {
    return asked.diversity().orElse(asked.scenario().browsing() ? now.mixing().diversity() : 0);
  }

  /** The options with the place as a filter; a shop's or category's own is that of the page. */
  private ShelfOptions within(ShelfQuestion asked) {
    ShelfQuestion.Place place = asked.place();
    Optional<Product> onPage =
        asked.items().stream()
            .flatMap(id -> index.product(id).stream())
            .map(ProductReader::trusted)
            .findFirst();
    String shop = place.shopId();
    if (asked.scenario() == Scenario.SHOP && shop.isEmpty()) {
      shop = onPage.map(Product::shopId).orElse("");
    }
    CategoryPath category = place.category();
    if (asked.scenario() == Scenario.CATEGORY && category.names().isEmpty()) {
      category = onPage.map(Product::category).orElse(CategoryPath.NONE);
    }
    List<Filter> all = new ArrayList<>(List.of(asked.options().filter()));
    if (!shop.isEmpty()) {
      all.add(new Filter.AnyOf("shop_id", Set.of(shop)));
    }
    if (!category.names().isEmpty()) {
      all.add(new Filter.Under(category));
    }
    return asked.options().where(new Filter.And(all));
  }

  /**
   * For every neighbour of a seed, the seed that pulls it strongest: what its reason names. The
   * only product of a page needs no name.
   */
  private Map<String, String> pulls(Taste taste, Taste onPage) {
    if (taste.seeds().size() == 1 && taste.equals(onPage)) {
      return Map.of();
    }
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
}
