package io.zhiyin.web.admin;

import io.zhiyin.admin.Contest;
import io.zhiyin.admin.Engine;
import io.zhiyin.rank.Weights;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The contest between blends: what it learned, and to forget it. */
@Path("/v1/admin/bandit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public final class BanditResource {
  private final Engine engine;

  BanditResource(Engine engine) {
    this.engine = engine;
  }

  /**
   * The contest as it stands.
   *
   * @param blends none where {@code ranking.yaml} names none
   */
  public record BanditView(double floor, List<BlendView> blends) {}

  /**
   * A blend of a scenario.
   *
   * @param collaborative the most that behaviour may weigh
   * @param share of the next answers, estimated
   */
  public record BlendView(
      String scenario, double collaborative, long impressions, long clicks, double share) {
    static BlendView of(Contest.Standing its) {
      return new BlendView(
          its.scenario(),
          its.collaborative(),
          its.tally().impressions(),
          its.tally().clicks(),
          its.share());
    }
  }

  @GET
  @Operation(summary = "How the blends in a contest do, and how often each is drawn")
  public BanditView standings() {
    Weights.Contest contest = engine.operating().configuration().weights().contest();
    return new BanditView(
        contest.floor(),
        engine.operating().contest().standings(contest).stream().map(BlendView::of).toList());
  }

  @POST
  @Path("/reset")
  @Operation(summary = "Forgets what the contest has learned")
  public BanditView reset() {
    engine.operating().contest().reset();
    return standings();
  }
}
