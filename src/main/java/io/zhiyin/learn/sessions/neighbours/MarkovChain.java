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
 * First-order Markov chain: {@code strength(i→j)} counts how often j came right after i (Ludewig
 * and Jannach, UMUAI 2018). A repeat of the same item is no step.
 *
 * <p>Cost: one pass over the clicks; an answer reads 200 edges. Wins on huge data where the very
 * next step is well known; sparse elsewhere.
 */
public final class MarkovChain implements SessionMethod {
  @Override
  public String name() {
    return "markov";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(Knob.even("decay", 0, 0.9, 0));
  }

  @Override
  public SessionModel fit(Sessions sessions, Settings settings, long seed) {
    ItemGraph graph =
        ItemGraph.build(
            sessions,
            new Postings(sessions),
            new ItemGraph.Limits(100_000, 1, 200),
            (session, steps) -> steps == 1 ? 1 : 0,
            (i, j, sum) -> sum);
    return new GraphAnswers(graph, sessions.catalogue(), settings.get("decay"));
  }
}
