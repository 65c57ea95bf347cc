package io.zhiyin.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhiyin.admin.Engine;
import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.signals.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where shops tell what shoppers do. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events")
public final class EventsResource {
  private static final int BYTES = 2 << 20;
  private static final int EVENTS = 1_000;

  private final Engine engine;

  EventsResource(Engine engine) {
    this.engine = engine;
  }

  /**
   * {@code accepted} counts events stored now or before; a rejected one has its place in the
   * request.
   */
  public record Answer(int accepted, List<Rejected> rejected) {}

  /** An event that broke rules. */
  public record Rejected(int index, List<Problem> errors) {}

  /** {@code sendBeacon} sends text/plain, so any type of content is taken for JSON. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Store what shoppers did: one event, an array, or {\"events\":[…]}; at most 1,000")
  public CompletionStage<Response> post(byte[] body) {
    List<JsonNode> given = events(Bodies.json(Bodies.text(body, BYTES)));
    if (given.size() > EVENTS) {
      throw BadRequest.tooLarge(
          "A request must hold at most " + EVENTS + " events, got " + given.size());
    }
    List<Event> kept = new ArrayList<>();
    List<Rejected> rejected = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      try {
        engine.keeping().reader().read(given.get(i)).ifPresent(kept::add);
      } catch (InvalidInput e) {
        rejected.add(new Rejected(i, e.problems()));
      }
    }
    int accepted = given.size() - rejected.size();
    return engine
        .events()
        .append(kept)
        .thenApply(appended -> Response.accepted(new Answer(accepted, rejected)).build());
  }

  private static List<JsonNode> events(JsonNode body) {
    JsonNode events = body.isObject() && body.has("events") ? body.get("events") : body;
    List<JsonNode> all = new ArrayList<>();
    if (events.isArray()) {
      events.forEach(all::add);
    } else {
      all.add(events);
    }
    return all;
  }
}
