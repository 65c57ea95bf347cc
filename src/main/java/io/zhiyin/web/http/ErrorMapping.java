package io.zhiyin.web.http;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.config.file.InvalidConfig;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure into a problem document; the unexpected ones without their insides. */
final class ErrorMapping {
  private static final Logger LOG = Logger.getLogger(ErrorMapping.class.getName());

  private final AllowedMethods allowed;

  ErrorMapping(AllowedMethods allowed) {
    this.allowed = allowed;
  }

  @ServerExceptionMapper
  Response badRequest(BadRequest e) {
    return ProblemDocument.response(e.status(), message(e), e.problems());
  }

  @ServerExceptionMapper
  Response invalid(InvalidInput e) {
    BadRequest its = BadRequest.of(e.problems());
    return ProblemDocument.response(e.isTooMuch() ? 413 : its.status(), message(its), e.problems());
  }

  @ServerExceptionMapper
  Response settings(InvalidConfig e) {
    return badRequest(
        BadRequest.of(
            e.problems().stream()
                .map(p -> new Problem((p.file() + " " + p.key()).strip(), p.rule(), p.value()))
                .toList()));
  }

  @ServerExceptionMapper
  Response overloaded(RejectedExecutionException e) {
    return ProblemDocument.response(429, "Too much at once; try again in a moment", List.of());
  }

  @ServerExceptionMapper
  Response framework(WebApplicationException e, UriInfo uri) {
    int status = e.getResponse().getStatus();
    String detail =
        switch (status) {
          case 404 -> "There is nothing here; the routes are listed at /q/swagger-ui";
          case 405 -> "This route does not take that method";
          case 406 -> "Answers are JSON; ask for application/json";
          case 415 -> "The body must be JSON, sent as application/json";
          default -> message(e);
        };
    if (status >= 500) {
      return unexpected(e);
    }
    Response told = ProblemDocument.response(status, detail, List.of());
    return status == 405
        ? Response.fromResponse(told).header("Allow", allowed.of(uri.getPath())).build()
        : told;
  }

  /**
   * A body broke off, or was longer than any may be without saying so: the connection is gone, or
   * the server has answered 413 already.
   */
  @ServerExceptionMapper
  Response unread(IOException e) {
    LOG.log(Level.FINE, "A body was not read to its end", e);
    return Response.status(400).build();
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    String incident = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, "Unexpected failure " + incident, e);
    if (full(e)) {
      return ProblemDocument.response(
          507, "The disk is full; make room, then send this again", List.of());
    }
    return ProblemDocument.response(
        500, "Something went wrong here; the log tells more under " + incident, List.of());
  }

  /** As SQLite says it, or the system, also through PostgreSQL. */
  private static boolean full(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String said = message(cause);
      if (said.contains("disk is full") || said.contains("No space left on device")) {
        return true;
      }
    }
    return false;
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? "" : e.getMessage();
  }
}
