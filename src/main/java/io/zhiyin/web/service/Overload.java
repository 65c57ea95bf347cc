package io.zhiyin.web.service;

import io.vertx.ext.web.RoutingContext;
import io.zhiyin.web.http.ProblemDocument;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many requests in at a time and tells the others to come back, rather than answering all
 * of them late. A request leaves when its answer begins (a stream holds no place) or its connection
 * ends, whichever is first: a client that breaks off gets no answer.
 */
final class Overload {
  private static final String PLACE = "zhiyin.place";

  private final Semaphore places;

  Overload(ServiceConfig config) {
    this.places = new Semaphore(config.concurrentRequests());
  }

  /** One request's, given back once. */
  private final class Place {
    private final AtomicBoolean left = new AtomicBoolean();

    void leave() {
      if (left.compareAndSet(false, true)) {
        places.release();
      }
    }
  }

  @ServerRequestFilter(preMatching = true, priority = 50)
  public @Nullable Response enter(ContainerRequestContext context, RoutingContext exchange) {
    if (!context.getUriInfo().getPath().startsWith("/v1/")) {
      return null;
    }
    if (!places.tryAcquire()) {
      return ProblemDocument.response(429, "Too much at once; try again in a moment", List.of());
    }
    Place place = new Place();
    context.setProperty(PLACE, place);
    exchange.addEndHandler(_ -> place.leave());
    return null;
  }

  @ServerResponseFilter
  public void leave(ContainerRequestContext context) {
    if (context.getProperty(PLACE) instanceof Place place) {
      place.leave();
    }
  }
}
