package io.zhiyin.web.insight;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.insight.ItemDays;
import io.zhiyin.admin.insight.TopPairs;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.signals.PairKind;
import io.zhiyin.web.http.Params;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What behaviour says of the shop as a whole. */
@Path("/v1/admin/signals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public final class SignalsResource {
  private static final int MOST_PAIRS = 200;
  private static final int MOST_ITEMS = 20;
  private static final int MOST_DAYS = 92;

  private final Engine engine;

  SignalsResource(Engine engine) {
    this.engine = engine;
  }

  /**
   * A product.
   *
   * @param title empty when it is not in the index
   */
  public record Named(String id, String title) {}

  /** Two products and how strongly they go together, in (0,1]. */
  public record PairView(Named one, Named other, double strength) {}

  /** Strongest first. */
  public record PairsView(List<PairView> pairs) {}

  @GET
  @Path("pairs")
  @Operation(
      summary =
          "The strongest pairs of the 500 most popular products, that enough shoppers stand behind")
  @Parameter(
      name = "kind",
      in = ParameterIn.QUERY,
      schema =
          @Schema(
              enumeration = {"co_view", "co_cart", "co_buy", "view_buy"},
              defaultValue = "co_view"))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "1 to 200",
      schema = @Schema(type = SchemaType.INTEGER, defaultValue = "20"))
  public PairsView pairs(@Context UriInfo uri) {
    Params params = Params.of(uri);
    PairKind kind =
        params.choice(
            "kind",
            PairKind.CO_VIEW,
            value ->
                Arrays.stream(PairKind.values()).filter(k -> k.field().equals(value)).findFirst(),
            "co_view, co_cart, co_buy, view_buy");
    int limit = params.whole("limit", 20, 1, MOST_PAIRS);
    params.check();
    return new PairsView(
        TopPairs.of(engine.signals(), kind, limit).stream()
            .map(pair -> new PairView(named(pair.one()), named(pair.other()), pair.strength()))
            .toList());
  }

  private Named named(String id) {
    return new Named(
        id,
        engine
            .answering()
            .index()
            .product(id)
            .map(json -> ProductReader.trusted(json).title())
            .orElse(""));
  }

  /**
   * A popular product over time.
   *
   * @param popularity as it counts now
   * @param counts events of each day
   */
  public record ItemView(String id, String title, double popularity, List<Integer> counts) {}

  /**
   * Popular products over time.
   *
   * @param events of the log that were looked at, its newest
   * @param days in UTC, without gaps
   * @param items most popular first
   */
  public record PopularityView(long events, List<LocalDate> days, List<ItemView> items) {}

  @GET
  @Path("popularity")
  @Operation(
      summary =
          "The most popular products and what was done with them day by day, in the newest 200,000"
              + " places of the log")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "products, 1 to 20",
      schema = @Schema(type = SchemaType.INTEGER, defaultValue = "6"))
  @Parameter(
      name = "days",
      in = ParameterIn.QUERY,
      description = "days back from the newest one, 1 to 92",
      schema = @Schema(type = SchemaType.INTEGER, defaultValue = "30"))
  public PopularityView popularity(@Context UriInfo uri) {
    Params params = Params.of(uri);
    int limit = params.whole("limit", 6, 1, MOST_ITEMS);
    int days = params.whole("days", 30, 1, MOST_DAYS);
    params.check();
    List<String> popular = engine.signals().popular(limit);
    ItemDays its = ItemDays.of(engine.events(), popular, days);
    return new PopularityView(
        its.events(),
        its.days(),
        popular.stream()
            .map(id ->
                new ItemView(
                    id,
                    named(id).title(),
                    engine.signals().popularity(id),
                    its.counts().getOrDefault(id, List.of())))
            .toList());
  }
}
