package io.zhiyin.web.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets web pages of the configured origins read the answers to what they may ask (the fetch
 * standard's CORS protocol): events, searches, suggestions, products, shelves. Never with the key
 * or a cookie: neither is among what a preflight allows.
 */
final class CrossOrigin {
  private static final Pattern ROUTES =
      Pattern.compile(
          "/v1/(events(/ga4|/ubi)?|search|suggest|similar|recommend|products/[^/]+(/similar)?"
              + "|users/[^/]+/recommendations(/stream)?)");
  private static final int REMEMBERED_SECONDS = 3_600;

  private final Origins origins;

  CrossOrigin(Origins origins) {
    this.origins = origins;
  }

  /** Answers a preflight before a key is asked for: browsers send none with it. */
  @ServerRequestFilter(preMatching = true, priority = 40)
  public @Nullable Response preflight(ContainerRequestContext context) {
    boolean asks =
        context.getMethod().equals("OPTIONS")
            && context.getHeaderString("Access-Control-Request-Method") != null;
    return asks && allowed(context)
        ? Response.noContent()
            .header("Access-Control-Allow-Methods", "GET, POST")
            .header("Access-Control-Allow-Headers", "Content-Type")
            .header("Access-Control-Max-Age", REMEMBERED_SECONDS)
            .build()
        : null;
  }

  @ServerResponseFilter
  public void name(ContainerRequestContext context, ContainerResponseContext answer) {
    MultivaluedMap<String, Object> headers = answer.getHeaders();
    if (shared(context)) {
      headers.add("Vary", "Origin");
    }
    if (allowed(context)) {
      headers.putSingle("Access-Control-Allow-Origin", context.getHeaderString("Origin"));
      headers.putSingle("Access-Control-Expose-Headers", "Retry-After");
    }
  }

  private boolean allowed(ContainerRequestContext context) {
    return shared(context) && origins.knows(context.getHeaderString("Origin"));
  }

  private static boolean shared(ContainerRequestContext context) {
    return ROUTES.matcher(context.getUriInfo().getPath()).matches();
  }
}
