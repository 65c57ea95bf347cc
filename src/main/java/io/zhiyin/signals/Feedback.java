package io.zhiyin.signals;

import java.util.List;

/**
 * What became of our own answers, by where they stood and what made them.
 *
 * @param scenario {@code search}, {@code similar}, or a shelf's scenario
 * @param strategy what made the answer, as it said in {@code strategy_used}
 * @param impressions products shown, as told by events that echo an answer's {@code query_id}
 * @param revenue Σ price · quantity of what was bought from these answers
 * @param ctr clicks / impressions; 0 without impressions
 * @param cvr purchases / clicks; 0 without clicks
 * @param coec clicks over expected clicks: how many times the clicks that the average answer would
 *     have got at the same positions (Zhang and Jones, "Comparing click logs and editorial labels
 *     for training query rewriting", 2007); 0 where none are expected
 * @param positions from 0; the last holds all further ones
 */
public record Feedback(
    String scenario,
    String strategy,
    long impressions,
    long clicks,
    long carts,
    long purchases,
    double revenue,
    double ctr,
    double cvr,
    double coec,
    List<AtPosition> positions) {
  public Feedback {
    positions = List.copyOf(positions);
  }

  /** What became of what stood at one place. */
  public record AtPosition(int position, long impressions, long clicks) {}
}
