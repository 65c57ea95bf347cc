package io.zhiyin.signals;

import java.time.LocalDate;

/**
 * What became of a scenario's answers, made by one strategy, on one day, by the times of the
 * events.
 *
 * @param day in UTC
 * @param scenario {@code search}, {@code similar}, or a shelf's scenario
 * @param strategy what made them, as in {@link Feedback}
 * @param impressions products shown
 * @param ctr clicks / impressions; 0 without impressions
 * @param cvr purchases / clicks; 0 without clicks
 */
public record DailyFeedback(
    LocalDate day,
    String scenario,
    String strategy,
    long impressions,
    long clicks,
    long purchases,
    double ctr,
    double cvr) {
  /** How many days are kept: the newest that anything was told of. */
  public static final int DAYS = 92;
}
