package io.zhiyin.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.admin.Engine;
import io.zhiyin.admin.Rehearsal;
import io.zhiyin.admin.jobs.Job;
import io.zhiyin.admin.jobs.Jobs;
import io.zhiyin.admin.upkeep.Holding;
import io.zhiyin.admin.upkeep.Reindex;
import io.zhiyin.catalog.Problem;
import io.zhiyin.index.Generation;
import io.zhiyin.web.http.BadRequest;
import io.zhiyin.web.http.Bodies;
import io.zhiyin.web.http.Params;
import io.zhiyin.web.service.ServiceConfig;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Generations of the index: built, compared before the swap, activated, rolled back. */
@Path("/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public final class GenerationsResource {
  private static final String REINDEX = "reindex";

  /** How the kinds of jobs end that hold a generation. */
  static final String HELD = "-held";

  private static final int BODY = 1 << 20;

  /** How long the swap of a held generation is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Engine engine;
  private final Duration queryTime;

  GenerationsResource(Engine engine, ServiceConfig config) {
    this.engine = engine;
    this.queryTime = config.queryTime();
  }

  private Reindex reindexing() {
    return engine.operating().reindex();
  }

  private Jobs jobs() {
    return engine.operating().jobs();
  }

  @POST
  @Path("reindex")
  @Operation(
      summary =
          "Build the index again beside the live one, and swap when it is good. With hold=true it"
              + " waits in phase held, for an hour at most, to be compared, activated by its number"
              + " or dropped by cancelling the job; meanwhile it takes every write, too")
  @Parameter(
      name = "hold",
      in = ParameterIn.QUERY,
      schema = @Schema(implementation = boolean.class))
  @APIResponseSchema(value = Job.class, responseCode = "202")
  @RequestBody(
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Hold")))
  public Response reindex(@Context UriInfo uri, byte[] body) {
    Params params = Params.of(uri, body);
    boolean hold = params.flag("hold");
    params.check();
    refuseWhileHeld();
    return accepted(
        hold
            ? jobs()
                .start(REINDEX + HELD, reindexing()::runHeld)
                .orElseThrow(() -> conflict("A held reindex is running already"))
            : jobs().startOrJoin(REINDEX, reindexing()::run));
  }

  private void refuseWhileHeld() {
    try {
      reindexing().holding().refuse();
    } catch (IllegalStateException e) {
      throw conflict(e);
    }
  }

  private static Response accepted(Job job) {
    return Response.accepted(job).header("Location", "/v1/admin/jobs/" + job.jobId()).build();
  }

  @GET
  @Path("generations")
  @Operation(
      summary =
          "The generations of the index that are kept, newest first; which one is held says status")
  public List<Generation> generations() {
    return engine.answering().index().generations();
  }

  /** The lists, in the order asked. */
  public record Compared(List<Questions.Both> answers) {}

  @POST
  @Path("generations/{n}/compare")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "Answer questions by the live generation and by the held one, which counts nowhere:"
              + " {\"questions\":[{\"search\":{…}},{\"similar\":{\"items\":[…]}},{\"recommend\":{…}}]}")
  @RequestBody(content = @Content(schema = @Schema(ref = "Comparison")))
  public Compared compare(@PathParam("n") int number, byte[] body) {
    JsonNode request = Bodies.object(body, BODY);
    List<Problem> problems = new ArrayList<>();
    Questions questions = Questions.read(request.path("questions"), queryTime, problems);
    if (!problems.isEmpty()) {
      throw BadRequest.of(problems);
    }
    Rehearsal rehearsal = engine.operating().rehearsal();
    return reindexing()
        .holding()
        .ask(number, held -> new Compared(questions.both(rehearsal.live(), rehearsal.of(held))))
        .orElseThrow(() -> BadRequest.notFound("held generation", Integer.toString(number)));
  }

  @POST
  @Path("generations/{n}/activate")
  @Operation(
      summary =
          "Let a kept generation, brought up to date, or the held one answer. 200 with the"
              + " generations, or 202 with the job when the held one's swap takes long")
  @APIResponseSchema(value = Generation[].class, responseCode = "200")
  public Response activate(@PathParam("n") int number) {
    Holding holding = reindexing().holding();
    if (holding.release(number)) {
      return swapped();
    }
    try {
      reindexing().activate(number);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw conflict(e);
    }
    return Response.ok(generations()).build();
  }

  private Response swapped() {
    Job swapping =
        jobs().list().stream()
            .filter(job -> job.kind().endsWith(HELD))
            .findFirst()
            .map(job -> jobs().await(job.jobId(), PATIENCE.toMillis()))
            .orElseThrow();
    return switch (swapping.state()) {
      case SUCCEEDED -> Response.ok(generations()).build();
      case RUNNING -> accepted(swapping);
      case FAILED, CANCELLED -> throw conflict(String.join("; ", swapping.errors()));
    };
  }

  @POST
  @Path("rollback")
  @Operation(summary = "Activate the generation before the live one")
  public List<Generation> rollback() {
    refuseWhileHeld();
    try {
      reindexing().rollback();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw conflict(e);
    }
    return generations();
  }

  private static BadRequest conflict(RuntimeException e) {
    String message = e.getMessage();
    return conflict(message == null ? "" : message);
  }

  private static BadRequest conflict(String detail) {
    return new BadRequest(409, detail, List.of());
  }
}
