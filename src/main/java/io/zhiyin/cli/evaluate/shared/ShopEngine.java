package io.zhiyin.cli.evaluate.shared;

import io.zhiyin.admin.ScratchEngine;
import io.zhiyin.admin.jobs.Progress;
import io.zhiyin.catalog.Product;
import io.zhiyin.eval.served.Shop;
import io.zhiyin.index.question.Filter;
import io.zhiyin.learn.Method;
import io.zhiyin.rank.Language;
import io.zhiyin.rank.Ranked;
import io.zhiyin.recommend.Recommendations;
import io.zhiyin.recommend.Scenario;
import io.zhiyin.recommend.ShelfOptions;
import io.zhiyin.recommend.ShelfQuestion;
import io.zhiyin.recommend.strategy.Strategy;
import io.zhiyin.signals.Shopper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * The engine itself, the same that serves, over a scratch shop.
 *
 * @param method what a model is trained by before anything is asked, though it should be worse than
 *     none; none: there is no model
 * @param minShoppers distinct shoppers behind a pair before it shows, 1 to 100
 */
public record ShopEngine(Path configDir, Optional<Method> method, int minShoppers) implements Shop {
  /** The engine without a model. */
  public static final String NAME = "engine";

  @Override
  public String name() {
    return method.map(its -> NAME + "+" + its.name()).orElse(NAME);
  }

  @Override
  public <T> T with(List<Product> products, Path events, Function<Home, T> work)
      throws IOException {
    try (ScratchEngine scratch =
        ScratchEngine.open(configDir, products, OptionalInt.of(minShoppers))) {
      scratch.learn(events, _ -> {});
      method.ifPresent(
          its -> scratch.engine().operating().training().run(its, true, Progress.SILENT));
      Recommendations shelves = scratch.engine().answering().recommendations();
      return work.apply((user, without, limit) ->
          shelves.of(question(user, without, limit)).items().stream().map(Ranked::id).toList());
    }
  }

  private static ShelfQuestion question(String user, Set<String> without, int limit) {
    return new ShelfQuestion(
        Scenario.HOME,
        List.of(),
        new ShelfQuestion.Who(new Shopper(user, ""), "", true),
        ShelfQuestion.Place.ANY,
        OptionalDouble.of(0),
        new ShelfOptions(Strategy.AUTO, Filter.all(), without, limit, false, Language.ZH));
  }
}
