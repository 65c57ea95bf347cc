package io.zhiyin.eval.files;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether what is known runs past what is asked for, by times; rows without a time say nothing. A
 * history that lies wholly behind the test is a mistake, such as files that were exchanged. A
 * shopper's own history that goes on after a target is a leak, too, unless the split was made at
 * random, which the files do not tell: so it is said, not refused. Times of other shoppers do not
 * matter, since a split by leave-one-out has them.
 */
public final class TimeOrder {
  private final Map<String, Long> latestKnown = new HashMap<>();
  private final Map<String, Long> earliestAsked = new HashMap<>();
  private long firstKnown = Long.MAX_VALUE;
  private long lastAsked = Long.MIN_VALUE;

  /** Takes a row of the history; time 0 is unknown. */
  public void known(String user, long time) {
    if (time != 0) {
      firstKnown = Math.min(firstKnown, time);
      latestKnown.merge(user, time, Math::max);
    }
  }

  /** Takes a row of what is asked for; time 0 is unknown. */
  public void asked(String user, long time) {
    if (time != 0) {
      lastAsked = Math.max(lastAsked, time);
      earliestAsked.merge(user, time, Math::min);
    }
  }

  /**
   * Refuses a history that is later than all that is asked for.
   *
   * @param test what is named
   * @throws InvalidInput when it is
   */
  public void check(Path test) {
    if (firstKnown != Long.MAX_VALUE && lastAsked != Long.MIN_VALUE && firstKnown > lastAsked) {
      throw new InvalidInput(
          new Problem(
              test.toString(),
              "must not end before the history begins (unix_ts " + firstKnown + ")",
              Long.toString(lastAsked)));
    }
  }

  /** In words, when shoppers have history later than what is asked of them. */
  public Optional<String> warning() {
    long later =
        earliestAsked.entrySet().stream()
            .filter(its -> latestKnown.getOrDefault(its.getKey(), 0L) > its.getValue())
            .count();
    return later == 0
        ? Optional.empty()
        : Optional.of(
            later
                + " of "
                + earliestAsked.size()
                + " shoppers have history later than what is asked of them: a leak, unless the"
                + " split is a random one");
  }
}
