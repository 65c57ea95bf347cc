package io.zhiyin.web.admin;

import io.zhiyin.admin.Engine;
import io.zhiyin.admin.jobs.Job;
import io.zhiyin.admin.snapshot.Snapshots;
import io.zhiyin.web.http.BadRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Copies of the store, made and brought back while serving. */
@Path("/v1/admin/snapshots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public final class SnapshotsResource {
  private final Engine engine;

  SnapshotsResource(Engine engine) {
    this.engine = engine;
  }

  /** All snapshots. */
  @Schema(name = "SnapshotList")
  public record Answer(List<Snapshots.Snapshot> snapshots) {}

  @GET
  @Operation(summary = "The snapshots that are kept, newest first")
  public Answer list() {
    return new Answer(engine.operating().snapshots().list());
  }

  @POST
  @Operation(summary = "Copy the store as it is now, below the data directory's folder snapshots")
  @APIResponseSchema(value = Snapshots.Snapshot.class, responseCode = "201")
  public Response create() {
    Snapshots.Snapshot made = engine.operating().snapshots().create();
    return Response.status(201)
        .entity(made)
        .header("Location", "/v1/admin/snapshots/" + made.id())
        .build();
  }

  @GET
  @Path("{id}")
  @Operation(summary = "A snapshot")
  public Snapshots.Snapshot get(@PathParam("id") String id) {
    return engine
        .operating()
        .snapshots()
        .get(id)
        .orElseThrow(() -> BadRequest.notFound("snapshot", id));
  }

  @POST
  @Path("{id}/restore")
  @Operation(summary = "Bring store, counters and index back to a snapshot, while serving")
  @APIResponseSchema(value = Job.class, responseCode = "202")
  public Response restore(@PathParam("id") String id) {
    Snapshots.Snapshot snapshot = get(id);
    Job job =
        engine
            .operating()
            .jobs()
            .startOrJoin(
                "restore", progress -> engine.operating().restore().run(snapshot.id(), progress));
    return Response.accepted(job).header("Location", "/v1/admin/jobs/" + job.jobId()).build();
  }
}
