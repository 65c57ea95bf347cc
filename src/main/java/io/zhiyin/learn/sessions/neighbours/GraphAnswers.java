package io.zhiyin.learn.sessions.neighbours;

import io.zhiyin.learn.sessions.ItemGraph;
import io.zhiyin.learn.sessions.NextItems;
import io.zhiyin.learn.sessions.Scores;
import io.zhiyin.learn.sessions.SessionModel;

/**
 * Answers from an item graph: {@code score(j) = Σ decay^d · strength(i_d, j)}, i_d the click d
 * places before the end, up to 30; with decay 0 the last click alone. Cost: the clicks' edges.
 */
record GraphAnswers(ItemGraph graph, int catalogue, double decay) implements SessionModel {
  private static final int CLICKS = 30;

  @Override
  public NextItems open() {
    Scores scores = new Scores(catalogue);
    return (prefix, k) -> {
      double weight = 1;
      for (int d = 0; d < Math.min(CLICKS, prefix.length) && weight > 0; d++) {
        int item = prefix[prefix.length - 1 - d];
        for (int e = 0; e < graph.edges(item); e++) {
          scores.add(graph.neighbour(item, e), weight * graph.strength(item, e));
        }
        weight *= decay;
      }
      int[] top = scores.top(k);
      scores.clear();
      return top;
    };
  }
}
