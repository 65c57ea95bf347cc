package io.zhiyin.web.shelves;

import io.zhiyin.admin.Engine;
import io.zhiyin.recommend.ShelfOptions;
import io.zhiyin.web.http.BadRequest;
import io.zhiyin.web.http.Params;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The product page's question. */
@Path("/v1/products/{id}/similar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "shelves")
public final class SimilarResource {
  private final Engine engine;

  SimilarResource(Engine engine) {
    this.engine = engine;
  }

  @GET
  @Operation(summary = "Products like this one, by content and by what shoppers do")
  public ShelfView similar(@PathParam("id") String id, @Context UriInfo uri) {
    long startedAt = System.nanoTime();
    ShelfOptions options = ShelvesResource.options(Params.of(uri));
    if (engine.answering().index().product(id).isEmpty() && engine.products().get(id).isEmpty()) {
      throw BadRequest.notFound("product", id);
    }
    return ShelfView.of(engine.answering().similar().of(List.of(id), options), options, startedAt);
  }
}
