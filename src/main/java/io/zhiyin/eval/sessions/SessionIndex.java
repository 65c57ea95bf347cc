package io.zhiyin.eval.sessions;

import io.zhiyin.eval.served.Scratch;
import io.zhiyin.eval.served.ServedRows;
import io.zhiyin.index.question.Candidate;
import io.zhiyin.learn.data.SparseMatrix;
import io.zhiyin.learn.served.Postings;
import io.zhiyin.learn.sessions.Posted;
import io.zhiyin.learn.sessions.Posted.Finder;
import io.zhiyin.learn.sessions.Scores;
import io.zhiyin.learn.sessions.SessionModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Serves a model that is postings from an index: its documents (items to offer, or sessions) carry
 * their strongest items as feature fields and are found there; only the votes of sessions are
 * counted in memory.
 *
 * @param keep strengths that a document carries at most
 */
public record SessionIndex(Scratch scratch, int keep) {
  /** Cut as documents are, in (0,1]. */
  SparseMatrix postings(Posted model) {
    return Postings.of(model.documents(), keep);
  }

  /** The model with cut documents, still in memory: what pruning alone costs. */
  static SessionModel pruned(Posted model, SparseMatrix postings) {
    SparseMatrix byItem = postings.transposed();
    return () ->
        model.open((weights, k, found) -> {
          for (int t = 0; t < weights.size(); t++) {
            int item = weights.touched(t);
            for (int at = byItem.start(item); at < byItem.end(item); at++) {
              found.add(byItem.column(at), weights.value(item) * byItem.value(at));
            }
          }
        });
  }

  /** The model with documents in an index. */
  static SessionModel served(Posted model, ServedRows rows) {
    Finder finder = (weights, k, found) -> find(rows, weights, k, found);
    return () -> model.open(finder);
  }

  private static void find(ServedRows rows, Scores weights, int k, Scores found) {
    Map<String, Double> seeds = new HashMap<>();
    for (int t = 0; t < weights.size(); t++) {
      int item = weights.touched(t);
      seeds.put(ServedRows.name(item), weights.value(item));
    }
    for (Candidate document : rows.find(seeds, k, Set.of())) {
      found.add(ServedRows.number(document), document.score());
    }
  }
}
