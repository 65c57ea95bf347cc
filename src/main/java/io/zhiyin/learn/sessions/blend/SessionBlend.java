package io.zhiyin.learn.sessions.blend;

import io.zhiyin.learn.sessions.Knob;
import io.zhiyin.learn.sessions.SessionMethod;
import io.zhiyin.learn.sessions.SessionModel;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import io.zhiyin.learn.sessions.blend.evidence.Channel;
import io.zhiyin.learn.sessions.blend.evidence.Memory;
import java.util.List;
import java.util.Optional;

/**
 * The learned mixture, the lab's default: candidates from neighbour sessions (as STAN, with idf and
 * with what follows the meeting counting more), sequential rules of the last clicks, a two-step
 * walk on the item graph (as P3alpha) and the session's own repeats; {@link Channel} names the
 * evidence, {@link Choice} weighs it.
 *
 * <p>Fit: the newest part of the sessions (a tenth, at most 15,000) is held back; the weights are
 * learned on its choices with evidence from the older ones; then the evidence is drawn from all. So
 * weights follow each shop's habits (repeats, session lengths) without tuning. With fewer than 300
 * examples fixed weights serve.
 *
 * <p>Cost: about three times item-kNN's fit plus 0.5 ms an example; an answer Σ postings of the
 * clicks, at most {@code sample} each. Wins wherever a few thousand sessions exist; on less STAN
 * does as well. No single Σ of weighted fields, so that an index cannot serve it.
 */
public final class SessionBlend implements SessionMethod {
  private static final int ENOUGH = 300;
  private static final int HELD_BACK = 15_000;

  @Override
  public String name() {
    return "session-blend";
  }

  @Override
  public List<Knob> knobs() {
    return List.of(
        Knob.ratio("click_decay", 0.5, 20, 2.5),
        Knob.ratio("place_decay", 0.5, 20, 2.5),
        Knob.even("backward", 0.2, 1, 0.7),
        Knob.even("idf_power", 0, 2, 1),
        Knob.even("fading", 0, 8, 2),
        Knob.even("damping", 0, 0.8, 0.3),
        Knob.whole("edges", 20, 100, 50),
        Knob.whole("sample", 300, 3_000, 1_000),
        Knob.whole("candidates", 50, 300, 200),
        Knob.whole("learn_candidates", 50, 200, 100),
        Knob.whole("examples", 2_000, 20_000, 12_000));
  }

  @Override
  public SessionModel fit(Sessions sessions, Settings settings, long seed) {
    int held = Math.min(HELD_BACK, sessions.size() / 10);
    Optional<Choice> choice = learn(sessions, sessions.size() - held, settings, seed);
    return new SessionBlendModel(Memory.of(sessions, settings), choice, settings);
  }

  private static Optional<Choice> learn(
      Sessions sessions, int older, Settings settings, long seed) {
    Memory memory = Memory.of(sessions.oldest(older), settings);
    List<Choice.Example> examples =
        Examples.draw(memory, sessions, settings, settings.whole("examples"), seed);
    return examples.size() < ENOUGH ? Optional.empty() : Optional.of(Choice.learn(examples, seed));
  }
}
