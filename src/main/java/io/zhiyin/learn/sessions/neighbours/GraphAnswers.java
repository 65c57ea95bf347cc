package io.zhiyin.learn.sessions.neighbours;

import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.sessions.ItemGraph;
import io.zhiyin.learn.sessions.NextItems;
import io.zhiyin.learn.sessions.Posted;
import io.zhiyin.learn.sessions.Scores;

/**
 * Answers from an item graph: {@code score(j) = Σ decay^d · strength(i_d, j)}, i_d the click d
 * places before the end, up to 30; with decay 0 the last click alone. Cost: the clicks' edges. Its
 * documents are the items to offer.
 */
record GraphAnswers(ItemGraph graph, int catalogue, double decay) implements Posted {
  private static final int CLICKS = 30;

  @Override
  public SparseMatrix documents() {
    return graph.matrix().transposed();
  }

  @Override
  public NextItems open() {
    return open((weights, k, found) -> {
      for (int t = 0; t < weights.size(); t++) {
        int item = weights.touched(t);
        for (int e = 0; e < graph.edges(item); e++) {
          found.add(graph.neighbour(item, e), weights.value(item) * graph.strength(item, e));
        }
      }
    });
  }

  @Override
  public NextItems open(Finder finder) {
    Scores weights = new Scores(catalogue);
    Scores scores = new Scores(catalogue);
    return (prefix, k) -> {
      double weight = 1;
      for (int d = 0; d < Math.min(CLICKS, prefix.length) && weight > 0; d++) {
        weights.add(prefix[prefix.length - 1 - d], weight);
        weight *= decay;
      }
      finder.find(weights, k, scores);
      int[] top = scores.top(k);
      weights.clear();
      scores.clear();
      return top;
    };
  }
}
