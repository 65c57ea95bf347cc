package io.zhiyin.web.insight;

import io.zhiyin.admin.Engine;
import io.zhiyin.signals.DailyFeedback;
import io.zhiyin.web.http.Params;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of answers over time, for operators. */
@Path("/v1/admin/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public final class FeedbackResource {
  private final Engine engine;

  FeedbackResource(Engine engine) {
    this.engine = engine;
  }

  /** Days, oldest first, then by scenario and strategy; days without anything are left out. */
  public record FeedbackView(List<DailyFeedback> days) {}

  @GET
  @Operation(
      summary =
          "Impressions, clicks and purchases by day (UTC), scenario and strategy, up to the newest day that"
              + " anything was told of")
  @Parameter(
      name = "days",
      in = ParameterIn.QUERY,
      description = "days back from the newest one, 1 to 92",
      schema = @Schema(type = SchemaType.INTEGER, defaultValue = "30"))
  public FeedbackView feedback(@Context UriInfo uri) {
    Params params = Params.of(uri);
    int days = params.whole("days", 30, 1, DailyFeedback.DAYS);
    params.check();
    return new FeedbackView(engine.signals().feedback(days));
  }
}
