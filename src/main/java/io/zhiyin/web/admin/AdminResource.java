package io.zhiyin.web.admin;

import io.smallrye.mutiny.Multi;
import io.zhiyin.admin.Engine;
import io.zhiyin.admin.Status;
import io.zhiyin.admin.jobs.Job;
import io.zhiyin.web.http.BadRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Operating the engine: status and jobs. */
@Path("/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public final class AdminResource {
  private static final Duration TICK = Duration.ofMillis(250);

  private final Engine engine;

  AdminResource(Engine engine) {
    this.engine = engine;
  }

  @GET
  @Path("status")
  @Operation(summary = "How the engine stands")
  public Status.Snapshot status() {
    return engine.operating().status().snapshot();
  }

  @POST
  @Path("retention")
  @Operation(
      summary = "Let events go that are older than events.yaml says, without waiting for the hour")
  @APIResponseSchema(value = Job.class, responseCode = "202")
  public Response retention() {
    Job job =
        engine.operating().jobs().startOrJoin("retention", engine.operating().retention()::run);
    return Response.accepted(job).header("Location", "/v1/admin/jobs/" + job.jobId()).build();
  }

  @GET
  @Path("jobs")
  @Operation(summary = "Jobs, newest first")
  public List<Job> jobs() {
    return engine.operating().jobs().list();
  }

  @GET
  @Path("jobs/{id}")
  @Operation(summary = "A job's progress")
  public Job job(@PathParam("id") String id) {
    return engine.operating().jobs().get(id).orElseThrow(() -> BadRequest.notFound("job", id));
  }

  @GET
  @Path("jobs/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Operation(summary = "A job's progress as server-sent events, until it ends")
  public Multi<Job> jobEvents(@PathParam("id") String id) {
    Job now = job(id);
    AtomicBoolean ended = new AtomicBoolean();
    Multi<Job> later =
        Multi.createFrom()
            .ticks()
            .every(TICK)
            .onItem()
            .transform(tick -> job(id))
            .select()
            .first(next -> !ended.getAndSet(next.state() != Job.State.RUNNING));
    return now.state() == Job.State.RUNNING
        ? Multi.createBy().concatenating().streams(Multi.createFrom().item(now), later)
        : Multi.createFrom().item(now);
  }

  @POST
  @Path("jobs/{id}/cancel")
  @Operation(summary = "Ask a job to stop; what it built is discarded")
  public Job cancel(@PathParam("id") String id) {
    return engine.operating().jobs().cancel(id).orElseThrow(() -> BadRequest.notFound("job", id));
  }
}
