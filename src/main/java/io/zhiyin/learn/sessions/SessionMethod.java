package io.zhiyin.learn.sessions;

import java.util.List;

/** A way to learn what comes next. Stateless. */
public interface SessionMethod {
  /** As given to {@code --methods}. */
  String name();

  /** What can be tuned, with defaults that serve untuned. */
  List<Knob> knobs();

  /**
   * Fits on sessions; the same input gives the same model.
   *
   * @param sessions may be empty: the model then answers nothing
   * @param settings of the knobs
   */
  SessionModel fit(Sessions sessions, Settings settings, long seed);
}
