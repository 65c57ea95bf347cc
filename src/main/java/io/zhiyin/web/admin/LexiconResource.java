package io.zhiyin.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.admin.Engine;
import io.zhiyin.admin.jobs.Job;
import io.zhiyin.admin.jobs.Jobs;
import io.zhiyin.admin.settings.WordSettings.Words;
import io.zhiyin.admin.words.Preview;
import io.zhiyin.admin.words.Previewing;
import io.zhiyin.admin.words.Wording;
import io.zhiyin.catalog.Problem;
import io.zhiyin.web.http.BadRequest;
import io.zhiyin.web.http.Bodies;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Words (lexicon, synonyms, misspellings, stop words, units) changed without a restart. */
@Path("/v1/admin/lexicon")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public final class LexiconResource {
  private static final int BODY = 64 << 20;
  private static final String KIND = "lexicon";

  /** How long a preview is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Engine engine;
  private volatile Result latest = new Result("", new CompletableFuture<>());

  /** A preview on its way. */
  private record Result(String job, CompletableFuture<Preview> preview) {}

  LexiconResource(Engine engine) {
    this.engine = engine;
  }

  /**
   * How the words stand.
   *
   * @param files that can be changed; their texts are at {@code /v1/admin/config/FILE}
   * @param waiting those whose latest text is not in force yet
   * @param changes how many can be rolled back, one after the other
   */
  @Schema(name = "LexiconState")
  public record State(List<String> files, List<String> waiting, int changes) {}

  @GET
  @Operation(summary = "The files of words, those not in force yet, and how far back one can go")
  public State state() {
    return new State(
        wording().settings().files(), wording().settings().waiting(), wording().settings().kept());
  }

  @GET
  @Path("mined")
  @Operation(
      summary =
          "The words that the catalogue was mined for when the live index was built, sorted; a line"
              + " -词 in the shop's lexicon forbids one")
  public Mined mined() {
    return new Mined(List.copyOf(wording().analysis().mined()));
  }

  /** Words of the catalogue itself, sorted. */
  public record Mined(List<String> words) {}

  @POST
  @Path("preview")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary =
          "What texts would do, as apply takes them, which changes nothing: products whose terms"
              + " change, recent queries whose first products change. 200 with the answer, or 202"
              + " with a job after some seconds; then the answer is at preview/{job}")
  @APIResponseSchema(value = Preview.class, responseCode = "200")
  @RequestBody(
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "WordFiles")))
  public Response preview(byte[] body) {
    Map<String, String> files = files(body);
    checked(files);
    CompletableFuture<Preview> result = new CompletableFuture<>();
    Previewing previewing = engine.operating().previewing();
    Job job = begun("lexicon-preview", progress -> result.complete(previewing.of(files, progress)));
    latest = new Result(job.jobId(), result);
    Job now = engine.operating().jobs().await(job.jobId(), PATIENCE.toMillis());
    return switch (now.state()) {
      case SUCCEEDED -> Response.ok(result.join()).build();
      case RUNNING -> accepted(now);
      case FAILED, CANCELLED ->
          throw new BadRequest(
              409, String.join("; ", now.errors()) + " (" + now.state().label() + ")", List.of());
    };
  }

  @GET
  @Path("preview/{job}")
  @Operation(summary = "What the latest preview found, once its job has succeeded")
  public Preview preview(@PathParam("job") String job) {
    Result its = latest;
    if (!its.job().equals(job) || !its.preview().isDone()) {
      throw BadRequest.notFound("preview", job);
    }
    return its.preview().join();
  }

  @POST
  @Path("apply")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary =
          "Bring words into force: {\"files\":{\"synonyms.txt\":text,…}}, whole texts; edits that"
              + " wait for a restart come along. Only products whose terms change are indexed"
              + " again; queries and documents switch in one step")
  @APIResponseSchema(value = Job.class, responseCode = "202")
  @RequestBody(
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "WordFiles")))
  public Response apply(byte[] body) {
    Map<String, String> files = files(body);
    if (checked(files).same()) {
      throw new BadRequest(409, "These words are in force already", List.of());
    }
    return accepted(begun(KIND, progress -> wording().apply(files, progress)));
  }

  @POST
  @Path("rollback")
  @Operation(summary = "Take the latest change of words back, in the same way")
  @APIResponseSchema(value = Job.class, responseCode = "202")
  public Response rollback() {
    if (wording().settings().kept() == 0) {
      throw new BadRequest(409, "No earlier words are kept", List.of());
    }
    return accepted(begun(KIND, wording()::rollback));
  }

  private Wording wording() {
    return engine.operating().wording();
  }

  private Words checked(Map<String, String> files) {
    try {
      return wording().settings().with(files);
    } catch (IllegalStateException e) {
      throw new BadRequest(409, String.valueOf(e.getMessage()), List.of());
    }
  }

  private Job begun(String kind, Jobs.Work work) {
    return engine
        .operating()
        .jobs()
        .start(kind, work)
        .orElseThrow(() ->
            new BadRequest(409, "A " + kind + " is running already; wait or cancel it", List.of()));
  }

  private static Response accepted(Job job) {
    return Response.accepted(job).header("Location", "/v1/admin/jobs/" + job.jobId()).build();
  }

  private Map<String, String> files(byte[] body) {
    if (body.length == 0) {
      return Map.of();
    }
    JsonNode request = Bodies.object(body, BODY);
    List<Problem> problems = new ArrayList<>();
    Map<String, String> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : request.properties()) {
      if (!field.getKey().equals("files")) {
        problems.add(new Problem(field.getKey(), "is not known; known is files", ""));
      }
    }
    JsonNode given = request.path("files");
    if (!given.isMissingNode() && !given.isObject()) {
      problems.add(new Problem("files", "must be an object, file name: text", given.toString()));
    }
    List<String> known = wording().settings().files();
    for (Map.Entry<String, JsonNode> file : given.properties()) {
      String place = "files." + file.getKey();
      if (!known.contains(file.getKey())) {
        String rule = "must be one of " + String.join(", ", known);
        problems.add(new Problem(place, rule, file.getKey()));
      } else if (!file.getValue().isTextual()) {
        problems.add(new Problem(place, "must be the file's text", file.getValue().toString()));
      } else {
        files.put(file.getKey(), file.getValue().textValue());
      }
    }
    if (!problems.isEmpty()) {
      throw BadRequest.of(problems);
    }
    return files;
  }
}
