package io.zhiyin.signals.input;

import io.zhiyin.catalog.Problem;
import io.zhiyin.signals.Event;
import java.util.List;

/** What became of one event that was sent. */
public sealed interface ReadEvent {
  /**
   * Valid, and to be stored.
   *
   * @param told whether the event or its shopper said something of consent to personalization; else
   *     the configured default made it {@link Event#personal}
   */
  record Accepted(Event event, boolean told) implements ReadEvent {}

  /**
   * Valid, but its shopper does not consent to analytics: answered as accepted and stored nowhere.
   */
  record Withheld() implements ReadEvent {}

  /** Invalid: at least one problem, in the order of the fields. */
  record Rejected(List<Problem> problems) implements ReadEvent {
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
