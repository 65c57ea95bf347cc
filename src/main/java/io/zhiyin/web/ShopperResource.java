package io.zhiyin.web;

import io.zhiyin.admin.Engine;
import io.zhiyin.recommend.ShelfOptions;
import io.zhiyin.recommend.ShelfQuestion;
import io.zhiyin.signals.Shopper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What one shopper sees of us. */
@Path("/v1/users/{id}/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "shelves")
public final class ShopperResource {
  private static final int ID = 128;

  private final Engine engine;

  ShopperResource(Engine engine) {
    this.engine = engine;
  }

  @GET
  @Operation(
      summary = "A shopper's own shelf: from the history, else what is trending, else what is new")
  public ShelfView recommendations(@PathParam("id") String id, @Context UriInfo uri) {
    long startedAt = System.nanoTime();
    return ShelfView.of(engine.answering().recommendations().of(question(id, uri)), startedAt);
  }

  private static ShelfQuestion question(String id, UriInfo uri) {
    Params params = Params.of(uri);
    Shopper shopper = new Shopper(id, params.text("client_id", ID));
    ShelfQuestion.Who who =
        new ShelfQuestion.Who(shopper, params.text("session_id", ID), params.personalize());
    ShelfOptions options = ShelvesResource.options(params);
    return ShelfQuestion.home(who, options);
  }
}
