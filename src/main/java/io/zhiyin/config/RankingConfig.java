package io.zhiyin.config;

import java.util.Map;

/** {@code ranking.yaml}; the file says what each setting does. */
public record RankingConfig(
    Similar similar, Search search, double popularityPivot, History history) {
  /** Pair kind's name → share. */
  public record Similar(double collaborative, double kappa, Map<String, Double> kinds) {}

  public record Search(double personal, double popularity) {}

  public record History(int length, double halfLife) {}

  static RankingConfig read(Section section) {
    Section similar = section.section("similar");
    Section search = section.section("search");
    Section history = section.section("history");
    return new RankingConfig(
        new Similar(
            similar.within("collaborative", 0.7, 0, 1),
            similar.above("kappa", 5, 0),
            similar.numbers(
                "kinds",
                Map.of("co_view", 0.4, "co_cart", 0.2, "co_buy", 0.4),
                EventsConfig.KINDS)),
        new Search(search.within("personal", 0.15, 0, 1), search.within("popularity", 0.05, 0, 1)),
        section.above("popularity_pivot", 20, 0),
        new History(history.whole("length", 20, 1, 50), history.above("half_life", 5, 0)));
  }
}
