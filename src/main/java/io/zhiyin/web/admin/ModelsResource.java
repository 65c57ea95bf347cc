package io.zhiyin.web.admin;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.ModelTraining;
import io.zhiyin.admin.jobs.Job;
import io.zhiyin.admin.jobs.Jobs;
import io.zhiyin.admin.models.Manifest;
import io.zhiyin.config.EventsConfig;
import io.zhiyin.learn.Method;
import io.zhiyin.web.http.BadRequest;
import io.zhiyin.web.http.Params;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Training models on what shoppers did, and choosing which one serves. */
@Path("/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public final class ModelsResource {
  private final Engine engine;

  ModelsResource(Engine engine) {
    this.engine = engine;
  }

  private ModelTraining training() {
    return engine.operating().training();
  }

  /** A model and whether it serves. */
  public record Kept(boolean serving, Manifest manifest) {}

  @POST
  @Path("train")
  @Operation(
      summary =
          "Fit the configured method (or another one) on the events; the model serves when it is"
              + " as good as the serving one, or when forced. With hold=true the generation that"
              + " carries it waits to be compared, activated or dropped, as with reindex")
  @Parameter(name = "method", in = ParameterIn.QUERY)
  @Parameter(name = "force", in = ParameterIn.QUERY)
  @Parameter(
      name = "hold",
      in = ParameterIn.QUERY,
      schema = @Schema(implementation = boolean.class))
  @RequestBody(
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Training")))
  @APIResponseSchema(value = Job.class, responseCode = "202")
  public Response train(@Context UriInfo uri, byte[] body) {
    Params params = Params.of(uri, body);
    String name = params.text("method", 64);
    boolean forced = params.flag("force");
    boolean hold = params.flag("hold");
    Optional<Method> method = training().method(name);
    if (method.isEmpty()) {
      params.note("method", "must be one of " + EventsConfig.Training.METHODS, name);
    }
    params.check();
    Method its = method.orElseThrow();
    return hold
        ? held(progress -> training().runHeld(its, forced, progress))
        : accepted("train", progress -> training().run(its, forced, progress));
  }

  @GET
  @Path("models")
  @Operation(summary = "The models that are kept, newest first, and which one serves")
  public List<Kept> models() {
    int serving = training().serving();
    return training().models().stream().map(m -> new Kept(m.number() == serving, m)).toList();
  }

  @POST
  @Path("models/{n}/activate")
  @Operation(summary = "Let a kept model serve; 0 lets none serve")
  @APIResponseSchema(value = Job.class, responseCode = "202")
  public Response activate(@PathParam("n") int number) {
    boolean kept = number == 0 || training().models().stream().anyMatch(m -> m.number() == number);
    if (!kept) {
      throw BadRequest.notFound("model", Integer.toString(number));
    }
    return accepted("activate", progress -> training().activate(number, progress));
  }

  @POST
  @Path("models/rollback")
  @Operation(summary = "Let the model serve that served before the serving one was trained")
  @APIResponseSchema(value = Job.class, responseCode = "202")
  public Response rollback() {
    try {
      return activate(training().former());
    } catch (IllegalArgumentException e) {
      throw conflict(String.valueOf(e.getMessage()));
    }
  }

  private Response held(Jobs.Work work) {
    try {
      engine.operating().reindex().holding().refuse();
    } catch (IllegalStateException e) {
      throw conflict(String.valueOf(e.getMessage()));
    }
    return accepted(
        engine
            .operating()
            .jobs()
            .start("train" + GenerationsResource.HELD, work)
            .orElseThrow(() -> conflict("A held training is running already")));
  }

  private static BadRequest conflict(String detail) {
    return new BadRequest(409, detail, List.of());
  }

  private Response accepted(String kind, Jobs.Work work) {
    return accepted(engine.operating().jobs().startOrJoin(kind, work));
  }

  private static Response accepted(Job job) {
    return Response.accepted(job).header("Location", "/v1/admin/jobs/" + job.jobId()).build();
  }
}
