package io.zhiyin.web.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhiyin.catalog.Problem;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** An error as RFC 9457 has it, with every rule that was broken. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
    String type, String title, int status, String detail, List<Problem> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public static ProblemDocument of(int status, String detail, List<Problem> errors) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String unknown = status == 507 ? "Insufficient Storage" : "Error";
    String title = known == null ? unknown : known.getReasonPhrase();
    return new ProblemDocument("about:blank", title, status, detail, errors);
  }

  public static Response response(int status, String detail, List<Problem> errors) {
    Response.ResponseBuilder response =
        Response.status(status).type(MEDIA_TYPE).entity(of(status, detail, errors));
    return switch (status) {
      case 401 -> response.header("WWW-Authenticate", "Bearer").build();
      case 429 -> response.header("Retry-After", "1").build();
      default -> response.build();
    };
  }
}
