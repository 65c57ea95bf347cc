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
 * Rules of size two: how often the other item stands in sessions of the last click, whatever the
 * order (Ludewig and Jannach, UMUAI 2018): {@code strength(i→j) = c(i,j)}; dividing by n_i would
 * not change an order.
 *
 * <p>Cost: as item-kNN. Wins where carts matter more than paths; leans to the popular.
 */
public final class AssociationRules implements SessionMethod {
  @Override
  public String name() {
    return "association-rules";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(Knob.even("decay", 0, 0.9, 0));
  }

  @Override
  public SessionModel fit(Sessions sessions, Settings settings, long seed) {
    ItemGraph graph =
        ItemGraph.build(
            sessions.distinct(),
            new Postings(sessions),
            new ItemGraph.Limits(100_000, 200, 200),
            (session, steps) -> 1,
            (i, j, sum) -> sum);
    return new GraphAnswers(graph, sessions.catalogue(), settings.get("decay"));
  }
}
