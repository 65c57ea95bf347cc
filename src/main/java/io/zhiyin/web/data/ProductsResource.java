package io.zhiyin.web.data;

import io.zhiyin.admin.Engine;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.catalog.store.ProductStore.Deletion;
import io.zhiyin.catalog.store.WriteResult;
import io.zhiyin.web.http.BadRequest;
import io.zhiyin.web.http.Bodies;
import io.zhiyin.web.http.Params;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue's routes. */
@Path("/v1/products")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "products")
public final class ProductsResource {
  static final int PRODUCT_BYTES = 1 << 20;
  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);

  private final Engine engine;
  private final BulkWrite bulk;

  ProductsResource(Engine engine) {
    this.engine = engine;
    this.bulk = new BulkWrite(engine.products());
  }

  /** What became of one write. */
  public record Written(String id, String result) {}

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Store a product, new or in place of the one with this id")
  @RequestBody(content = @Content(schema = @Schema(ref = "Product")))
  @APIResponseSchema(value = Written.class, responseCode = "200")
  public Response put(@PathParam("id") String id, byte[] body, @Context UriInfo uri) {
    boolean refresh = refresh(uri);
    Product product = ProductReader.read(id, Bodies.limited(body, PRODUCT_BYTES));
    return answer(engine.products().put(List.of(product)).getFirst(), refresh);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "A product as it is stored, unknown fields included")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Product")))
  public String get(@PathParam("id") String id) {
    return engine
        .products()
        .get(id)
        .map(Product::source)
        .orElseThrow(() -> BadRequest.notFound("product", id));
  }

  @PATCH
  @Path("{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(summary = "Change some fields of a product (RFC 7396: null takes a field away)")
  @RequestBody(content = @Content(schema = @Schema(ref = "Patch")))
  @APIResponseSchema(value = Written.class, responseCode = "200")
  public Response patch(@PathParam("id") String id, byte[] body, @Context UriInfo uri) {
    boolean refresh = refresh(uri);
    byte[] patch = Bodies.limited(body, PRODUCT_BYTES);
    return answer(engine.products().update(id, old -> ProductReader.merge(old, patch)), refresh);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Delete a product; a version refuses the deletion of a newer one with 409")
  @APIResponseSchema(value = Written.class, responseCode = "200")
  public Response delete(@PathParam("id") String id, @Context UriInfo uri) {
    Params params = Params.of(uri);
    boolean refresh = refresh(params);
    OptionalLong version = params.version();
    params.check();
    Deletion deletion = new Deletion(id, version);
    return answer(engine.products().delete(List.of(deletion)).getFirst(), refresh);
  }

  @POST
  @Path("_bulk")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary =
          "Many writes at once: NDJSON pairs ({\"index\":{\"_id\":…}} and a product, or"
              + " {\"delete\":{\"_id\":…}}) or a JSON array of products; an answer for each")
  @RequestBody(
      content = {
        @Content(mediaType = "application/x-ndjson", schema = @Schema(ref = "Bulk")),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Products"))
      })
  public BulkWrite.Answer bulk(byte[] body, @Context UriInfo uri) {
    boolean refresh = refresh(uri);
    BulkWrite.Answer answer = bulk.write(Bodies.text(body, BulkWrite.BYTES));
    if (refresh) {
      awaitVisible(engine.products().lastSequence());
    }
    return answer;
  }

  private static boolean refresh(UriInfo uri) {
    Params params = Params.of(uri);
    boolean refresh = refresh(params);
    params.check();
    return refresh;
  }

  /** Elasticsearch's {@code wait_for} is what any refresh is here. */
  private static boolean refresh(Params params) {
    return params.all("refresh").equals(List.of("wait_for")) || params.flag("refresh");
  }

  private Response answer(WriteResult result, boolean refresh) {
    switch (result.outcome()) {
      case NOT_FOUND -> throw BadRequest.notFound("product", result.id());
      case STALE ->
          throw new BadRequest(
              409, "A newer version of product " + result.id() + " is stored", List.of());
      case CREATED, UPDATED, DELETED -> {
        if (refresh) {
          awaitVisible(result.sequence());
        }
      }
    }
    return Response.status(result.outcome() == WriteResult.Outcome.CREATED ? 201 : 200)
        .entity(new Written(result.id(), result.outcome().name().toLowerCase(Locale.ROOT)))
        .build();
  }

  private void awaitVisible(long sequence) {
    if (!engine.operating().feed().awaitVisible(sequence, VISIBLE_WITHIN)) {
      throw new BadRequest(
          503, "The write is stored, but was not searchable within 30 seconds", List.of());
    }
  }
}
