package io.zhiyin.web.shelves;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zhiyin.admin.Engine;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.ProductReader;
import io.zhiyin.recommend.ShelfOptions;
import io.zhiyin.recommend.strategy.Strategy;
import io.zhiyin.web.http.Bodies;
import io.zhiyin.web.http.Params;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists of products that go with a text or with several products. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "shelves")
public final class ShelvesResource {
  private static final int BODY = 1 << 20;
  private static final int SEEDS = 50;
  private static final int ID = 128;
  private static final int EXCLUDED = 1_000;

  private final Engine engine;

  ShelvesResource(Engine engine) {
    this.engine = engine;
  }

  @POST
  @Path("similar")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Products like a text ({\"product\":{…}}) or like several ({\"items\":[ids]})")
  @RequestBody(content = @Content(schema = @Schema(ref = "SimilarQuestion")))
  public ShelfView similar(byte[] body) {
    long startedAt = System.nanoTime();
    ObjectNode request = (ObjectNode) Bodies.object(body, BODY);
    JsonNode product = request.remove("product");
    Params params = Params.of(request);
    List<String> seeds = params.all("items").stream().distinct().toList();
    if (seeds.size() > SEEDS) {
      params.note("items", "must be at most " + SEEDS + " products", seeds.size() + " products");
    }
    if (seeds.isEmpty() == (product == null)) {
      params.note("items", "must be given, or else product, and not both", "");
    }
    if (product != null && !product.isObject()) {
      params.note("product", "must be an object", product.toString());
    }
    ShelfOptions options = options(params);
    return ShelfView.of(
        product == null
            ? engine.answering().similar().of(seeds, options)
            : engine.answering().similar().of(product((ObjectNode) product), options),
        options,
        startedAt);
  }

  /** A product that is only described: it needs a title, its id may be missing. */
  private static Product product(ObjectNode described) {
    if (!described.has("id")) {
      described.put("id", "described");
    }
    return ProductReader.read(described.toString());
  }

  static ShelfOptions options(Params params) {
    ShelfOptions options = unchecked(params);
    params.check();
    return options;
  }

  public static ShelfOptions unchecked(Params params) {
    Set<String> exclude = new HashSet<>(params.several("exclude", EXCLUDED, ID));
    String cursor = params.text("cursor", ShelfCursor.LENGTH);
    if (!cursor.isEmpty()) {
      ShelfCursor.read(cursor)
          .ifPresentOrElse(
              exclude::addAll,
              () -> params.note("cursor", "must be one that an answer gave", cursor));
    }
    return new ShelfOptions(
        params.choice("strategy", Strategy.AUTO, Strategy::parse, Strategy.LABELS),
        params.filter(),
        exclude,
        params.whole("limit", 10, 1, 100),
        params.flag("explain"),
        params.language());
  }
}
