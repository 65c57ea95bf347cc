package io.zhiyin.admin.jobs;

import java.util.List;
import java.util.Locale;

/**
 * A snapshot of long work.
 *
 * @param kind such as {@code reindex}
 * @param phase what it does now
 * @param done units of this phase finished, of {@code total} (0 when unknown)
 * @param ratePerSecond units a second in this phase so far
 * @param etaSeconds seconds left in this phase by that rate; -1 when unknown
 */
public record Job(
    String jobId,
    String kind,
    State state,
    String phase,
    long done,
    long total,
    double ratePerSecond,
    long etaSeconds,
    List<String> errors) {
  public enum State {
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
