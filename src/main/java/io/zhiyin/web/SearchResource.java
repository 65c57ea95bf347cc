package io.zhiyin.web;

import io.zhiyin.admin.Engine;
import io.zhiyin.index.Question;
import io.zhiyin.index.Question.Order;
import io.zhiyin.language.Token;
import io.zhiyin.search.SearchQuestion;
import io.zhiyin.signals.Shopper;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The search page's routes. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "search")
public final class SearchResource {
  private static final int BODY = 1 << 20;
  private static final int QUERY = 1_000;
  private static final int ID = 128;

  private final Engine engine;

  SearchResource(Engine engine) {
    this.engine = engine;
  }

  @GET
  @Path("search")
  @Operation(summary = "Search in words, with filters, order and the shopper's history")
  public SearchView search(@Context UriInfo uri) {
    return answer(Params.of(uri));
  }

  @POST
  @Path("search")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "The same with the parameters as a JSON object")
  public SearchView search(byte[] body) {
    return answer(Params.of(Bodies.object(body, BODY)));
  }

  private SearchView answer(Params params) {
    long startedAt = System.nanoTime();
    int from = params.whole("from", 0, 0, Question.WINDOW);
    int size = params.whole("size", 20, 0, 100);
    if (from + size > Question.WINDOW) {
      params.note(
          "from", "from + size must be at most " + Question.WINDOW, Integer.toString(from + size));
    }
    boolean personalize = params.personalize();
    Shopper shopper = new Shopper(params.text("user_id", ID), params.text("client_id", ID));
    SearchQuestion question =
        new SearchQuestion(
            params.text("q", QUERY),
            params.filter(),
            params.choice("sort", Order.RELEVANCE, SearchResource::order, ORDERS),
            new SearchQuestion.Window(from, Math.min(size, Question.WINDOW - from)),
            new SearchQuestion.Who(shopper, params.text("session_id", ID), personalize),
            params.flag("explain"),
            params.language());
    params.check();
    return SearchView.of(engine.answering().search().answer(question), startedAt);
  }

  private static final String ORDERS = "relevance, price, -price, -created_at, -sales";

  private static Optional<Order> order(String name) {
    return switch (name) {
      case "relevance" -> Optional.of(Order.RELEVANCE);
      case "price" -> Optional.of(Order.PRICE);
      case "-price" -> Optional.of(Order.PRICE_DESCENDING);
      case "-created_at" -> Optional.of(Order.NEWEST);
      case "-sales" -> Optional.of(Order.SALES);
      default -> Optional.empty();
    };
  }

  /** What each field of the index makes of a text. */
  public record AnalyzeView(Map<String, List<Token>> fields) {}

  @POST
  @Path("analyze")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Show the terms that each field makes of a text")
  public AnalyzeView analyze(byte[] body) {
    Params params = Params.of(Bodies.object(body, BODY));
    String text = params.text("text", 10_000);
    params.check();
    return new AnalyzeView(engine.answering().analysis().fields(text));
  }
}
