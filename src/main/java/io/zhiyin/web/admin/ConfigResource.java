package io.zhiyin.web.admin;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.settings.Configuration;
import io.zhiyin.web.http.BadRequest;
import io.zhiyin.web.http.Bodies;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The settings: read, edited, taken back. */
@Path("/v1/admin/config")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public final class ConfigResource {
  private static final int LARGEST = 32 << 20;

  private final Engine engine;

  ConfigResource(Engine engine) {
    this.engine = engine;
  }

  private Configuration configuration() {
    return engine.operating().configuration();
  }

  @GET
  @Operation(summary = "The files of settings, and whether their latest texts are in force")
  public List<Configuration.Setting> files() {
    return configuration().settings();
  }

  @GET
  @Path("{file}")
  @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
  @Operation(summary = "A file's text")
  public String text(@PathParam("file") String file) {
    return configuration().text(file).orElseThrow(() -> BadRequest.notFound("file", file));
  }

  @PUT
  @Path("{file}")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary =
          "Replace a file's text; ranking.yaml comes into force at once, files of words by"
              + " /v1/admin/lexicon/apply or at a restart, others at a restart")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(implementation = String.class)))
  public Configuration.Setting put(@PathParam("file") String file, byte[] body) {
    String text = Bodies.text(body, LARGEST);
    text(file);
    configuration().put(file, text);
    return setting(file);
  }

  @DELETE
  @Path("{file}")
  @Operation(summary = "Go back to the file as it was before all edits")
  public Configuration.Setting reset(@PathParam("file") String file) {
    text(file);
    configuration().reset(file);
    return setting(file);
  }

  @POST
  @Path("{file}/undo")
  @Operation(summary = "Take the last change of a file back")
  public Configuration.Setting undo(@PathParam("file") String file) {
    text(file);
    if (!configuration().undo(file)) {
      throw new BadRequest(409, "No earlier text of " + file + " is kept", List.of());
    }
    return setting(file);
  }

  @GET
  @Path("{file}/history")
  @Operation(summary = "The earlier texts of a file, newest first")
  public List<Configuration.Version> history(@PathParam("file") String file) {
    text(file);
    return configuration().history(file);
  }

  private Configuration.Setting setting(String file) {
    return configuration().settings().stream()
        .filter(setting -> setting.name().equals(file))
        .findFirst()
        .orElseThrow(() -> BadRequest.notFound("file", file));
  }
}
