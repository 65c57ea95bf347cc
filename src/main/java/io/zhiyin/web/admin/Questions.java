package io.zhiyin.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.admin.Rehearsal.Desk;
import io.zhiyin.catalog.Problem;
import io.zhiyin.rank.Ranked;
import io.zhiyin.recommend.ShelfOptions;
import io.zhiyin.recommend.ShelfQuestion;
import io.zhiyin.search.Hit;
import io.zhiyin.search.SearchQuestion;
import io.zhiyin.web.http.Params;
import io.zhiyin.web.search.SearchParams;
import io.zhiyin.web.shelves.RankedView;
import io.zhiyin.web.shelves.RecommendResource;
import io.zhiyin.web.shelves.ShelvesResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What an operator asks twice to see what a change would do, at most {@value #MOST} questions:
 * {@code [{"search":{…}},{"similar":{"items":[…]}},{"recommend":{…}}]}.
 */
record Questions(List<Asked> asked) {
  private static final int MOST = 10;
  private static final int SEEDS = 50;
  private static final int ID = 128;

  Questions {
    asked = List.copyOf(asked);
  }

  /** A question that any desk can answer. */
  interface Asked extends Function<Desk, List<Ranked>> {}

  /** A question's list as shoppers get it now, and as it would be. */
  public record Both(List<RankedView> now, List<RankedView> then) {}

  /** The lists, in the order asked. */
  List<Both> both(Desk now, Desk then) {
    return asked.stream()
        .map(it -> new Both(RankedView.of(it.apply(now)), RankedView.of(it.apply(then))))
        .toList();
  }

  /**
   * Reads them.
   *
   * @param queryTime that a search may take
   * @param problems takes what is wrong with them
   */
  static Questions read(JsonNode all, Duration queryTime, List<Problem> problems) {
    if (!all.isArray() || all.isEmpty() || all.size() > MOST) {
      problems.add(
          new Problem(
              "questions",
              "must be an array of 1 to " + MOST + " questions",
              all.isArray() ? all.size() + " questions" : all.toString()));
      return new Questions(List.of());
    }
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String place = "questions[" + i + "]";
      List<Map.Entry<String, JsonNode>> kinds = List.copyOf(all.get(i).properties());
      if (kinds.size() != 1 || !kinds.getFirst().getValue().isObject()) {
        problems.add(
            new Problem(
                place,
                "must be an object that holds an object search, similar or recommend",
                all.get(i).toString()));
        continue;
      }
      Params params = Params.of(kinds.getFirst().getValue());
      asked.add(question(kinds.getFirst().getKey(), params, queryTime));
      for (Problem problem : params.finish()) {
        problems.add(new Problem(place + "." + problem.field(), problem.rule(), problem.value()));
      }
    }
    return new Questions(asked);
  }

  private static Asked question(String kind, Params params, Duration queryTime) {
    return switch (kind) {
      case "search" -> {
        SearchQuestion question = SearchParams.question(params, queryTime);
        yield desk -> desk.search().answer(question).hits().stream().map(Hit::ranked).toList();
      }
      case "similar" -> {
        List<String> seeds = params.several("items", SEEDS, ID).stream().distinct().toList();
        if (seeds.isEmpty()) {
          params.note("items", "must name a product", "");
        }
        ShelfOptions options = ShelvesResource.unchecked(params);
        yield desk -> desk.similar().of(seeds, options).items();
      }
      case "recommend" -> {
        ShelfQuestion question = RecommendResource.question(params);
        yield desk -> desk.recommendations().of(question).items();
      }
      default -> {
        params.note(kind, "is not known; known are search, similar, recommend", "");
        yield desk -> List.of();
      }
    };
  }
}
