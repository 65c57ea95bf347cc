package io.zhiyin.web.search;

import io.zhiyin.admin.Engine;
import io.zhiyin.language.Token;
import io.zhiyin.search.Guided;
import io.zhiyin.search.SearchDesk;
import io.zhiyin.search.SearchQuestion;
import io.zhiyin.web.access.Caller;
import io.zhiyin.web.http.Bodies;
import io.zhiyin.web.http.Params;
import io.zhiyin.web.service.ServiceConfig;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The search page's routes. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
public final class SearchResource {
  private static final int BODY = 1 << 20;

  private final Engine engine;
  private final ServiceConfig config;
  private final Caller caller;

  SearchResource(Engine engine, ServiceConfig config, Caller caller) {
    this.caller = caller;
    this.engine = engine;
    this.config = config;
  }

  @GET
  @Path("search")
  @Operation(
      summary = "Search in words, with filters, order and the shopper's history",
      description =
          "understand=auto (default) reads prices (500元以下, under $50), brands, categories and"
              + " attribute values out of q: a price bound with a unit filters, all else lifts."
              + " The answer's query says what was understood: {text, words, steps: [{step: price,"
              + " currency, brand, category, attribute, own or spelling; text; meaning, as a filter says it;"
              + " use: filter, lift, none, replaced, answered or offered}]}. With explain=true the steps"
              + " say as well what became of the words: script (traditional, full width), unit, form,"
              + " synonym, model, pieces, joined, head, and match, the share of the words that a product might"
              + " lack (missing:[,0.5]); use: folded, alternative, weighted. understand=off takes q as words"
              + " alone. spelling=off answers q as written. collapse=true shows one offer by several shops"
              + " (same brand, and same title but for order, punctuation and repetition) once, the"
              + " first in the order asked, and counts it once; by default as ranking.yaml says."
              + " analytics=off keeps an operator's question out of the log of queries, and so does a"
              + " shopper's stored consent without analytics."
              + " A shopper's history shapes the answer only for who has the key, for known pages and"
              + " for this machine where there is no key.")
  public SearchView search(@Context UriInfo uri) {
    return answer(Params.of(uri));
  }

  @POST
  @Path("search")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "The same with the parameters as a JSON object")
  @RequestBody(content = @Content(schema = @Schema(ref = "SearchQuestion")))
  public SearchView search(byte[] body) {
    return answer(Params.of(Bodies.object(body, BODY)));
  }

  private SearchView answer(Params params) {
    long startedAt = System.nanoTime();
    SearchQuestion asked = SearchParams.question(params, config.queryTime());
    SearchQuestion question = caller.isKnown() ? asked : asked.impersonal();
    boolean counts = params.automatic("analytics");
    params.check();
    SearchDesk desk = engine.answering().search();
    boolean refused = engine.privacy().consents().refusesAnalytics(question.who().shopper());
    Guided guided = counts && !refused ? desk.answer(question) : desk.unlogged(question);
    return SearchView.of(guided, question, startedAt);
  }

  /** What each field of the index makes of a text. */
  public record AnalyzeView(Map<String, List<Token>> fields) {}

  @POST
  @Path("analyze")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Show the terms that each field makes of a text")
  @RequestBody(content = @Content(schema = @Schema(ref = "Text")))
  public AnalyzeView analyze(byte[] body) {
    Params params = Params.of(Bodies.object(body, BODY));
    String text = params.text("text", 10_000);
    params.check();
    return new AnalyzeView(engine.answering().analysis().get().fields(text));
  }
}
