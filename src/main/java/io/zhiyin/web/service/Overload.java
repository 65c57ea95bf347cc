package io.zhiyin.web.service;

import io.zhiyin.web.http.ProblemDocument;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many requests in at a time and tells the others to come back, rather than answering all
 * of them late.
 */
final class Overload {
  private static final String ENTERED = "zhiyin.entered";

  private final Semaphore places;

  Overload(ServiceConfig config) {
    this.places = new Semaphore(config.concurrentRequests());
  }

  @ServerRequestFilter(preMatching = true, priority = 50)
  public @Nullable Response enter(ContainerRequestContext context) {
    if (!context.getUriInfo().getPath().startsWith("/v1/")) {
      return null;
    }
    if (!places.tryAcquire()) {
      return ProblemDocument.response(429, "Too much at once; try again in a moment", List.of());
    }
    context.setProperty(ENTERED, true);
    return null;
  }

  @ServerResponseFilter
  public void leave(ContainerRequestContext context) {
    if (context.getProperty(ENTERED) != null) {
      context.removeProperty(ENTERED);
      places.release();
    }
  }
}
