package io.zhiyin.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.admin.Engine;
import io.zhiyin.admin.Rehearsal;
import io.zhiyin.admin.settings.NamedRankings;
import io.zhiyin.admin.settings.NamedRankings.Named;
import io.zhiyin.catalog.Problem;
import io.zhiyin.rank.Weights;
import io.zhiyin.web.http.BadRequest;
import io.zhiyin.web.http.Bodies;
import io.zhiyin.web.service.ServiceConfig;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Weights tried out before they are in force, and kept under names. */
@Path("/v1/admin/ranking")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public final class RankingResource {
  private static final int BODY = 1 << 20;
  private static final int TEXT = 1 << 16;

  private final Engine engine;
  private final Duration queryTime;

  RankingResource(Engine engine, ServiceConfig config) {
    this.engine = engine;
    this.queryTime = config.queryTime();
  }

  /**
   * The lists, in the order asked.
   *
   * @param weights what the text says of each setting, what it leaves out as shipped
   */
  @Schema(name = "RankingPreview")
  public record Preview(Map<String, Double> weights, List<Questions.Both> answers) {}

  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "Answer questions now and as under another ranking.yaml, which changes nothing:"
              + " {\"ranking\":text,\"questions\":[{\"search\":{…}},{\"similar\":{\"items\":[…]}},{\"recommend\":{…}}]}")
  @RequestBody(content = @Content(schema = @Schema(ref = "Rehearsal")))
  public Preview preview(byte[] body) {
    JsonNode request = Bodies.object(body, BODY);
    List<Problem> problems = new ArrayList<>();
    JsonNode ranking = request.path("ranking");
    if (!ranking.isTextual()) {
      problems.add(new Problem("ranking", "must be a text of ranking.yaml", ranking.toString()));
    }
    Questions questions = Questions.read(request.path("questions"), queryTime, problems);
    if (!problems.isEmpty()) {
      throw BadRequest.of(problems);
    }
    Rehearsal.Desk then = engine.operating().rehearsal().under(ranking.textValue());
    Engine.Answering live = engine.answering();
    Rehearsal.Desk now =
        new Rehearsal.Desk(live.search().uncorrected(), live.similar(), live.recommendations());
    return new Preview(
        named(engine.operating().configuration().weights(ranking.textValue())),
        questions.both(now, then));
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
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(implementation = String.class)))
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
