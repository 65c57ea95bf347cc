package io.zhiyin.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.admin.Engine;
import io.zhiyin.admin.Rehearsal;
import io.zhiyin.admin.settings.NamedRankings;
import io.zhiyin.admin.settings.NamedRankings.Named;
import io.zhiyin.catalog.Problem;
import io.zhiyin.rank.Ranked;
import io.zhiyin.rank.Weights;
import io.zhiyin.recommend.ShelfOptions;
import io.zhiyin.recommend.ShelfQuestion;
import io.zhiyin.search.Hit;
import io.zhiyin.search.SearchQuestion;
import io.zhiyin.web.http.BadRequest;
import io.zhiyin.web.http.Bodies;
import io.zhiyin.web.http.Params;
import io.zhiyin.web.search.SearchParams;
import io.zhiyin.web.service.ServiceConfig;
import io.zhiyin.web.shelves.RankedView;
import io.zhiyin.web.shelves.RecommendResource;
import io.zhiyin.web.shelves.ShelvesResource;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Weights tried out before they are in force, and kept under names. */
@Path("/v1/admin/ranking")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public final class RankingResource {
  private static final int BODY = 1 << 20;
  private static final int QUESTIONS = 10;
  private static final int SEEDS = 50;
  private static final int ID = 128;
  private static final int TEXT = 1 << 16;

  private final Engine engine;
  private final Duration queryTime;

  RankingResource(Engine engine, ServiceConfig config) {
    this.engine = engine;
    this.queryTime = config.queryTime();
  }

  /** A question's list as shoppers get it now, and as it would be. */
  public record Both(List<RankedView> now, List<RankedView> then) {}

  /**
   * The lists, in the order asked.
   *
   * @param weights what the text says of each setting, what it leaves out as shipped
   */
  public record Preview(Map<String, Double> weights, List<Both> answers) {}

  /** A question that any desk can answer. */
  private interface Asked extends Function<Rehearsal.Desk, List<Ranked>> {}

  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "Answer questions now and as under another ranking.yaml, which changes nothing:"
              + " {\"ranking\":text,\"questions\":[{\"search\":{…}},{\"similar\":{\"items\":[…]}},{\"recommend\":{…}}]}")
  public Preview preview(byte[] body) {
    JsonNode request = Bodies.object(body, BODY);
    List<Problem> problems = new ArrayList<>();
    JsonNode ranking = request.path("ranking");
    if (!ranking.isTextual()) {
      problems.add(new Problem("ranking", "must be a text of ranking.yaml", ranking.toString()));
    }
    List<Asked> asked = questions(request.path("questions"), problems);
    if (!problems.isEmpty()) {
      throw BadRequest.of(problems);
    }
    Rehearsal.Desk then = engine.operating().rehearsal().under(ranking.textValue());
    Engine.Answering live = engine.answering();
    Rehearsal.Desk now =
        new Rehearsal.Desk(live.search().uncorrected(), live.similar(), live.recommendations());
    return new Preview(
        named(engine.operating().configuration().weights(ranking.textValue())),
        asked.stream()
            .map(it -> new Both(RankedView.of(it.apply(now)), RankedView.of(it.apply(then))))
            .toList());
  }

  /** By their places in {@code ranking.yaml}. */
  private static Map<String, Double> named(Weights weights) {
    Map<String, Double> named = new TreeMap<>();
    named.put("similar.collaborative", weights.collaborative());
    named.put("similar.kappa", weights.kappa());
    named.put("similar.learned", weights.learned());
    weights
        .kinds()
        .forEach((kind, share) ->
            named.put("similar.kinds." + kind.name().toLowerCase(Locale.ROOT), share));
    named.put("search.personal", weights.personal());
    named.put("search.popularity", weights.popularity());
    named.put("popularity_pivot", weights.popularityPivot());
    named.put("history.length", (double) weights.history());
    named.put("history.half_life", weights.historyHalfLife());
    named.put("diversity", weights.mixing().diversity());
    named.put("explore", weights.mixing().explore());
    named.put("fatigue", weights.mixing().fatigue());
    named.put("search.understanding.brand", weights.intent().brand());
    named.put("search.understanding.category", weights.intent().category());
    named.put("search.understanding.attribute", weights.intent().attribute());
    named.put("search.understanding.own", weights.intent().own());
    return named;
  }

  private List<Asked> questions(JsonNode all, List<Problem> problems) {
    if (!all.isArray() || all.isEmpty() || all.size() > QUESTIONS) {
      problems.add(
          new Problem(
              "questions",
              "must be an array of 1 to " + QUESTIONS + " questions",
              all.isArray() ? all.size() + " questions" : all.toString()));
      return List.of();
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
      asked.add(question(kinds.getFirst().getKey(), params));
      for (Problem problem : params.finish()) {
        problems.add(new Problem(place + "." + problem.field(), problem.rule(), problem.value()));
      }
    }
    return asked;
  }

  private Asked question(String kind, Params params) {
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

  private NamedRankings kept() {
    return engine.operating().configuration().named();
  }

  @GET
  @Path("named")
  @Operation(summary = "Texts of ranking.yaml that were kept under a name")
  public List<Named> named() {
    return kept().all();
  }

  @PUT
  @Path("named/{name}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Keep a text of ranking.yaml under a name; it does not come into force")
  public Named put(@PathParam("name") String name, byte[] body) {
    String text = Bodies.text(body, TEXT);
    if (!NamedRankings.allows(name)) {
      throw BadRequest.of(
          new Problem("name", "must be 1 to 40 letters, digits, spaces, dots or hyphens", name));
    }
    engine.operating().configuration().weights(text);
    if (!kept().put(name, text)) {
      throw new BadRequest(409, "At most " + NamedRankings.MOST + " are kept", List.of());
    }
    return get(name);
  }

  @DELETE
  @Path("named/{name}")
  @Operation(summary = "Forget a named text")
  public Named remove(@PathParam("name") String name) {
    Named gone = get(name);
    kept().remove(name);
    return gone;
  }

  private Named get(String name) {
    return kept().get(name).orElseThrow(() -> BadRequest.notFound("ranking", name));
  }
}
