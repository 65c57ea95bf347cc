package io.zhiyin.web.access;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The console's session: whoever shows the key once gets a cookie that stands for it. */
@Path("/v1/admin/session")
@Tag(name = "admin")
public final class SessionResource {
  private final ConsoleSessions sessions;

  SessionResource(ConsoleSessions sessions) {
    this.sessions = sessions;
  }

  @POST
  @Operation(summary = "Open a console session: a cookie that stands for the key, for 12 hours")
  @APIResponse(responseCode = "204", description = "The cookie")
  public Response open() {
    return Response.noContent()
        .cookie(cookie(sessions.open(), (int) ConsoleSessions.LASTS.toSeconds()))
        .build();
  }

  @DELETE
  @Operation(summary = "Close the console session")
  @APIResponse(responseCode = "204", description = "Closed")
  public Response close(@CookieParam(ConsoleSessions.COOKIE) Optional<String> token) {
    token.ifPresent(sessions::close);
    return Response.noContent().cookie(cookie("", 0)).build();
  }

  private static NewCookie cookie(String value, int maxAge) {
    return new NewCookie.Builder(ConsoleSessions.COOKIE)
        .value(value)
        .path("/v1")
        .maxAge(maxAge)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
