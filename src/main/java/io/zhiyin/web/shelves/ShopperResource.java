package io.zhiyin.web.shelves;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.zhiyin.admin.Engine;
import io.zhiyin.rank.Ranked;
import io.zhiyin.recommend.Shelf;
import io.zhiyin.recommend.ShelfOptions;
import io.zhiyin.recommend.ShelfQuestion;
import io.zhiyin.signals.Shopper;
import io.zhiyin.web.http.Params;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What one shopper sees of us. */
@Path("/v1/users/{id}/recommendations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "shelves")
public final class ShopperResource {
  private static final int ID = 128;

  /** So that a connection that is gone is noticed, and proxies keep one that is quiet. */
  private static final Duration BEAT = Duration.ofSeconds(15);

  private final Engine engine;

  ShopperResource(Engine engine) {
    this.engine = engine;
  }

  @GET
  @Operation(
      summary = "A shopper's own shelf: from the history, else what is trending, else what is new")
  public ShelfView recommendations(@PathParam("id") String id, @Context UriInfo uri) {
    long startedAt = System.nanoTime();
    ShelfQuestion asked = question(id, uri);
    Shelf shelf = engine.answering().recommendations().of(asked);
    return ShelfView.of(shelf, asked.options(), startedAt);
  }

  @GET
  @Path("stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary =
          "The same as server-sent events: the shelf now, and again whenever the shopper's behaviour"
              + " changed it")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = ShelfView.class)))
  public Multi<OutboundSseEvent> stream(
      @PathParam("id") String id, @Context UriInfo uri, @Context Sse sse) {
    ShelfQuestion asked = question(id, uri);
    AtomicReference<List<String>> shown = new AtomicReference<>(List.of());
    Multi<OutboundSseEvent> shelves =
        steps(asked.who())
            .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
            .map(step -> fresh(asked, shown))
            .filter(Optional::isPresent)
            .map(shelf ->
                sse.newEventBuilder()
                    .id(shelf.orElseThrow().queryId())
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(ShelfView.class, shelf.orElseThrow())
                    .build());
    Multi<OutboundSseEvent> beats =
        Multi.createFrom()
            .ticks()
            .startingAfter(BEAT)
            .every(BEAT)
            .onOverflow()
            .drop()
            .map(tick -> sse.newEventBuilder().comment("still here").build());
    return Multi.createBy().merging().streams(shelves, beats);
  }

  /** One at once, then one for each time that the shopper did something, the latest if many. */
  private Multi<Boolean> steps(ShelfQuestion.Who who) {
    return Multi.createFrom()
        .emitter(
            emitter -> {
              Runnable stop =
                  engine
                      .operating()
                      .watch()
                      .watch(who.shopper(), who.sessionId(), () -> emitter.emit(true));
              emitter.onTermination(stop);
              emitter.emit(true);
            },
            BackPressureStrategy.LATEST);
  }

  /** The shelf, unless it shows the same products as the last one. */
  private Optional<ShelfView> fresh(ShelfQuestion asked, AtomicReference<List<String>> shown) {
    long startedAt = System.nanoTime();
    Shelf shelf = engine.answering().recommendations().of(asked);
    List<String> ids = shelf.items().stream().map(Ranked::id).toList();
    List<String> before = shown.getAndSet(ids);
    return ids.equals(before) && !ids.isEmpty()
        ? Optional.empty()
        : Optional.of(ShelfView.of(shelf, asked.options(), startedAt));
  }

  private static ShelfQuestion question(String id, UriInfo uri) {
    Params params = Params.of(uri);
    if (id.length() > ID) {
      params.note("id", "must be at most " + ID + " characters", id.length() + " characters");
    }
    Shopper shopper = new Shopper(id, params.text("client_id", ID));
    ShelfQuestion.Who who =
        new ShelfQuestion.Who(shopper, params.text("session_id", ID), params.personalize());
    ShelfOptions options = ShelvesResource.options(params);
    return ShelfQuestion.home(who, options);
  }
}
