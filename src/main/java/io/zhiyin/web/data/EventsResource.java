package io.zhiyin.web.data;

import io.zhiyin.admin.Engine;
import io.zhiyin.catalog.Problem;
import io.zhiyin.signals.Event;
import io.zhiyin.signals.input.Dialect;
import io.zhiyin.signals.input.EventReader;
import io.zhiyin.signals.input.ReadEvent;
import io.zhiyin.signals.input.RobotAgents;
import io.zhiyin.web.http.Bodies;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where shops tell what shoppers do. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
public final class EventsResource {
  private final Engine engine;

  EventsResource(Engine engine) {
    this.engine = engine;
  }

  /**
   * {@code accepted} counts events stored now or before; a rejected one has its place in the
   * request.
   */
  @Schema(name = "EventsAnswer")
  public record Answer(int accepted, List<Rejected> rejected) {}

  /** An event that broke rules. */
  public record Rejected(int index, List<Problem> errors) {}

  /** {@code sendBeacon} sends text/plain, so any type of content is taken for JSON. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Store what shoppers did: one event, an array, or {\"events\":[…]}; at most 1,000")
  @RequestBody(
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Events")))
  @APIResponseSchema(value = Answer.class, responseCode = "202")
  public CompletionStage<Response> post(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) Optional<String> agent,
      byte[] body) {
    return store(
        agent, engine.keeping().reader().readAll(Bodies.limited(body, EventReader.MAX_BYTES)));
  }

  @POST
  @Path("ga4")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary =
          "The same from Google Analytics 4: Measurement Protocol payloads or BigQuery export rows")
  @RequestBody(
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ForeignEvents")))
  @APIResponseSchema(value = Answer.class, responseCode = "202")
  public CompletionStage<Response> ga4(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) Optional<String> agent,
      byte[] body) {
    return store(agent, body, Dialect.GA4);
  }

  @POST
  @Path("ubi")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "The same from OpenSearch User Behavior Insights: events and queries")
  @RequestBody(
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "ForeignEvents")))
  @APIResponseSchema(value = Answer.class, responseCode = "202")
  public CompletionStage<Response> ubi(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.USER_AGENT) Optional<String> agent,
      byte[] body) {
    return store(agent, body, Dialect.UBI);
  }

  private CompletionStage<Response> store(Optional<String> agent, byte[] body, Dialect dialect) {
    return store(
        agent,
        engine.keeping().reader().readAll(Bodies.limited(body, EventReader.MAX_BYTES), dialect));
  }

  private CompletionStage<Response> store(Optional<String> agent, List<ReadEvent> given) {
    List<Event> kept = new ArrayList<>();
    List<Rejected> rejected = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      switch (given.get(i)) {
        case ReadEvent.Accepted(Event event, boolean _) -> kept.add(event);
        case ReadEvent.Rejected(List<Problem> problems) -> rejected.add(new Rejected(i, problems));
        case ReadEvent.Withheld() -> {
          // Nothing of it is kept.
        }
      }
    }
    int accepted = given.size() - rejected.size();
    RobotAgents robots = engine.keeping().robots();
    if (robots.knows(agent.orElse(""))) {
      robots.leftOut(accepted);
      kept.clear();
    }
    return engine
        .events()
        .append(kept)
        .thenApply(appended -> Response.accepted(new Answer(accepted, rejected)).build());
  }
}
