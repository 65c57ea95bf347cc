package io.zhiyin.web.access;

import io.vertx.core.http.HttpServerRequest;
import io.zhiyin.web.http.ProblemDocument;
import io.zhiyin.web.service.ServiceConfig;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what.
 *
 * <p>Routes that write, erase, administrate or show one shopper want the key ({@code Authorization:
 * Bearer …} or {@code X-API-Key}) or a console session opened with it. Web pages of the configured
 * origins may send events and ask for shelves without one. Anybody may search, but only they get
 * answers that a shopper's history shaped ({@link Caller}). Where no key is configured, requests
 * from this machine are let in when they also name it as their host and come from no foreign web
 * page: a page opened in the operator's browser must not be able to write.
 */
final class Access {
  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final List<String> OPEN_POSTS =
      List.of("/v1/search", "/v1/similar", "/v1/analyze");

  /** What pages of the configured origins may do without the key: tell, and ask for shelves. */
  private static final Pattern PAGES =
      Pattern.compile(
          "/v1/(events(/ga4|/ubi)?|search|recommend|users/[^/]+/recommendations(/stream)?)");

  private final Optional<byte[]> key;
  private final Origins origins;
  private final ConsoleSessions sessions;
  private final Caller caller;

  Access(ServiceConfig config, Origins origins, ConsoleSessions sessions, Caller caller) {
    this.caller = caller;
    this.origins = origins;
    this.sessions = sessions;
    this.key =
        config
            .apiKey()
            .filter(k -> !k.isBlank())
            .map(k -> k.strip().getBytes(StandardCharsets.UTF_8));
  }

  @ServerRequestFilter(preMatching = true, priority = 100)
  public @Nullable Response check(ContainerRequestContext context, HttpServerRequest request) {
    String path = context.getUriInfo().getPath();
    boolean known = allowedPage(context, path) || trusted(context, request);
    caller.known(known);
    if (known || !guarded(context.getMethod(), path)) {
      return null;
    }
    return key.isEmpty()
        ? refuse(403, "Without an API key only this machine itself is served")
        : refuse(401, "This route wants the API key, as Authorization: Bearer … or as X-API-Key");
  }

  private boolean trusted(ContainerRequestContext context, HttpServerRequest request) {
    return key.isEmpty()
        ? local(context, request)
        : given(context).filter(this::matches).isPresent() || inConsole(context);
  }

  static boolean guarded(String method, String path) {
    if (!path.startsWith("/v1/")) {
      return false;
    }
    if (path.startsWith("/v1/admin") || path.startsWith("/v1/users")) {
      return true;
    }
    boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    return !reads && !(method.equals("POST") && OPEN_POSTS.contains(path));
  }

  private boolean allowedPage(ContainerRequestContext context, String path) {
    if (!PAGES.matcher(path).matches()) {
      return false;
    }
    String origin = context.getHeaderString("Origin");
    // Of its own pages' reading a browser says no origin.
    return origin == null
        ? "same-origin".equals(context.getHeaderString("Sec-Fetch-Site"))
        : origins.knows(origin) || origin.equals(own(context));
  }

  /** The origin of the pages that this service itself serves. */
  private static String own(ContainerRequestContext context) {
    java.net.URI asked = context.getUriInfo().getRequestUri();
    return asked.getScheme() + "://" + asked.getAuthority();
  }

  private static boolean local(ContainerRequestContext context, HttpServerRequest request) {
    String origin = context.getHeaderString("Origin");
    String host = context.getUriInfo().getRequestUri().getHost();
    return isLoopback(request)
        && host != null
        && LOCAL_NAMES.contains(host.toLowerCase(Locale.ROOT))
        && (origin == null || LOCAL_NAMES.contains(hostOf(origin)));
  }

  private static String hostOf(String origin) {
    try {
      String host = java.net.URI.create(origin).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isLoopback(HttpServerRequest request) {
    try {
      return InetAddress.getByName(request.remoteAddress().hostAddress()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static Optional<String> given(ContainerRequestContext context) {
    String header = context.getHeaderString("X-API-Key");
    if (header != null) {
      return Optional.of(header);
    }
    String bearer = context.getHeaderString("Authorization");
    return bearer != null && bearer.regionMatches(true, 0, "Bearer ", 0, 7)
        ? Optional.of(bearer.substring(7).strip())
        : Optional.empty();
  }

  /** Of a console session; the cookie is never sent from other sites' pages (SameSite=Strict). */
  private boolean inConsole(ContainerRequestContext context) {
    Cookie cookie = context.getCookies().get(ConsoleSessions.COOKIE);
    return cookie != null && sessions.holds(cookie.getValue());
  }

  /** In time that does not depend on how much of the key is right. */
  private boolean matches(String given) {
    return key.isPresent()
        && MessageDigest.isEqual(key.get(), given.getBytes(StandardCharsets.UTF_8));
  }

  private static Response refuse(int status, String detail) {
    return ProblemDocument.response(status, detail, List.of());
  }
}
