package io.zhiyin.web.shelves;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.admin.Engine;
import io.zhiyin.catalog.CategoryPath;
import io.zhiyin.catalog.Problem;
import io.zhiyin.recommend.Scenario;
import io.zhiyin.recommend.Shelf;
import io.zhiyin.recommend.ShelfOptions;
import io.zhiyin.recommend.ShelfQuestion;
import io.zhiyin.signals.Shopper;
import io.zhiyin.web.http.BadRequest;
import io.zhiyin.web.http.Bodies;
import io.zhiyin.web.http.Params;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Several shelves of one page in one question. */
@Path("/v1/recommend")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "shelves")
public final class RecommendResource {
  private static final int BODY = 1 << 20;
  private static final int SHELVES = 20;
  private static final int ITEMS = 100;
  private static final int ID = 128;
  private static final int PLACE = 1_000;

  private final Engine engine;

  RecommendResource(Engine engine) {
    this.engine = engine;
  }

  /** The shelves, in the order asked. */
  @Schema(name = "RecommendAnswer")
  public record Answer(List<ShelfView> responses) {}

  /**
   * {@code sendBeacon} and plain pages send text/plain, so any type of content is taken for JSON.
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary =
          "Fill several shelves of a page, no product twice: {\"requests\":[{\"scenario\":\"home\","
              + " …}]}, at most 20")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "Recommendations")))
  public Answer recommend(byte[] body) {
    List<ShelfQuestion> asked = read(Bodies.object(body, BODY));
    long startedAt = System.nanoTime();
    List<ShelfView> views = new ArrayList<>();
    List<Shelf> shelves = engine.answering().recommendations().page(asked);
    for (int i = 0; i < shelves.size(); i++) {
      views.add(ShelfView.of(shelves.get(i), asked.get(i).options(), startedAt));
    }
    return new Answer(views);
  }

  private static List<ShelfQuestion> read(JsonNode body) {
    JsonNode requests = body.path("requests");
    List<Problem> problems = new ArrayList<>();
    if (!requests.isArray() || requests.isEmpty() || requests.size() > SHELVES) {
      String got = requests.isArray() ? requests.size() + " requests" : requests.toString();
      throw BadRequest.of(
          new Problem("requests", "must be an array of 1 to " + SHELVES + " requests", got));
    }
    body.fieldNames()
        .forEachRemaining(name -> {
          if (!name.equals("requests")) {
            problems.add(new Problem(name, "is not known here; known is requests", ""));
          }
        });
    List<ShelfQuestion> asked = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      String place = "requests[" + i + "]";
      if (!requests.get(i).isObject()) {
        problems.add(new Problem(place, "must be an object", requests.get(i).toString()));
        continue;
      }
      Params params = Params.of(requests.get(i));
      asked.add(question(params));
      for (Problem problem : params.finish()) {
        problems.add(new Problem(place + "." + problem.field(), problem.rule(), problem.value()));
      }
    }
    if (!problems.isEmpty()) {
      throw BadRequest.of(problems);
    }
    return asked;
  }

  public static ShelfQuestion question(Params params) {
    Scenario scenario = params.choice("scenario", Scenario.HOME, Scenario::parse, Scenario.LABELS);
    List<String> items = params.several("items", ITEMS, ID).stream().distinct().toList();
    Shopper shopper = new Shopper(params.text("user_id", ID), params.text("client_id", ID));
    ShelfQuestion.Who who =
        new ShelfQuestion.Who(shopper, params.text("session_id", ID), params.personalize());
    ShelfQuestion.Place place =
        new ShelfQuestion.Place(
            params.text("shop_id", ID),
            CategoryPath.parse(String.join("/", params.several("category", 10, PLACE))),
            params.text("region", ID));
    OptionalDouble diversity = params.share("diversity");
    ShelfOptions options = ShelvesResource.unchecked(params);
    require(params, scenario, items, place);
    return new ShelfQuestion(scenario, items, who, place, diversity, options);
  }

  private static void require(
      Params params, Scenario scenario, List<String> items, ShelfQuestion.Place place) {
    switch (scenario) {
      case PRODUCT -> {
        if (items.isEmpty()) {
          params.note("items", "must name the product on the page", "");
        }
      }
      case SHOP -> {
        if (items.isEmpty() && place.shopId().isEmpty()) {
          params.note("shop_id", "must be given, or items of the shop", "");
        }
      }
      case CATEGORY -> {
        if (items.isEmpty() && place.category().names().isEmpty()) {
          params.note("category", "must be given, or items of the category", "");
        }
      }
      case HOME, CART, SEARCH_EMPTY -> {}
    }
  }
}
