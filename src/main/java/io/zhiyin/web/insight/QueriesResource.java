package io.zhiyin.web.insight;

import io.zhiyin.admin.Engine;
import io.zhiyin.search.suggest.QueryLog;
import io.zhiyin.web.http.Params;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What shoppers asked in the past, for operators. */
@Path("/v1/admin/queries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public final class QueriesResource {
  private final Engine engine;

  QueriesResource(Engine engine) {
    this.engine = engine;
  }

  /** Past queries. */
  public record QueriesView(List<QueryView> queries) {}

  /**
   * A past query.
   *
   * @param zeroResults times that nothing held nearly all its words
   * @param clicks answers that led to a product
   * @param results products found the last time; -1 when it was never answered here
   */
  public record QueryView(
      String query,
      long searches,
      long zeroResults,
      long clicks,
      double clickRate,
      long results,
      Instant lastAt) {
    static QueryView of(QueryLog.Asked asked) {
      return new QueryView(
          asked.query(),
          asked.searches(),
          asked.empty(),
          asked.clicks(),
          asked.clickRate(),
          asked.results(),
          asked.lastAt());
    }
  }

  @GET
  @Operation(
      summary = "What shoppers search for: the hottest, those that find nothing, the least clicked")
  public QueriesView queries(@Context UriInfo uri) {
    Params params = Params.of(uri);
    QueryLog.Report report =
        params.choice(
            "report",
            QueryLog.Report.TOP,
            value ->
                switch (value) {
                  case "top" -> Optional.of(QueryLog.Report.TOP);
                  case "zero" -> Optional.of(QueryLog.Report.ZERO);
                  case "low_click" -> Optional.of(QueryLog.Report.LOW_CLICK);
                  default -> Optional.empty();
                },
            "top, zero, low_click");
    int limit = params.whole("limit", 50, 1, 1_000);
    params.check();
    return new QueriesView(
        engine.answering().search().queries(report, limit).stream().map(QueryView::of).toList());
  }
}
