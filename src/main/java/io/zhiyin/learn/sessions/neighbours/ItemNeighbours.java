package io.zhiyin.learn.sessions.neighbours;

import io.zhiyin.learn.sessions.ItemGraph;
import io.zhiyin.learn.sessions.Knob;
import io.zhiyin.learn.sessions.Postings;
import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.SessionModel;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import java.util.List;

/**
 * Items that share sessions with the clicks, the later clicks counting more.
 *
 * <pre>strength(i,j) = c(i,j) / √((n_i + λ)(n_j + λ))     score(j) = Σ decay^d · strength(i_d, j)
 * </pre>
 *
 * c: sessions with both, n: with the one. Hidasi et al. (ICLR 2016) use it with the last click
 * alone (decay 0) and λ = 20; λ keeps chance meetings of rare items low.
 *
 * <p>Cost: fit Σ length² over sessions, 8 bytes an edge; an answer reads 200 edges a click. Wins by
 * simplicity and where order means nothing; loses to what knows the order.
 */
public final class ItemNeighbours implements SessionMethod {
  @Override
  public String name() {
    return "item-knn";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(Knob.even("decay", 0, 1, 0.7), Knob.even("lambda", 0, 50, 5));
  }

  @Override
  public SessionModel fit(Sessions sessions, Settings settings, long seed) {
    Sessions distinct = sessions.distinct();
    Postings postings = new Postings(sessions);
    double lambda = settings.get("lambda");
    ItemGraph graph =
        ItemGraph.build(
            distinct,
            postings,
            new ItemGraph.Limits(100_000, 200, 200),
            (session, steps) -> 1,
            (i, j, sum) ->
                sum / Math.sqrt((postings.count(i) + lambda) * (postings.count(j) + lambda)));
    return new GraphAnswers(graph, sessions.catalogue(), settings.get("decay"));
  }
}
