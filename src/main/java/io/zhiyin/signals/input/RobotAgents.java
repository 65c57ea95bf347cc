package io.zhiyin.signals.input;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tells known robots by the name they give themselves, and counts what they sent: it is accepted,
 * since a robot that is refused tries again, and kept nowhere.
 *
 * <p>A name is found anywhere in the User-Agent, in any case. Thread-safe.
 */
public final class RobotAgents {
  private final List<String> names;
  private final LongAdder events = new LongAdder();

  /**
   * @param names such as {@code Googlebot}; none: nobody is a robot
   */
  public RobotAgents(List<String> names) {
    this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /** Whether a User-Agent is a known robot's; an empty one is not. */
  public boolean knows(String userAgent) {
    String agent = userAgent.toLowerCase(Locale.ROOT);
    return names.stream().anyMatch(agent::contains);
  }

  /** So many events of robots were left out. */
  public void leftOut(int more) {
    events.add(more);
  }

  /** Events left out since the start. */
  public long events() {
    return events.sum();
  }
}
