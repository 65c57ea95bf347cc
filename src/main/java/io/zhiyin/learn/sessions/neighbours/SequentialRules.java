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
 * What was clicked after the last click, the sooner the better (Ludewig and Jannach, Evaluation of
 * session-based recommendation algorithms, UMUAI 2018), with fresh sessions counting more.
 *
 * <pre>strength(i→j) = Σ over meetings, j after i:  (1/steps) · e^(−fading · age)</pre>
 *
 * age: share of sessions that came later. An item never follows itself here.
 *
 * <p>Cost: fit Σ length · 10; an answer reads 200 edges. Wins on short sessions and where one click
 * leads to the next (accessories, episodes); forgets all but the last click.
 */
public final class SequentialRules implements SessionMethod {
  @Override
  public String name() {
    return "sequential-rules";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(Knob.even("fading", 0, 8, 1), Knob.even("decay", 0, 0.9, 0));
  }

  @Override
  public SessionModel fit(Sessions sessions, Settings settings, long seed) {
    double fading = settings.get("fading");
    ItemGraph graph =
        ItemGraph.build(
            sessions,
            new Postings(sessions),
            new ItemGraph.Limits(100_000, 10, 200),
            (session, steps) -> steps > 0 ? sessions.freshness(session, fading) / steps : 0,
            (i, j, sum) -> sum);
    return new GraphAnswers(graph, sessions.catalogue(), settings.get("decay"));
  }
}
