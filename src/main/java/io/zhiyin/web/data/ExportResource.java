package io.zhiyin.web.data;

import io.zhiyin.admin.Engine;
import io.zhiyin.signals.input.EventWriter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Gives everything back that was stored, as JSON Lines that import reads. */
@Path("/v1/admin/export")
@Produces("application/x-ndjson")
@Tag(name = "admin")
public final class ExportResource {
  private final Engine engine;

  ExportResource(Engine engine) {
    this.engine = engine;
  }

  @GET
  @Path("products")
  @Operation(summary = "All products, by id")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Product")))
  public StreamingOutput products() {
    return out -> engine.products().forEach(product -> line(out, product.source()));
  }

  @GET
  @Path("events")
  @Operation(summary = "All events, in the order in which they were stored")
  @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Event")))
  public StreamingOutput events() {
    return out -> engine.events().replay(0, entry -> line(out, EventWriter.write(entry.event())));
  }

  private static void line(OutputStream out, String json) {
    try {
      out.write(json.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
